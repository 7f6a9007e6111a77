import type { PixelBox, Raster } from '../../ports/ocr.js';

/** Grey values: lighter is paper beyond doubt, darker may belong to a mark. */
const PAPER = 215;
/** The page's dark ink: that share of its marked pixels is darker. */
const DARK = 0.08;
/** Of the way from there to white: a mark that is nowhere darker is pale. */
const SHARE = 0.5;

/** The grey value above which a mark is pale all over: the trace of a seal, show-through, the rest of a border. */
export function paleFrom({ data }: Raster): number {
  const counts = new Int32Array(256);
  for (let at = 0; at < data.length; at += 1) counts[data[at]!]! += 1;
  const total = counts.subarray(0, PAPER).reduce((sum, count) => sum + count, 0);
  let [dark, below] = [0, 0];
  while (dark < PAPER - 1 && below + counts[dark]! < total * DARK) {
    below += counts[dark]!;
    dark += 1;
  }
  return dark + (255 - dark) * SHARE;
}

/** Columns of a box from `start` up to `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * What of a line is print: from the first to the last stretch of ink that is not pale, and the pale ones that stand
 * as near to it as one character to the next (a thin % is pale, too). null where all is pale.
 */
export function printedStretch(
  page: Raster,
  box: PixelBox,
  columns: Int32Array,
  pale: number,
  gap: number,
): Stretch | null {
  const stretches: (Stretch & { readonly isPale: boolean })[] = [];
  for (let x = 0; x < columns.length; x += 1) {
    if (columns[x] === 0) continue;
    const start = x;
    while (x < columns.length && columns[x]! > 0) x += 1;
    stretches.push({ start, end: x, isPale: darkest(page, box, start, x) > pale });
  }
  let first = stretches.findIndex(({ isPale }) => !isPale);
  let last = stretches.findLastIndex(({ isPale }) => !isPale);
  if (first < 0) return null;
  while (first > 0 && stretches[first]!.start - stretches[first - 1]!.end <= gap) first -= 1;
  while (last < stretches.length - 1 && stretches[last + 1]!.start - stretches[last]!.end <= gap) last += 1;
  return { start: stretches[first]!.start, end: stretches[last]!.end };
}

function darkest(page: Raster, box: PixelBox, start: number, end: number): number {
  let value = 255;
  for (let y = box.y; y < box.y + box.height; y += 1) {
    const row = y * page.width + box.x;
    for (let x = start; x < end; x += 1) value = Math.min(value, page.data[row + x]!);
  }
  return value;
}
