import type { Raster } from '../../ports/ocr.js';
import { coarseInk } from './ink.js';

/** Inches: dust is smaller than the smallest letter. */
const LETTER = 0.06;
/** Share of the page along its edges that does not count: shadows of the sheet's rim. */
const RIM = 0.02;

/** Nothing as large as a letter is left on the page once its lines are gone. */
export function isBlank(raster: Raster): boolean {
  const { width, height, data, dpi } = coarseInk(raster);
  const seen = new Uint8Array(data.length);
  const [left, top] = [Math.round(width * RIM), Math.round(height * RIM)];
  const size = LETTER * dpi;
  for (let y = top; y < height - top; y += 1) {
    for (let x = left; x < width - left; x += 1) {
      const start = y * width + x;
      if (!data[start] || seen[start]) continue;
      let [lowest, rightmost, leftmost, count] = [y, x, x, 0];
      const open = [start];
      seen[start] = 1;
      while (open.length > 0) {
        const at = open.pop()!;
        count += 1;
        const [column, row] = [at % width, Math.floor(at / width)];
        lowest = Math.max(lowest, row);
        rightmost = Math.max(rightmost, column);
        leftmost = Math.min(leftmost, column);
        for (const near of [at - 1, at + 1, at - width, at + width]) {
          if (near < 0 || near >= data.length || !data[near] || seen[near]) continue;
          seen[near] = 1;
          open.push(near);
        }
      }
      if (Math.max(lowest - y, rightmost - leftmost) + 1 >= size && count >= size) return false;
    }
  }
  return true;
}
