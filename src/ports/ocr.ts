/** Recognition of pictures of text. The readers ask for it through this; engines are adapters. */

/** A greyscale picture: one byte a pixel, row by row, 0 black, 255 white. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Pixels per inch of the printed page, as far as known. */
  readonly dpi: number;
}

/** In pixels, origin top left. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface OcrCharacter {
  readonly text: string;
  /** Left and right end in pixels of the picture. Engines that do not tell share out the line. */
  readonly x: number;
  readonly right: number;
  /** 0..1 */
  readonly confidence: number;
}

/** One printed line, or one piece of it where a wide gap parts it. */
export interface OcrLine {
  readonly box: PixelBox;
  readonly characters: readonly OcrCharacter[];
}

export type OcrEngineName = 'pp-ocr' | 'tesseract';

/**
 * One engine, loaded. It keeps nothing of what it reads: the same picture gives the same answer, whatever came before.
 * Pictures are upright, on white. Calls do not overlap.
 */
export interface OcrEngine {
  readonly name: OcrEngineName;
  /** Finds the lines of a page and reads them, from top to bottom. */
  readPage(page: Raster): Promise<readonly OcrLine[]>;
  /** Reads pictures that hold one line each; null for one in which nothing was read. Boxes are within each picture. */
  readLines(lines: readonly Raster[]): Promise<readonly (OcrLine | null)[]>;
  /** Reads pictures that hold one figure each: digits, point, commas, sign, percent. '' where nothing was read. */
  readFigures(figures: readonly Raster[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** The engines of this machine: the first reads, the second reads figures again. Equal where there is only one. */
export interface OcrEngines {
  readonly first: OcrEngine;
  readonly second: OcrEngine;
}

/** Opens the engines when the first picture comes. Rejects with an `OcrMissing` where no engine can be had. */
export type OpenOcr = () => Promise<OcrEngines>;

/** No engine, or its language file is not there. The message is Chinese, for the person who installed Jishen. */
export class OcrMissing extends Error {
  override readonly name = 'OcrMissing';
}
