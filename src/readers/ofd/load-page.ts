import type { ReadFailureCode, ReadLimits } from '../../model/document.js';
import { turnPage } from '../pages/drawn-page.js';
import type { PageContent } from '../pages/page-content.js';
import type { Picture } from '../scan/scan-page.js';
import { UnreadableError } from '../unreadable.js';
import { type Archive, openArchive } from '../zip.js';
import type { OfdFile, OfdPage } from './package.js';
import { type OfdDrawing, readDrawing } from './page.js';

const POINTS = 72 / 25.4;
/** A page that does not say its size is A4, in millimetres. */
const A4 = { x: 0, y: 0, width: 210, height: 297 };

export interface OfdPages {
  readonly picturesOnly: true;
  load(number: number): Promise<PageContent | null>;
  picture(number: number): Promise<Picture | ReadFailureCode>;
}

/** The pages of a file, by number: what is drawn on them, and their pictures laid together. */
export function openPages(
  bytes: Uint8Array,
  archive: Archive,
  { pages }: OfdFile,
  limits: ReadLimits,
): OfdPages {
  const { depth } = limits;
  const templates = new Map<string, OfdDrawing | null>();
  const readTemplate = async ({ document }: OfdPage, id: string): Promise<OfdDrawing | null> => {
    const part = document.templates.get(id) ?? '';
    if (!templates.has(part)) {
      const bytes = await archive.read(part);
      templates.set(part, bytes && readDrawing(bytes, depth, document, document.box, true));
    }
    return templates.get(part) ?? null;
  };
  const readLayers = async (page: OfdPage): Promise<OfdDrawing[] | null> => {
    try {
      const bytes = await archive.read(page.part);
      if (!bytes) return null;
      const own = readDrawing(bytes, depth, page.document, page.document.box, false);
      const layers: OfdDrawing[] = [];
      for (const id of new Set(own.templates)) {
        const template = await readTemplate(page, id);
        if (template) layers.push(template);
      }
      return [...layers, own];
    } catch (error) {
      // One broken page must not cost the others; too much of it is still too much.
      if (error instanceof UnreadableError && error.code === 'corrupt') return null;
      throw error;
    }
  };
  let pictures: Promise<Archive> | null = null;
  return {
    picturesOnly: true,
    async load(number) {
      const page = pages[number - 1]!;
      const layers = await readLayers(page);
      return layers && makePage(number, page, layers);
    },
    async picture(number) {
      const page = pages[number - 1]!;
      const layers = await readLayers(page);
      if (!layers) return 'corrupt';
      const { composePage } = await import('./page-picture.js');
      // Opened again, so that pictures have a count of bytes of their own: the text after them is still read.
      pictures ??= openArchive(bytes, limits);
      const images = layers.flatMap(({ images }) => images);
      return composePage(await pictures, page.document.media, images, sizeOf(page, layers), limits);
    },
  };
}

function sizeOf({ document }: OfdPage, layers: readonly OfdDrawing[]) {
  const { width, height } = layers.at(-1)!.box ?? document.box ?? A4;
  return { width: width * POINTS, height: height * POINTS };
}

function makePage(number: number, page: OfdPage, layers: readonly OfdDrawing[]): PageContent {
  let runs = 0;
  const glyphs = layers.flatMap((layer) => {
    // Runs of different layers are different runs.
    const first = runs;
    for (const { run } of layer.glyphs) runs = Math.max(runs, first + run + 1);
    return layer.glyphs.map((glyph) => (glyph.run < 0 ? glyph : { ...glyph, run: first + glyph.run }));
  });
  return turnPage({
    number,
    ...sizeOf(page, layers),
    glyphs,
    rules: layers.flatMap(({ rules }) => rules),
    images: layers.flatMap(({ images }) => images.map(({ box }) => box)),
    paths: layers.reduce((sum, { paths }) => sum + paths, 0),
  });
}
