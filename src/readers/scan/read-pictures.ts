import type {
  DocumentModel,
  Notice,
  Page,
  ReadFailureCode,
  ReadLimits,
  ReadResult,
  SourceFile,
} from '../../model/document.js';
import { OcrMissing } from '../../ports/ocr.js';
import { alignedNotices, assemble } from '../pages/assemble.js';
import { layOutPage, type PageLayout } from '../pages/page-layout.js';
import type { ReadTools } from '../tools.js';
import { type OpenPictures, openPictures } from './pictures.js';
import { type ReadPicture, readPicture, stampNotice } from './read-picture.js';

/** Reads a picture file: a photo, a scan, a TIFF of many pages. */
export async function readPictures(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools,
): Promise<ReadResult> {
  const { file } = source;
  if (!tools.openOcr || tools.ocr === 'never')
    return failure(file, 'unsupported', '是图片，而本次没有开启图片识别（--ocr never）。');
  const pictures = await openPictures(source.bytes, limits);
  if (typeof pictures === 'string') return failure(file, pictures);
  try {
    return await readAll(source, pictures, limits, tools, await tools.openOcr());
  } catch (error) {
    if (error instanceof OcrMissing) return failure(file, 'unreadable', `是图片，无法识别：${error.message}`);
    throw error;
  }
}

async function readAll(
  source: SourceFile,
  pictures: OpenPictures,
  limits: ReadLimits,
  tools: ReadTools,
  engines: Awaited<ReturnType<NonNullable<ReadTools['openOcr']>>>,
): Promise<ReadResult> {
  const { file } = source;
  const readable = Math.min(pictures.pages, limits.pages);
  const read: ReadPicture[] = [];
  const layouts: PageLayout[] = [];
  let why: ReadFailureCode | null = null;
  tools.onPage({ page: 0, pages: readable });
  for (let number = 1; number <= readable; number += 1) {
    const picture = await pictures.page(number);
    if (typeof picture === 'string') why ??= picture;
    const one = await readPicture(picture, number, engines);
    read.push(one);
    if (one.content) layouts.push(layOutPage(one.content, layouts.at(-1)));
    tools.onPage({ page: number, pages: readable });
  }
  if (layouts.length === 0) {
    if (read.every(({ isBlank }) => isBlank)) return failure(file, 'empty');
    return failure(file, why ?? 'unreadable');
  }
  const pages: Page[] = read.map(({ page }) => page);
  const notices: Notice[] = read.flatMap(({ notice }) => notice ?? []);
  if (readable < pictures.pages) {
    const message = `共${pictures.pages}页，只读取了前${readable}页。`;
    notices.push({ code: 'pages-limited', message, block: null, page: readable + 1 });
    pages.push({ number: readable + 1, width: null, height: null, read: 'unread', ocrConfidence: null });
  }
  notices.push(...stampNotice(read.flatMap(({ isStamped, page }) => (isStamped ? [page.number] : []))));
  const blocks = assemble(layouts, new Set());
  const document: DocumentModel = {
    version: 1,
    file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format: 'image',
    pages,
    blocks,
    notices: [...notices, ...alignedNotices(blocks)],
    declaredTitle: null,
  };
  return { ok: true, document };
}

const REASONS: Partial<Record<ReadFailureCode, string>> = {
  corrupt: '已损坏或不完整，无法打开。请重新扫描或导出后再报送。',
  'too-large': '的尺寸过大，无法读取。请降低扫描分辨率（200 dpi 即可）后再报送。',
  empty: '是空白页，没有任何内容。请检查扫描件。',
  unreadable: '太模糊或不是文字材料，无法识别。请补交清晰的扫描件或电子版。',
};

function failure(file: string, code: ReadFailureCode, message?: string): ReadResult {
  return {
    ok: false,
    failure: { file, code, message: `“${file}”${message ?? REASONS[code] ?? '无法读取。'}` },
  };
}
