import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Matrix } from '../pages/matrix.js';
import type { Picture } from '../scan/scan-page.js';

/** A decoded picture as the parser holds it. */
interface Raw {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly kind: number;
}

/** The parser's own numbers for: one bit a pixel, rows filled up to bytes; red, green, blue; the same with alpha. */
const ONE_BIT = 1;
const COLOUR = 2;
const COLOUR_ALPHA = 3;
const BYTES: Readonly<Record<number, number>> = { [COLOUR]: 3, [COLOUR_ALPHA]: 4 };

/** Shares of the page: a picture that covers it but for that is the page. */
const EDGE = 0.02;
/** Resolution along and down may differ by that; a fax's pixels are not square. */
const SQUARE = 0.02;
/** Against the longer side of its matrix: less is no slant. */
const STRAIGHT = 0.002;

/** Waits for a picture's pixels; null where the parser could not decode it. */
export async function decodedPicture(page: PDFPageProxy, id: string): Promise<Raw | null> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
  const held: unknown = await new Promise((resolve) => objects.get(id, resolve));
  if (held === null || typeof held !== 'object') return null;
  const { width, height, data, kind } = held as Partial<Raw>;
  if (!width || !height || !data || !kind) return null;
  const stride = kind === ONE_BIT ? Math.ceil(width / 8) : width * (BYTES[kind] ?? Number.POSITIVE_INFINITY);
  return data.length >= stride * height ? { width, height, data, kind } : null;
}

/**
 * The page's picture out of the one that fills it, turned as it is displayed. Null where it lies askew, leaves more than a
 * margin free or has no square pixels: such a page must be painted.
 */
export function fullPagePicture(
  raw: Raw,
  matrix: Matrix,
  pageWidth: number,
  pageHeight: number,
): Picture | null {
  const [a, b, c, d, e, f] = matrix;
  const largest = Math.max(Math.abs(a), Math.abs(b), Math.abs(c), Math.abs(d));
  const isSideways = Math.abs(b) > Math.abs(a);
  const off = isSideways ? Math.max(Math.abs(a), Math.abs(d)) : Math.max(Math.abs(b), Math.abs(c));
  if (off > STRAIGHT * largest) return null;
  const [left, right] = ends(e, a + c);
  const [top, bottom] = ends(f, b + d);
  const [marginX, marginY] = [EDGE * pageWidth, EDGE * pageHeight];
  if (Math.abs(left) > marginX || Math.abs(right - pageWidth) > marginX) return null;
  if (Math.abs(top) > marginY || Math.abs(bottom - pageHeight) > marginY) return null;

  const [width, height] = isSideways ? [raw.height, raw.width] : [raw.width, raw.height];
  const dpi = (width * 72) / (right - left);
  if (Math.abs((height * 72) / (bottom - top) / dpi - 1) > SQUARE) return null;
  // The picture's rows run down its own square from the top, which is where its matrix has 1.
  const flipAlong = isSideways ? b < 0 : a < 0;
  const flipDown = isSideways ? c > 0 : d > 0;
  const data = new Uint8Array(width * height * 3);
  const read = reader(raw);
  for (let y = 0, to = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, to += 3) {
      const along = isSideways ? y : x;
      const down = isSideways ? x : y;
      read(flipAlong ? raw.width - 1 - along : along, flipDown ? raw.height - 1 - down : down, data, to);
    }
  }
  return { width, height, data, dpi };
}

function ends(start: number, length: number): [number, number] {
  return length < 0 ? [start + length, start] : [start, start + length];
}

type Read = (x: number, y: number, to: Uint8Array, at: number) => void;

function reader({ width, data, kind }: Raw): Read {
  if (kind === ONE_BIT) {
    const stride = Math.ceil(width / 8);
    return (x, y, to, at) => {
      const level = (data[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1 ? 255 : 0;
      to[at] = level;
      to[at + 1] = level;
      to[at + 2] = level;
    };
  }
  if (kind === COLOUR) {
    return (x, y, to, at) => {
      const from = (y * width + x) * 3;
      to[at] = data[from]!;
      to[at + 1] = data[from + 1]!;
      to[at + 2] = data[from + 2]!;
    };
  }
  return (x, y, to, at) => {
    const from = (y * width + x) * 4;
    const cover = data[from + 3]! / 255;
    for (let channel = 0; channel < 3; channel += 1) {
      to[at + channel] = data[from + channel]! * cover + 255 * (1 - cover);
    }
  };
}
