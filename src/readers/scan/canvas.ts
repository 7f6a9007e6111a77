import sharp from 'sharp';
import type { Box } from '../../model/document.js';
import type { Picture } from './scan-page.js';

export function whiteCanvas(width: number, height: number, dpi: number): Picture {
  return { width, height, data: new Uint8Array(width * height * 3).fill(255), dpi };
}

/** Lays a picture on a canvas; what reaches over its edges is cut off. */
export function lay(canvas: Picture, picture: Picture, left: number, top: number): void {
  const from = Math.max(0, -left);
  const to = Math.min(picture.width, canvas.width - left);
  if (from >= to) return;
  for (let y = Math.max(0, -top); y < Math.min(picture.height, canvas.height - top); y += 1) {
    const start = (y * picture.width + from) * 3;
    const row = picture.data.subarray(start, start + (to - from) * 3);
    canvas.data.set(row, ((y + top) * canvas.width + left + from) * 3);
  }
}

/** The picture at another size; as it is where it has that size. */
export async function resize(picture: Picture, width: number, height: number): Promise<Picture> {
  if (picture.width === width && picture.height === height) return picture;
  const raw = { width: picture.width, height: picture.height, channels: 3 } as const;
  const data = await sharp(picture.data, { raw }).resize(width, height, { fit: 'fill' }).raw().toBuffer();
  return { width, height, data: new Uint8Array(data), dpi: (picture.dpi * width) / picture.width };
}

/**
 * A part of a picture, in its pixels, with a white rim around it: what stands at the very edge of a picture, such as the
 * frame of a table, would be taken for the shadow of a sheet.
 */
export function cut(picture: Picture, box: Box, rim: number): Picture {
  const [left, top] = [Math.max(0, Math.round(box.x)), Math.max(0, Math.round(box.y))];
  const right = Math.min(picture.width, Math.round(box.x + box.width));
  const bottom = Math.min(picture.height, Math.round(box.y + box.height));
  const width = Math.max(1, right - left);
  const height = Math.max(1, bottom - top);
  const canvas = whiteCanvas(width + 2 * rim, height + 2 * rim, picture.dpi);
  const part = new Uint8Array(width * height * 3).fill(255);
  const inner = { width, height, data: part, dpi: picture.dpi };
  lay(inner, picture, -left, -top);
  lay(canvas, inner, rim, rim);
  return canvas;
}
