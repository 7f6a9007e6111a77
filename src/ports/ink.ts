import type { PixelBox, Raster } from './ocr.js';

/** What is ink and what is paper in a grey picture: engines and readers must agree on it to agree on places. */

/** Neither faint paper nor a few black specks may move the level out of here. */
const DARKEST = 90;
const LIGHTEST = 190;
/** Of the pixels: with less than that darker than the paper there is nothing to tell apart. */
const LEAST_INK = 0.0005;

/** The grey value below which a pixel is ink: the one that parts the picture's pixels into two groups best (Otsu). */
export function inkLevel(picture: Raster): number {
  const counts = new Float64Array(256);
  for (const value of picture.data) counts[value]! += 1;
  const total = picture.data.length;
  let [weight, sum, all] = [0, 0, 0];
  counts.forEach((count, value) => {
    all += count * value;
  });
  let [best, level] = [-1, DARKEST];
  for (let value = 0; value < 255; value += 1) {
    weight += counts[value]!;
    sum += counts[value]! * value;
    const rest = total - weight;
    if (weight < total * LEAST_INK || rest === 0) continue;
    const spread = weight * rest * (sum / weight - (all - sum) / rest) ** 2;
    if (spread > best) [best, level] = [spread, value];
  }
  return Math.min(LIGHTEST, Math.max(DARKEST, level + 1));
}

/** Grey value and number of pixels: what is no darker, or no larger, is no print. */
const PRINT = 200;
const LEAST_PRINT = 6;

/** Whether anything is printed in a picture. Engines like to see characters in white. */
export function holdsPrint({ data }: Raster): boolean {
  let count = 0;
  for (let at = 0; at < data.length && count < LEAST_PRINT; at += 1) if (data[at]! < PRINT) count += 1;
  return count >= LEAST_PRINT;
}

/** How many pixels of each row of a box are ink. */
export function inkOfRows(picture: Raster, box: PixelBox, level: number): Int32Array {
  const rows = new Int32Array(box.height);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.y + y) * picture.width + box.x;
    for (let at = start; at < start + box.width; at += 1) if (picture.data[at]! < level) rows[y]! += 1;
  }
  return rows;
}

/** How many pixels of each column of a box are ink. */
export function inkOfColumns(picture: Raster, box: PixelBox, level: number): Int32Array {
  const columns = new Int32Array(box.width);
  for (let y = 0; y < box.height; y += 1) {
    const start = (box.y + y) * picture.width + box.x;
    for (let x = 0; x < box.width; x += 1) if (picture.data[start + x]! < level) columns[x]! += 1;
  }
  return columns;
}
