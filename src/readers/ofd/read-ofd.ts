import type { Notice, ReadFailureCode, ReadLimits, ReadResult, SourceFile } from '../../model/document.js';
import { turnPage } from '../pages/drawn-page.js';
import type { PageContent } from '../pages/page-content.js';
import { readPages } from '../pages/read-pages.js';
import { type ReadTools, TEXT_ONLY } from '../tools.js';
import { UnreadableError } from '../unreadable.js';
import { type Archive, openArchive } from '../zip.js';
import { type OfdFile, type OfdPage, openOfd } from './package.js';
import { type OfdDrawing, readDrawing } from './page.js';

const POINTS = 72 / 25.4;
/** A page that does not say its size is A4, in millimetres. */
const A4 = { x: 0, y: 0, width: 210, height: 297 };

/** Reads an OFD file with the places of its text, as a PDF is read. Everything that bytes can cause comes back as a failure. */
export async function readOfd(
  source: SourceFile,
  limits: ReadLimits,
  tools: ReadTools = TEXT_ONLY,
): Promise<ReadResult> {
  if (source.bytes.length > limits.fileBytes) return failure(source.file, 'too-large');
  try {
    const archive = await openArchive(source.bytes, limits);
    const ofd = await openOfd(archive, limits.depth);
    if (ofd?.isEncrypted) return failure(source.file, 'encrypted');
    if (!ofd || ofd.pages.length === 0) return failure(source.file, ofd ? 'empty' : 'corrupt');
    const pages = {
      format: 'ofd',
      title: ofd.title,
      count: ofd.pages.length,
      notices: noticesOf(ofd),
      load: pageLoader(archive, ofd, limits.depth),
    } as const;
    const read = await readPages(source, pages, limits, tools);
    return typeof read === 'string' ? failure(source.file, read) : { ok: true, document: read };
  } catch (error) {
    if (error instanceof UnreadableError) return failure(source.file, error.code);
    throw error;
  }
}

function pageLoader(archive: Archive, { pages }: OfdFile, depth: number) {
  const templates = new Map<string, OfdDrawing | null>();
  const readTemplate = async ({ document }: OfdPage, id: string): Promise<OfdDrawing | null> => {
    const part = document.templates.get(id) ?? '';
    if (!templates.has(part)) {
      const bytes = await archive.read(part);
      templates.set(part, bytes && readDrawing(bytes, depth, document, document.box, true));
    }
    return templates.get(part) ?? null;
  };
  return async (number: number): Promise<PageContent | null> => {
    const page = pages[number - 1]!;
    try {
      const bytes = await archive.read(page.part);
      if (!bytes) return null;
      const own = readDrawing(bytes, depth, page.document, page.document.box, false);
      const layers: OfdDrawing[] = [];
      for (const id of new Set(own.templates)) {
        const template = await readTemplate(page, id);
        if (template) layers.push(template);
      }
      return makePage(number, page, [...layers, own]);
    } catch (error) {
      // One broken page must not cost the others; too much of it is still too much.
      if (error instanceof UnreadableError && error.code === 'corrupt') return null;
      throw error;
    }
  };
}

function makePage(number: number, { document }: OfdPage, layers: readonly OfdDrawing[]): PageContent {
  const box = layers.at(-1)!.box ?? document.box ?? A4;
  let runs = 0;
  const glyphs = layers.flatMap((layer) => {
    // Runs of different layers are different runs.
    const first = runs;
    for (const { run } of layer.glyphs) runs = Math.max(runs, first + run + 1);
    return layer.glyphs.map((glyph) => (glyph.run < 0 ? glyph : { ...glyph, run: first + glyph.run }));
  });
  return turnPage({
    number,
    width: box.width * POINTS,
    height: box.height * POINTS,
    glyphs,
    rules: layers.flatMap(({ rules }) => rules),
    images: layers.flatMap(({ images }) => images),
    paths: layers.reduce((sum, { paths }) => sum + paths, 0),
  });
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
