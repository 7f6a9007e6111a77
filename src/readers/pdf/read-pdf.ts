import type {
  DocumentModel,
  Notice,
  Page,
  ReadFailureCode,
  ReadLimits,
  ReadResult,
  SourceFile,
} from '../../model/document.js';
import { assemble } from '../pages/assemble.js';
import { layOutPage, type PageLayout } from '../pages/page-layout.js';
import { loadPage } from './load-page.js';
import { type OpenPdf, openPdf } from './open.js';
import { examinePage } from './page-health.js';

/** No report has more; a file may claim a billion. */
const MOST_PAGES_LISTED = 20_000;

/**
 * Reads the text of a PDF with its places: paragraphs joined over lines and pages, tables from their ruling lines,
 * running heads set apart. Pages that hold a picture of text come back as unread, for somebody else to look at.
 */
export async function readPdf(source: SourceFile, limits: ReadLimits): Promise<ReadResult> {
  let pdf: OpenPdf | null = null;
  try {
    const opened = await openPdf(source.bytes);
    if (typeof opened === 'string') return failure(source.file, opened);
    pdf = opened;
    return await readPages(source, pdf, limits);
  } catch {
    // Whatever the parser throws here is caused by the bytes; it has no other input.
    return failure(source.file, 'corrupt');
  } finally {
    await pdf?.close().catch(() => undefined);
  }
}

async function readPages(source: SourceFile, pdf: OpenPdf, limits: ReadLimits): Promise<ReadResult> {
  const total = Math.min(pdf.document.numPages, MOST_PAGES_LISTED);
  const readable = Math.min(total, limits.pages);
  const pages: Page[] = [];
  const notices: Notice[] = [];
  const layouts: PageLayout[] = [];
  const ocrPages = new Set<number>();
  let isEmpty = true;
  let broken = 0;
  for (let number = 1; number <= readable; number += 1) {
    const content = await loadPage(pdf.document, number);
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
  if (total > 0 && broken === readable) return failure(source.file, 'corrupt');
  if (total === 0 || isEmpty) return failure(source.file, 'empty');

  for (let number = readable + 1; number <= total; number += 1) {
    pages.push({ number, width: null, height: null, read: 'unread', ocrConfidence: null });
  }
  if (readable < total) {
    const message = `共${pdf.document.numPages}页，只读取了前${readable}页。`;
    notices.push({ code: 'pages-limited', message, block: null, page: readable + 1 });
  }
  return { ok: true, document: makeModel(source, pdf, pages, layouts, notices, ocrPages) };
}

function makeModel(
  source: SourceFile,
  pdf: OpenPdf,
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
    format: 'pdf',
    pages,
    blocks,
    notices: [...notices, ...aligned],
    declaredTitle: pdf.title,
  };
}

const REASONS: Partial<Record<ReadFailureCode, string>> = {
  encrypted: '设有打开密码。请取消密码后重新提交。',
  corrupt: '已损坏或不完整，无法打开。请用原软件重新导出 PDF 后再提交。',
  empty: '没有任何内容。请检查是否导出了空白文件。',
};

function failure(file: string, code: ReadFailureCode): ReadResult {
  return { ok: false, failure: { file, code, message: `“${file}”${REASONS[code] ?? '无法读取。'}` } };
}
