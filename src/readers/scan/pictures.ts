import sharp, { type Sharp } from 'sharp';
import type { ReadFailureCode, ReadLimits } from '../../model/document.js';
import { readBmp } from './bmp.js';
import type { Picture } from './scan-page.js';

/** An image file, its pages not yet decoded. */
export interface OpenPictures {
  /** As many as the file says; no more than `limits.pages` should be asked for. */
  readonly pages: number;
  /** 1-based. Upright as the camera held it, on white; or why this page cannot be had. */
  page(number: number): Promise<Picture | ReadFailureCode>;
}

// One picture at a time, in a process that reads one file: nothing would be found in a cache.
sharp.cache(false);
sharp.concurrency(1);

const FORMATS: readonly (readonly [format: string, magic: RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['tiff', /^(II\*\0|MM\0\*)/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF.{4}WEBP/s],
  ['bmp', /^BM/],
];

/** Opens a picture file. Its size is known, and held against the limit, before a pixel is decoded. */
export async function openPictures(
  bytes: Uint8Array,
  limits: Pick<ReadLimits, 'pixels'>,
): Promise<OpenPictures | ReadFailureCode> {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const format = FORMATS.find(([, magic]) => magic.test(head))?.[0];
  if (!format) return 'unsupported';
  if (format === 'bmp') return openBmp(bytes, limits.pixels);
  const first = await header(open(bytes, 0));
  // The library must see the very format that was sniffed: it has loaders that run other people's code paths.
  if (!first || first.format !== format) return 'corrupt';
  // Frames of a moving picture are no pages.
  const pages = format === 'tiff' ? (first.pages ?? 1) : 1;
  return { pages, page: (number) => decode(bytes, number - 1, limits.pixels) };
}

function openBmp(bytes: Uint8Array, mostPixels: number): OpenPictures | ReadFailureCode {
  const bitmap = readBmp(bytes, mostPixels);
  if (typeof bitmap === 'string') return bitmap;
  const { width, height, data, dpi } = bitmap;
  return { pages: 1, page: async () => ({ width, height, data, dpi: plausibleDpi(width, height, dpi) }) };
}

function open(bytes: Uint8Array, page: number): Sharp {
  // The size is checked by ourselves, on the header: the library's own check comes as an error among others.
  return sharp(bytes, { failOn: 'error', limitInputPixels: false, sequentialRead: true, page });
}

async function header(image: Sharp): Promise<Awaited<ReturnType<Sharp['metadata']>> | null> {
  // Whatever the library says here is caused by the bytes.
  return image.metadata().catch(() => null);
}

async function decode(
  bytes: Uint8Array,
  page: number,
  mostPixels: number,
): Promise<Picture | ReadFailureCode> {
  const image = open(bytes, page);
  const said = await header(image);
  if (!said?.width || !said.height) return 'corrupt';
  if (said.width * said.height > mostPixels) return 'too-large';
  try {
    const { data, info } = await image
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const { width, height, channels } = info;
    const pixels = channels === 3 ? new Uint8Array(data) : threeChannels(data, channels);
    return { width, height, data: pixels, dpi: plausibleDpi(width, height, said.density ?? null) };
  } catch {
    return 'corrupt';
  }
}

function threeChannels(data: Uint8Array, channels: number): Uint8Array {
  const pixels = new Uint8Array((data.length / channels) * 3);
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    pixels[to] = data[from]!;
    pixels[to + 1] = data[from + (channels > 2 ? 1 : 0)]!;
    pixels[to + 2] = data[from + (channels > 2 ? 2 : 0)]!;
  }
  return pixels;
}

/** Inches: the longer side of A4; no report is printed smaller than the one or larger (A3) than the other. */
const PAGE_LENGTH = 11.69;
const SHORTEST = 4;
const LONGEST = 17.5;
const LOWEST_DPI = 96;
const CAMERA_DPI = 72;

/** What the file says, unless the page would then be a stamp or a poster: cameras write 72 whatever they took. */
export function plausibleDpi(width: number, height: number, said: number | null): number {
  const side = Math.max(width, height);
  if (said !== null && said > CAMERA_DPI && side / said >= SHORTEST && side / said <= LONGEST) return said;
  return Math.max(LOWEST_DPI, side / PAGE_LENGTH);
}
