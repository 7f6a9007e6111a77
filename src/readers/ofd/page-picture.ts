import type { Box, ReadFailureCode, ReadLimits } from '../../model/document.js';
import { lay, resize, whiteCanvas } from '../scan/canvas.js';
import { openPictures } from '../scan/pictures.js';
import type { Picture } from '../scan/scan-page.js';
import { UnreadableError } from '../unreadable.js';
import type { Archive } from '../zip.js';
import type { OfdImage } from './page.js';

/** Shares of the page: below it a picture is an ornament; below the second one its loss leaves a page readable. */
const ORNAMENT = 0.01;
const SMALL = 0.05;
/** A scanner that saves in strips makes dozens, not hundreds. */
const MOST_STRIPS = 100;
/** Whatever its pictures hold, a page is laid together no finer, in dots per inch. */
const FINEST = 300;
const MOST_LAID = 25_000_000;

interface Strip {
  readonly box: Box;
  readonly picture: Picture;
}

/**
 * The pictures of a page laid together where they stand, on white: a page that is one picture, or strips of one. None of
 * its text is in it. `unsupported` where there is no picture, or a large one in a format that cannot be decoded.
 */
export async function composePage(
  archive: Archive,
  media: ReadonlyMap<string, string>,
  images: readonly OfdImage[],
  page: { readonly width: number; readonly height: number },
  limits: Pick<ReadLimits, 'pixels'>,
): Promise<Picture | ReadFailureCode> {
  const share = ({ box }: OfdImage): number => (box.width * box.height) / (page.width * page.height);
  const pictured = images.filter((image) => share(image) >= ORNAMENT);
  if (pictured.length > MOST_STRIPS) return 'too-large';
  const strips: Strip[] = [];
  let pixels = 0;
  for (const image of pictured) {
    const picture = await readImage(archive, media, image, limits);
    if (typeof picture === 'string') {
      if (share(image) >= SMALL) return picture;
      continue;
    }
    pixels += picture.width * picture.height;
    if (pixels > limits.pixels) return 'too-large';
    strips.push({ box: image.box, picture });
  }
  if (strips.length === 0) return 'unsupported';
  const most = Math.min(MOST_LAID, limits.pixels);
  const dpi = Math.min(
    FINEST,
    Math.max(...strips.map(({ box, picture }) => (picture.width * 72) / box.width)),
    72 * Math.sqrt(most / (page.width * page.height)),
  );
  return layTogether(strips, page, dpi, most);
}

async function readImage(
  archive: Archive,
  media: ReadonlyMap<string, string>,
  { resource, isUpright }: OfdImage,
  limits: Pick<ReadLimits, 'pixels'>,
): Promise<Picture | ReadFailureCode> {
  const part = media.get(resource ?? '');
  if (part === undefined || !isUpright) return 'unsupported';
  try {
    const bytes = await archive.read(part);
    if (!bytes) return 'corrupt';
    const opened = await openPictures(bytes, limits);
    return typeof opened === 'string' ? opened : await opened.page(1);
  } catch (error) {
    // A picture that cannot be had is one page unread.
    if (error instanceof UnreadableError) return error.code;
    throw error;
  }
}

async function layTogether(
  strips: readonly Strip[],
  page: { readonly width: number; readonly height: number },
  dpi: number,
  mostPixels: number,
): Promise<Picture | ReadFailureCode> {
  const scale = dpi / 72;
  const canvas = whiteCanvas(
    Math.max(1, Math.round(page.width * scale)),
    Math.max(1, Math.round(page.height * scale)),
    dpi,
  );
  for (const { box, picture } of strips) {
    const [width, height] = [box.width, box.height].map((side) => Math.max(1, Math.round(side * scale)));
    // What reaches far over the page is laid out in no frame of its own.
    if (width! * height! > mostPixels * 1.1) return 'too-large';
    lay(canvas, await resize(picture, width!, height!), Math.round(box.x * scale), Math.round(box.y * scale));
  }
  return canvas;
}
