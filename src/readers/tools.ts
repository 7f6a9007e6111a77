import type { OpenOcr } from '../ports/ocr.js';
import type { OcrMode, PageProgress } from '../ports/tasks.js';
import type { ReadPicture } from './scan/read-picture.js';

/** What readers may ask of the world: recognition, and somebody who hears how far it is. */
export interface ReadTools {
  readonly ocr: OcrMode;
  /** Null where pictures are not to be read. */
  readonly openOcr: OpenOcr | null;
  readonly onPage: (progress: PageProgress) => void;
  /** What recognition gave elsewhere of pages of this file, by their numbers: it is taken as it is. */
  readonly recognised?: RecognisedPages;
}

/** Null where the picture of a page was read and nothing came of it. */
export type RecognisedPages = ReadonlyMap<number, ReadPicture | null>;

/** Text only: pictures come back as pages unread. */
export const TEXT_ONLY: ReadTools = { ocr: 'never', openOcr: null, onPage: () => undefined };
