import type { OpenOcr } from '../ports/ocr.js';
import type { OcrMode, PageProgress } from '../ports/tasks.js';

/** What readers may ask of the world: recognition, and somebody who hears how far it is. */
export interface ReadTools {
  readonly ocr: OcrMode;
  /** Null where pictures are not to be read. */
  readonly openOcr: OpenOcr | null;
  readonly onPage: (progress: PageProgress) => void;
}

/** Text only: pictures come back as pages unread. */
export const TEXT_ONLY: ReadTools = { ocr: 'never', openOcr: null, onPage: () => undefined };
