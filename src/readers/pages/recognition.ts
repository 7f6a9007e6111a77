import type { Notice } from '../../model/document.js';
import { type OcrEngines, OcrMissing } from '../../ports/ocr.js';
import type { ReadPicture } from '../scan/read-picture.js';
import type { ReadTools } from '../tools.js';
import type { PageHealth } from './page-health.js';
import type { PageSource } from './read-pages.js';

/** Recognition for the pages of one file: opened when the first page needs it. */
export interface Recognition {
  /** Null where the page's own text is taken, or where nothing can be recognised. */
  read(number: number, health: PageHealth): Promise<ReadPicture | null>;
  /** Of the whole file. */
  notices(): Notice[];
}

/** `pages`: how many will be looked at, for the progress. */
export function openRecognition(given: PageSource, pages: number, tools: ReadTools): Recognition {
  let engines: OcrEngines | null = null;
  let missing: OcrMissing | null = null;
  const stamped: number[] = [];

  const enginesFor = async (health: PageHealth): Promise<OcrEngines | null> => {
    const isWanted = tools.ocr === 'always' || (tools.ocr === 'auto' && health.read === 'unread');
    if (!isWanted || !given.picture || !tools.openOcr || missing) return null;
    try {
      engines ??= await tools.openOcr();
      return engines;
    } catch (error) {
      // A file that holds text as well is still worth reading without its pictures.
      if (!(error instanceof OcrMissing) || !given.load) throw error;
      missing = error;
      return null;
    }
  };

  return {
    async read(number, health) {
      const loaded = await enginesFor(health);
      if (!loaded) {
        if (engines) tools.onPage({ page: number, pages });
        return null;
      }
      tools.onPage({ page: number - 1, pages });
      // Loaded when the first picture comes: most files have none.
      const { readPicture } = await import('../scan/read-picture.js');
      const read = await readPicture(await given.picture!(number), number, loaded);
      tools.onPage({ page: number, pages });
      if (read.isStamped) stamped.push(number);
      // What the file has as text is better than nothing.
      return read.content === null && !read.isBlank && health.read !== 'unread' ? null : read;
    },
    notices() {
      const notices: Notice[] = [];
      const [first] = stamped;
      if (missing) notices.push({ code: 'ocr-missing', message: missing.message, block: null, page: null });
      if (first !== undefined) {
        const message = `第${stamped.join('、')}页盖有红色印章。`;
        notices.push({ code: 'stamped', message, block: null, page: first });
      }
      return notices;
    },
  };
}
