import type { Notice, ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import type { OpenPages } from '../pages/page-source.js';
import { readPages } from '../pages/read-pages.js';
import { type ReadTools, TEXT_ONLY } from '../tools.js';
import { UnreadableError } from '../unreadable.js';
import { openArchive } from '../zip.js';
import { openPages } from './load-page.js';
import { type OfdFile, openOfd } from './package.js';

/**
 * Reads an OFD file with the places of its text, as a PDF is read; what is a picture is recognised where the tools allow it.
 * Everything that bytes can cause comes back as a failure.
 */
export async function readOfd(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools = TEXT_ONLY,
): Promise<ReadResult> {
  try {
    const opened = await openOfdPages(source, limits);
    if (typeof opened === 'string') return failure(source.file, opened);
    const read = await readPages(source, opened.pages, limits, tools);
    return typeof read === 'string' ? failure(source.file, read) : { ok: true, document: read };
  } catch (error) {
    if (error instanceof UnreadableError) return failure(source.file, error.code);
    throw error;
  }
}

/** The pages of an OFD file, or why there are none. Throws `UnreadableError`, here and for a page. */
export async function openOfdPages(
  { bytes }: Pick<SourceFile, 'bytes'>,
  limits: ReadLimits,
): Promise<OpenPages | ReadFailureCode> {
  if (bytes.length > limits.fileBytes) return 'too-large';
  const archive = await openArchive(bytes, limits);
  const ofd = await openOfd(archive, limits.depth);
  if (ofd?.isEncrypted) return 'encrypted';
  if (!ofd || ofd.pages.length === 0) return ofd ? 'empty' : 'corrupt';
  const pages = {
    format: 'ofd',
    title: ofd.title,
    count: ofd.pages.length,
    notices: noticesOf(ofd),
    ...openPages(bytes, archive, ofd, limits),
  } as const;
  return { pages, close: async () => undefined };
}

function noticesOf({ signatures }: OfdFile): Notice[] {
  if (signatures === 0) return [];
  const message = `文件带有${signatures}处电子签章，签章本身没有核验。`;
  return [{ code: 'stamped', message, block: null, page: null }];
}

const REASONS: Partial<Record<ReadFailureCode, string>> = {
  encrypted: '已加密，无法读取。请取消加密后重新报送。',
  corrupt: '已损坏或不完整，无法打开。请用原软件重新导出 OFD 或 PDF 后再报送。',
  'too-large': '的内容超出处理上限。请删去无关的图片和附件，或拆成几个文件后再报送。',
  empty: '没有任何内容。请检查是否导出了空白文件。',
};

function failure(file: string, code: ReadFailureCode): ReadResult {
  return { ok: false, failure: { file, code, message: `“${file}”${REASONS[code] ?? '无法读取。'}` } };
}
