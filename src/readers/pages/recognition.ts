import type { Notice } from '../../model/document.js';
import type { OcrEngines } from '../../ports/ocr.js';
import type { OcrMode } from '../../ports/tasks.js';
import { lazyEngines } from '../scan/engines.js';
import type { ReadPicture } from '../scan/read-picture.js';
import type { ReadTools } from '../tools.js';
import type { PageContent } from './page-content.js';
import type { PageHealth } from './page-health.js';
import type { PageSource } from './page-source.js';

/** Recognition for the pages of one file: opened when the first page needs it. */
export interface Recognition {
  /** Null where the page's own text is taken as it is, or where nothing can be recognised. */
  read(number: number, health: PageHealth, content: PageContent | null): Promise<ReadPicture | null>;
  /** Why nothing can be recognised, in Chinese; null unless an engine was wanted and missing. */
  missing(): string | null;
  /** Of the whole file. */
  notices(): Notice[];
}

/** `pages`: how many will be looked at, for the progress. */
export function openRecognition(given: PageSource, pages: number, tools: ReadTools): Recognition {
  const engines = lazyEngines(tools);
  const stamped: number[] = [];

  const readWhole = async (number: number, health: PageHealth, loaded: OcrEngines) => {
    const picture = await given.picture!(number);
    // What cannot be painted is what it was without recognition.
    if (picture === 'unsupported' && given.load) return null;
    // Loaded when the first picture comes: most files have none.
    const { readPicture } = await import('../scan/read-picture.js');
    const read = await readPicture(picture, number, loaded);
    // What the file has as text is better than nothing.
    return read.content === null && !read.isBlank && health.read !== 'unread' ? null : read;
  };

  const readPictures = async (page: PageContent, { pictures, notice }: PageHealth, loaded: OcrEngines) => {
    const { number, frame } = page;
    const picture = await given.picture!(number);
    if (typeof picture === 'string') return null;
    const { readRegions } = await import('./read-regions.js');
    const read = await readRegions(page, pictures, picture, loaded);
    if (!read) return null;
    const { pageWidth: width, pageHeight: height } = frame;
    const isSaid = notice !== null && (notice.code !== 'image-skipped' || read.left > 0);
    return {
      page: { number, width, height, read: 'ocr', ocrConfidence: read.confidence } as const,
      content: read.content,
      notice: isSaid ? { ...notice, block: null, page: number } : null,
      isStamped: read.isStamped,
      isBlank: false,
    };
  };

  const recognise = (
    how: 'whole' | 'pictures',
    number: number,
    health: PageHealth,
    content: PageContent | null,
  ) =>
    engines.use((loaded) => {
      tools.onPage({ page: number - 1, pages });
      return how === 'whole' ? readWhole(number, health, loaded) : readPictures(content!, health, loaded);
    });

  const take: typeof recognise = async (how, number, health, content) => {
    const elsewhere = tools.recognised?.get(number);
    return elsewhere === undefined ? recognise(how, number, health, content) : elsewhere;
  };

  return {
    async read(number, health, content) {
      const how = wantedOf(given, tools.ocr, health, content);
      const read = how && (await take(how, number, health, content));
      if (engines.isOpen()) tools.onPage({ page: number, pages });
      if (read?.isStamped) stamped.push(number);
      return read;
    },
    missing: engines.missing,
    notices() {
      const notices: Notice[] = [];
      const [first] = stamped;
      const missing = engines.missing();
      if (missing !== null) notices.push({ code: 'ocr-missing', message: missing, block: null, page: null });
      if (first !== undefined) {
        const message = `第${stamped.join('、')}页盖有红色印章。`;
        notices.push({ code: 'stamped', message, block: null, page: first });
      }
      return notices;
    },
  };
}

/** Whether a page is recognised as a whole, or the pictures among its text are; null where its text is taken as it is. */
export function wantedOf(
  { picture, picturesOnly }: PageSource,
  ocr: OcrMode,
  health: PageHealth,
  content: PageContent | null,
): 'whole' | 'pictures' | null {
  if (!picture) return null;
  if ((health.read === 'unread' && ocr !== 'never') || (ocr === 'always' && !picturesOnly)) return 'whole';
  const isPartly = content !== null && content.frame.turn === 0 && health.pictures.length > 0;
  return ocr !== 'never' && isPartly ? 'pictures' : null;
}
