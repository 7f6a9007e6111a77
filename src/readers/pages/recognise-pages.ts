import type { ReadLimits } from '../../model/document.js';
import type { OcrMode } from '../../ports/tasks.js';
import type { ReadPicture } from '../scan/read-picture.js';
import type { ReadTools, RecognisedPages } from '../tools.js';
import { examinePage, PICTURE_PAGE } from './page-health.js';
import { MOST_PAGES_LISTED, type PageSource } from './page-source.js';
import { openRecognition, wantedOf } from './recognition.js';

/** The numbers of the pages that `readPages` would have recognised. No picture is decoded, no engine is needed. */
export async function findPagesToRecognise(
  given: PageSource,
  limits: Pick<ReadLimits, 'pages'>,
  ocr: OcrMode,
): Promise<number[]> {
  const found: number[] = [];
  const readable = Math.min(given.count, MOST_PAGES_LISTED, limits.pages);
  for (let number = 1; number <= readable; number += 1) {
    const { content, health } = await examine(given, number);
    if (health && wantedOf(given, ocr, health, content) !== null) found.push(number);
  }
  return found;
}

/**
 * What recognition gives of just these pages of a file, for `ReadTools.recognised` of whoever reads it. Left out is what
 * costs nothing to find out again, and what cannot be recognised here: broken pages, and all of them without an engine.
 */
export async function recognisePages(
  given: PageSource,
  numbers: readonly number[],
  tools: ReadTools,
): Promise<RecognisedPages> {
  const unseen = new Set<number>();
  const picture: PageSource['picture'] = async (number) => {
    const taken = await given.picture!(number);
    if (typeof taken === 'string') unseen.add(number);
    return taken;
  };
  const source = given.picture ? { ...given, picture } : given;
  const recognition = openRecognition(source, numbers.length, { ...tools, onPage: () => undefined });
  const found = new Map<number, ReadPicture | null>();
  for (const [done, number] of numbers.entries()) {
    tools.onPage({ page: done, pages: numbers.length });
    const { content, health } = await examine(given, number);
    if (health) {
      const read = await recognition.read(number, health, content);
      if (recognition.missing() !== null) break;
      if (!unseen.has(number)) found.set(number, read);
    }
    tools.onPage({ page: done + 1, pages: numbers.length });
  }
  return found;
}

/** A page as `readPages` sees it; without health where it is broken. */
async function examine(given: PageSource, number: number) {
  if (!given.load) return { content: null, health: PICTURE_PAGE };
  const content = number <= given.count ? await given.load(number) : null;
  return { content, health: content && examinePage(content) };
}
