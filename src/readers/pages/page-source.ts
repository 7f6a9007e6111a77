import type { Format, Notice, ReadFailureCode } from '../../model/document.js';
import type { Picture } from '../scan/scan-page.js';
import type { PageContent } from './page-content.js';

/** A file that has pages, of drawn characters or of pictures. */
export interface PageSource {
  readonly format: Format;
  /** As the file says; it may claim a billion. */
  readonly count: number;
  readonly title: string | null;
  /** Notices of the whole file. */
  readonly notices?: readonly Notice[];
  /** What is drawn on a page, by its number, from 1 on; null where it is broken. Absent: the pages are pictures. */
  load?(number: number): Promise<PageContent | null>;
  /** A page as a picture, or why there is none. Absent: the format cannot be painted. */
  picture?(number: number): Promise<Picture | ReadFailureCode>;
  /** Of a page whose picture was had: its Chinese is not to be seen there, for want of a face. Absent: it has none of its own. */
  lacksFace?(number: number): Promise<boolean>;
  /** That picture lacks the page's own text, and cannot stand for a page that has some. */
  readonly picturesOnly?: boolean;
}

/** Such a file, open. `close` must be called, whatever happened to its pages. */
export interface OpenPages {
  readonly pages: PageSource;
  close(): Promise<void>;
}

/** No report has more. */
export const MOST_PAGES_LISTED = 20_000;
