import type { ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { readPages } from '../pages/read-pages.js';
import { type ReadTools, TEXT_ONLY } from '../tools.js';
import { loadPage } from './load-page.js';
import { type OpenPdf, openPdf } from './open.js';
import type { PagePictures } from './page-picture.js';

/**
 * Reads the text of a PDF with its places: paragraphs joined over lines and pages, tables from their ruling lines,
 * running heads set apart. Pages that hold a picture of text are recognised where the tools allow it, else left unread.
 */
export async function readPdf(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools = TEXT_ONLY,
): Promise<ReadResult> {
  let pdf: OpenPdf | null = null;
  const pictures = openPicturesLazily(source.bytes, limits);
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
      picture: pictures.page,
    } as const;
    const read = await readPages(source, pages, limits, tools);
    return typeof read === 'string' ? failure(source.file, read) : { ok: true, document: read };
  } catch {
    // Whatever the parser throws here is caused by the bytes; it has no other input.
    return failure(source.file, 'corrupt');
  } finally {
    await pictures.close();
    await pdf?.close().catch(() => undefined);
  }
}

/** Opened for the first page that only a picture can tell: most files have none. */
function openPicturesLazily(bytes: Uint8Array, limits: ReadLimits) {
  let opened: Promise<PagePictures | ReadFailureCode> | null = null;
  return {
    page: async (number: number) => {
      opened ??= import('./page-picture.js').then(({ openPagePictures }) => openPagePictures(bytes, limits));
      const pictures = await opened;
      return typeof pictures === 'string' ? pictures : pictures.page(number);
    },
    close: async () => {
      const pictures = await opened?.catch(() => null);
      if (pictures && typeof pictures !== 'string') await pictures.close().catch(() => undefined);
    },
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
