import type { Raster } from '../../ports/ocr.js';
import type { PageContent, Rule, Turn } from '../pages/page-content.js';

/** A page as it came from a scanner or a camera: three bytes a pixel, red, green, blue. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Pixels per inch; a guess from the page's size where the file does not say. */
  readonly dpi: number;
}

/** A page made ready for reading. All places are in pixels of `raster`. */
export interface PreparedPage {
  /** Grey, upright (up to a half turn), straight, evenly lit, without the seal and without the ruling lines. */
  readonly raster: Raster;
  readonly rules: readonly Rule[];
  /** A red seal lay on the page. */
  readonly stamped: boolean;
  /** Nothing is printed on the page. */
  readonly blank: boolean;
  /** Clockwise, from the upright page to the picture as it came: the same as `Frame.turn`. */
  readonly turn: Turn;
  /** Clockwise, in degrees: how far the page lay askew, turned back in `raster`. */
  readonly skew: number;
  /** Of the picture before it was turned. */
  readonly width: number;
  readonly height: number;
}

/** What was read on a page, in points like any other page. */
export interface RecognisedPage {
  readonly content: PageContent;
  /** 0..1, over the characters. 0 where nothing was read. */
  readonly confidence: number;
}
