import type { ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import type { OpenPages } from '../pages/page-source.js';
import { readPages } from '../pages/read-pages.js';
import type { ReadTools } from '../tools.js';
import { openPictures } from './pictures.js';

/** Reads a picture file: a photo, a scan, a TIFF of many pages. */
export async function readPictures(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools,
): Promise<ReadResult> {
  const { file } = source;
  if (!tools.openOcr || tools.ocr === 'never')
    return failure(file, 'unsupported', '是图片，而本次没有开启图片识别（--ocr never）。');
  const opened = await openPicturePages(source, limits);
  if (typeof opened === 'string') return failure(file, opened);
  // A page that cannot be decoded is one unread page; where it is the only one, the file has that very fault.
  let fault: ReadFailureCode | null = null;
  const picture = async (number: number) => {
    const taken = await opened.pages.picture!(number);
    if (typeof taken === 'string') fault = taken;
    return taken;
  };
  const read = await readPages(source, { ...opened.pages, picture }, limits, tools);
  if (typeof read === 'string') return failure(file, read);
  const missing = read.notices.find(({ code }) => code === 'ocr-missing');
  if (missing) return failure(file, 'unreadable', `是图片，无法识别：${missing.message}`);
  if (fault && read.blocks.length === 0) return failure(file, fault);
  return { ok: true, document: read };
}

/** The pages of a picture file, or why there are none. */
export async function openPicturePages(
  { bytes }: Pick<SourceFile, 'bytes'>,
  limits: Pick<ReadLimits, 'pixels'>,
): Promise<OpenPages | ReadFailureCode> {
  const pictures = await openPictures(bytes, limits);
  if (typeof pictures === 'string') return pictures;
  const pages = { format: 'image', title: null, count: pictures.pages, picture: pictures.page } as const;
  return { pages, close: async () => undefined };
}

const REASONS: Partial<Record<ReadFailureCode, string>> = {
  corrupt: '已损坏或不完整，无法打开。请重新扫描或导出后再报送。',
  'too-large': '的尺寸过大，无法读取。请降低扫描分辨率（200 dpi 即可）后再报送。',
  empty: '是空白页，没有任何内容。请检查扫描件。',
  unsupported: '的图片格式暂不支持，请另存为 JPG 或 PNG 后再报送。',
};

function failure(file: string, code: ReadFailureCode, message?: string): ReadResult {
  return {
    ok: false,
    failure: { file, code, message: `“${file}”${message ?? REASONS[code] ?? '无法读取。'}` },
  };
}
