import type { ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { readPages } from '../pages/read-pages.js';
import { type ReadTools, TEXT_ONLY } from '../tools.js';
import { openPdfPages } from './open-pages.js';

/**
 * Reads the text of a PDF with its places: paragraphs joined over lines and pages, tables from their ruling lines,
 * running heads set apart. Pages that hold a picture of text are recognised where the tools allow it, else left unread.
 * What bytes can cause comes back as a failure; an engine that breaks throws, since the next try may find it sound.
 */
export async function readPdf(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools = TEXT_ONLY,
): Promise<ReadResult> {
  const opened = await openPdfPages(source, limits);
  if (typeof opened === 'string') return failure(source.file, opened);
  try {
    const read = await readPages(source, opened.pages, limits, tools);
    return typeof read === 'string' ? failure(source.file, read) : { ok: true, document: read };
  } finally {
    await opened.close();
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
