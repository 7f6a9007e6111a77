import type { Raster } from '../../ports/ocr.js';

/** One byte a pixel: 1 where there is ink. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  readonly dpi: number;
}

/** Finding lines, angles and blank pages takes no more than this. */
const COARSE_DPI = 100;
/** Of evenly lit paper; thin strokes are pale when four pixels are made one. */
const COARSE_INK = 190;

/** A small copy of an evenly lit page. */
export function coarseInk({ width, height, data, dpi }: Raster): Ink {
  const factor = Math.max(1, Math.round(dpi / COARSE_DPI));
  const [across, down] = [Math.floor(width / factor), Math.floor(height / factor)];
  const sums = new Uint16Array(across);
  const ink = new Uint8Array(across * down);
  const limit = COARSE_INK * factor * factor;
  for (let row = 0; row < down; row += 1) {
    sums.fill(0);
    for (let y = row * factor; y < (row + 1) * factor; y += 1) {
      let at = y * width;
      for (let column = 0; column < across; column += 1) {
        for (let part = 0; part < factor; part += 1, at += 1) sums[column]! += data[at]!;
      }
    }
    for (let column = 0; column < across; column += 1)
      ink[row * across + column] = sums[column]! < limit ? 1 : 0;
  }
  return { width: across, height: down, data: ink, dpi: dpi / factor };
}

/** Where a raster is darker than a level. */
export function inkOf({ width, height, data, dpi }: Raster, level: number): Ink {
  const ink = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 1) ink[at] = data[at]! < level ? 1 : 0;
  return { width, height, data: ink, dpi };
}

/** Rows become columns. In tiles, so that both sides stay in the processor's cache. */
export function transpose<T extends { width: number; height: number; data: Uint8Array }>(image: T): T {
  const { width, height, data } = image;
  const turned = new Uint8Array(data.length);
  const TILE = 32;
  for (let top = 0; top < height; top += TILE) {
    for (let left = 0; left < width; left += TILE) {
      const [bottom, right] = [Math.min(height, top + TILE), Math.min(width, left + TILE)];
      for (let y = top; y < bottom; y += 1) {
        for (let x = left; x < right; x += 1) turned[x * height + y] = data[y * width + x]!;
      }
    }
  }
  return { ...image, width: height, height: width, data: turned };
}
