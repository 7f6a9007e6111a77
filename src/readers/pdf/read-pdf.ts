import type { ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { readPages } from '../pages/read-pages.js';
import { loadPage } from './load-page.js';
import { type OpenPdf, openPdf } from './open.js';

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
    const { document, title } = opened;
    const pages = {
      format: 'pdf',
      title,
      count: document.numPages,
      load: (number: number) => loadPage(document, number),
    } as const;
    const read = await readPages(source, pages, limits);
    return typeof read === 'string' ? failure(source.file, read) : { ok: true, document: read };
  } catch {
    // Whatever the parser throws here is caused by the bytes; it has no other input.
    return failure(source.file, 'corrupt');
  } finally {
    await pdf?.close().catch(() => undefined);
  }
}

const REASONS: Partial<Record<ReadFailureCode, string>> = {
  encrypted: '设有打开密码。请取消密码后重新提交。',
  corrupt: '已损坏或不完整，无法打开。请用原软件重新导出 PDF 后再提交。',
  empty: '没有任何内容。请检查是否导出了空白文件。',
};

function failure(file: string, code: ReadFailureCode): ReadResult {
  return { ok: false, failure: { file, code, message: `“${file}”${REASONS[code] ?? '无法读取。'}` } };
}
