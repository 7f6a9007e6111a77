import { writeFile } from 'node:fs/promises';
import type { OpenOcr } from '../src/ports/ocr.js';
import type {
  PageProgress,
  PictureAnswer,
  PictureTask,
  ProbeAnswer,
  ProbeTask,
  RecogniseAnswer,
  RecogniseTask,
} from '../src/ports/tasks.js';
import { withPages } from '../src/readers/open-pages.js';
import { findPagesToRecognise, recognisePages } from '../src/readers/pages/recognise-pages.js';
import { openFile } from './open-file.js';
import { writeRecognised } from './recognised-file.js';

/** Tasks of the contained child that look at single pages of a file; see ports/tasks.ts. */

export async function probe(task: ProbeTask): Promise<ProbeAnswer> {
  const { limits, ocr } = task;
  const opened = await openFile(task);
  if ('failure' in opened) return NO_PAGES;
  const found = await withPages(opened.source, limits, async (pages) => ({
    pages: pages.count,
    recognise: await findPagesToRecognise(pages, limits, ocr),
  }));
  return typeof found === 'string' ? NO_PAGES : found;
}

const NO_PAGES: ProbeAnswer = { pages: 0, recognise: [] };

export async function recognise(
  task: RecogniseTask,
  openOcr: OpenOcr,
  onPage: (progress: PageProgress) => void,
): Promise<RecogniseAnswer> {
  const { limits, ocr, pages: numbers, out } = task;
  const opened = await openFile(task);
  if ('failure' in opened) return { ok: false };
  const found = await withPages(opened.source, limits, (pages) =>
    recognisePages(pages, numbers, { ocr, openOcr, onPage }),
  );
  if (typeof found === 'string' || found.size === 0) return { ok: false };
  await writeRecognised(out, task.sha256, found);
  return { ok: true };
}

export async function picture(task: PictureTask): Promise<PictureAnswer> {
  const opened = await openFile(task);
  if ('failure' in opened) return { ok: false, failure: opened.failure, pages: 0 };
  const { pageImage } = await import('../src/readers/page-image.js');
  const image = await pageImage(opened.source, task.limits, task);
  if (!image.ok) return image;
  await writeFile(task.out, image.png);
  return { ok: true, failure: null, pages: image.pages };
}
