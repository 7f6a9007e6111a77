import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ReadFailureCode, ReadLimits } from '../../model/document.js';
import { toMatrix } from '../pages/matrix.js';
import type { Picture } from '../scan/scan-page.js';
import { type CanvasFactory, hasChineseFaces, lendChineseFaces } from './chinese-faces.js';
import { interpret } from './interpret.js';
import { showsLentChinese } from './lent-fonts.js';
import { findOnlyPicture } from './only-picture.js';
import { openPdf } from './open.js';
import { decodedPicture, fullPagePicture } from './raw-picture.js';

/** A PDF opened a second time, for the pages that only a picture can tell. `close` must be called. */
export interface PagePictures {
  /** 1-based. The page as displayed, or why its picture cannot be had. */
  page(number: number): Promise<Picture | ReadFailureCode>;
  /** Of a page whose picture was had: its Chinese is not to be seen there, since neither the file nor the machine has a face for it. */
  lacksFace(number: number): Promise<boolean>;
  close(): Promise<void>;
}

const PAINTING_DPI = 200;
/** Whatever size a page claims, no more is painted. */
const MOST_PAINTED = 25_000_000;

/** Opens a PDF for its pictures; none with more than `limits.pixels` is decoded. */
export async function openPagePictures(
  bytes: Uint8Array,
  limits: Pick<ReadLimits, 'pixels'>,
): Promise<PagePictures | ReadFailureCode> {
  const pdf = await openPdf(bytes, limits.pixels);
  if (typeof pdf === 'string') return pdf;
  const factory = pdf.document.canvasFactory as CanvasFactory;
  lendChineseFaces(factory);
  return {
    async page(number) {
      try {
        const page = await pdf.document.getPage(number);
        return await takePicture(page, factory, Math.min(MOST_PAINTED, limits.pixels));
      } catch {
        // The parser throws for nothing but the bytes; the next page may be sound.
        return 'corrupt';
      }
    },
    async lacksFace(number) {
      const page = await pdf.document.getPage(number);
      return showsLentChinese(page, await page.getOperatorList()) && !hasChineseFaces(factory);
    },
    close: () => pdf.close(),
  };
}

async function takePicture(
  page: PDFPageProxy,
  factory: CanvasFactory,
  mostPixels: number,
): Promise<Picture | ReadFailureCode> {
  const list = await page.getOperatorList();
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const base = toMatrix(transform)!;
  const painted = findOnlyPicture(list, base);
  if (painted.pictures < interpret(list, base, new Map()).images.length) {
    page.cleanup();
    return 'too-large';
  }
  try {
    if (painted.only) {
      const raw = await decodedPicture(page, painted.only.id);
      if (!raw) return 'corrupt';
      const picture = fullPagePicture(raw, painted.only.matrix, width, height);
      if (picture) return picture;
    }
    return await paint(page, factory, mostPixels);
  } finally {
    page.cleanup();
  }
}

type HTMLCanvas = NonNullable<Parameters<PDFPageProxy['render']>[0]['canvas']>;

async function paint(page: PDFPageProxy, factory: CanvasFactory, mostPixels: number): Promise<Picture> {
  const size = page.getViewport({ scale: 1 });
  const dpi = Math.min(PAINTING_DPI, 72 * Math.sqrt(mostPixels / (size.width * size.height)));
  const viewport = page.getViewport({ scale: dpi / 72 });
  const [width, height] = [Math.max(1, Math.floor(viewport.width)), Math.max(1, Math.floor(viewport.height))];
  const canvas = factory.create(width, height);
  try {
    await page.render({ canvas: canvas.canvas as HTMLCanvas, viewport, background: '#ffffff' }).promise;
    const { data } = canvas.context.getImageData(0, 0, width, height);
    const pixels = new Uint8Array(width * height * 3);
    for (let from = 0, to = 0; to < pixels.length; from += 4, to += 3) {
      pixels[to] = data[from]!;
      pixels[to + 1] = data[from + 1]!;
      pixels[to + 2] = data[from + 2]!;
    }
    return { width, height, data: pixels, dpi };
  } finally {
    factory.destroy(canvas);
  }
}
