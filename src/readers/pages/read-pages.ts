import type { DocumentModel, Notice, Page, ReadLimits, SourceFile } from '../../model/document.js';
import type { ReadTools } from '../tools.js';
import { alignedNotices, assemble } from './assemble.js';
import type { PageContent } from './page-content.js';
import { examinePage, PICTURE_PAGE } from './page-health.js';
import { layOutPage, type PageLayout } from './page-layout.js';
import { MOST_PAGES_LISTED, type PageSource } from './page-source.js';
import { openRecognition } from './recognition.js';

/**
 * The document, or why there is none: broken altogether, or nothing on any page. Pages that text cannot be had of are
 * recognised, as far as the tools allow; what cannot be read comes back unread, and is said to be.
 */
export async function readPages(
  source: SourceFile,
  given: PageSource,
  limits: ReadLimits,
  tools: ReadTools,
): Promise<DocumentModel | 'corrupt' | 'empty'> {
  const total = Math.min(given.count, MOST_PAGES_LISTED);
  const readable = Math.min(total, limits.pages);
  const pages: Page[] = [];
  const notices: Notice[] = [...(given.notices ?? [])];
  const layouts: PageLayout[] = [];
  const ocrPages = new Set<number>();
  const recognition = openRecognition(given, readable, tools);
  let isEmpty = true;
  let broken = 0;
  for (let number = 1; number <= readable; number += 1) {
    const content = given.load ? await given.load(number) : undefined;
    if (content === null) {
      broken += 1;
      pages.push({ number, width: null, height: null, read: 'unread', ocrConfidence: null });
      notices.push({
        code: 'page-unread',
        message: `第${number}页已损坏，无法读取。`,
        block: null,
        page: number,
      });
      continue;
    }
    const health = content ? examinePage(content) : PICTURE_PAGE;
    const recognised = await recognition.read(number, health, content ?? null);
    const isBlank = recognised?.isBlank ?? isUndrawn(content);
    if (!isBlank) isEmpty = false;
    if (recognised?.content) layouts.push(layOutPage(recognised.content, layouts.at(-1)));
    else if (content && health.keepsText && !isBlank) layouts.push(layOutPage(content, layouts.at(-1)));
    if (!recognised && health.read === 'ocr') ocrPages.add(number);
    const notice = recognised
      ? recognised.notice
      : health.notice && { ...health.notice, block: null, page: number };
    if (notice) notices.push(notice);
    const { read, ocrConfidence } = recognised?.page ?? { read: health.read, ocrConfidence: null };
    const size = content
      ? { width: content.frame.pageWidth, height: content.frame.pageHeight }
      : { width: recognised?.page.width ?? null, height: recognised?.page.height ?? null };
    pages.push({ number, ...size, read, ocrConfidence });
  }
  if (total > 0 && broken === readable) return 'corrupt';
  if (total === 0 || isEmpty) return 'empty';

  for (let number = readable + 1; number <= total; number += 1) {
    pages.push({ number, width: null, height: null, read: 'unread', ocrConfidence: null });
  }
  if (readable < total) {
    const message = `共${given.count}页，只读取了前${readable}页。`;
    notices.push({ code: 'pages-limited', message, block: null, page: readable + 1 });
  }
  const blocks = assemble(layouts, ocrPages);
  return {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format: given.format,
    pages,
    blocks,
    notices: [...notices, ...recognition.notices(), ...alignedNotices(blocks)],
    declaredTitle: given.title,
  };
}

/** Nothing is drawn on the page at all. */
const isUndrawn = (content: PageContent | undefined): boolean =>
  content !== undefined && content.glyphs.length === 0 && content.images.length === 0 && content.paths === 0;
