import type { DocumentModel, Format, Notice, Page, ReadLimits, SourceFile } from '../../model/document.js';
import { assemble } from './assemble.js';
import type { PageContent } from './page-content.js';
import { examinePage } from './page-health.js';
import { layOutPage, type PageLayout } from './page-layout.js';

/** A file that has pages of drawn characters. */
export interface PageSource {
  readonly format: Format;
  /** As the file says; it may claim a billion. */
  readonly count: number;
  readonly title: string | null;
  /** Notices of the whole file. */
  readonly notices?: readonly Notice[];
  /** A page by its number, from 1 on; null where it is broken. */
  load(number: number): Promise<PageContent | null>;
}

/** No report has more. */
const MOST_PAGES_LISTED = 20_000;

/** The document, or why there is none: broken altogether, or nothing on any page. */
export async function readPages(
  source: SourceFile,
  given: PageSource,
  limits: ReadLimits,
): Promise<DocumentModel | 'corrupt' | 'empty'> {
  const total = Math.min(given.count, MOST_PAGES_LISTED);
  const readable = Math.min(total, limits.pages);
  const pages: Page[] = [];
  const notices: Notice[] = [...(given.notices ?? [])];
  const layouts: PageLayout[] = [];
  const ocrPages = new Set<number>();
  let isEmpty = true;
  let broken = 0;
  for (let number = 1; number <= readable; number += 1) {
    const content = await given.load(number);
    if (!content) {
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
    const { frame, glyphs, images, paths } = content;
    const health = examinePage(content);
    if (glyphs.length > 0 || images.length > 0 || paths > 0) isEmpty = false;
    if (health.read === 'ocr') ocrPages.add(number);
    if (health.notice) notices.push({ ...health.notice, block: null, page: number });
    if (health.keepsText) layouts.push(layOutPage(content, layouts.at(-1)));
    pages.push({
      number,
      width: frame.pageWidth,
      height: frame.pageHeight,
      read: health.read,
      ocrConfidence: null,
    });
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
  return makeModel(source, given, pages, layouts, notices, ocrPages);
}

function makeModel(
  source: SourceFile,
  { format, title }: PageSource,
  pages: readonly Page[],
  layouts: readonly PageLayout[],
  notices: readonly Notice[],
  ocrPages: ReadonlySet<number>,
): DocumentModel {
  const blocks = assemble(layouts, ocrPages);
  const aligned = blocks.flatMap((block): Notice[] => {
    if (block.kind !== 'table' || block.grid !== 'aligned') return [];
    const message = '此表没有框线，行列是按文字位置推断的。';
    return [{ code: 'table-aligned', message, block: block.index, page: block.page }];
  });
  return {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format,
    pages,
    blocks,
    notices: [...notices, ...aligned],
    declaredTitle: title,
  };
}
