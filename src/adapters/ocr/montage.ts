import type { Raster } from '../../ports/ocr.js';

/** Pictures one below the other on white, each with the rows that it takes up. */
export interface Montage {
  readonly picture: Raster;
  readonly rows: readonly { readonly top: number; readonly bottom: number }[];
}

/** Pixels of white around each picture. Pictures that touch are read as one line. */
const SPACE = 20;

/** One call for many small pictures: each call costs more than a figure does. */
export function stack(pictures: readonly Raster[]): Montage {
  const width = Math.max(...pictures.map((picture) => picture.width)) + 2 * SPACE;
  const height = pictures.reduce((sum, picture) => sum + picture.height + SPACE, SPACE);
  const data = new Uint8Array(width * height).fill(255);
  const rows: { top: number; bottom: number }[] = [];
  let top = SPACE;
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y += 1) {
      const row = picture.data.subarray(y * picture.width, (y + 1) * picture.width);
      data.set(row, (top + y) * width + SPACE);
    }
    rows.push({ top: top - SPACE / 2, bottom: top + picture.height + SPACE / 2 });
    top += picture.height + SPACE;
  }
  return { picture: { width, height, data, dpi: pictures[0]!.dpi }, rows };
}

/** A picture with white around it: letters at the very edge are not read. `space` tells how much was put to each side. */
export function frame(picture: Raster): Raster & { readonly space: number } {
  const { picture: framed } = stack([picture]);
  return { ...framed, space: SPACE };
}
