import { type Ink, transpose } from './ink.js';

/** Points: gaps that are closed. Between the characters of a line there is less than between lines. */
const GAPS = [3.5, 4.5];
/** Inches: longer strokes are ruling lines, not letters. */
const STROKE = 0.45;
/** Fewer inked pixels than that say nothing. */
const LEAST_INK = 300;
/** How much longer the closed runs of a page on its side must be. Upright is the rule. */
const CLEARLY = 1.12;

/**
 * Whether the lines of text run from top to bottom: the page lies on its side. Ink is smeared along and across by the gap
 * between characters; along the lines it flows together to long runs, across them it stays as high as a line.
 */
export function isOnItsSide(ink: Ink): boolean {
  const turnedInk = transpose(ink);
  // Each kind of line is looked for while the other is still there: their crossings hold them together.
  const upright = transpose(longStrokes(turnedInk));
  const level = longStrokes(ink);
  const letters = {
    ...ink,
    data: ink.data.map((pixel, at) => pixel & ~(level.data[at]! | upright.data[at]!) & 1),
  };
  let count = 0;
  for (const pixel of letters.data) count += pixel;
  if (count < LEAST_INK) return false;
  const turned = transpose(letters);
  let ratio = 1;
  for (const points of GAPS) {
    const gap = Math.max(1, Math.round((points / 72) * ink.dpi));
    ratio *= flow(turned, gap) / flow(letters, gap);
  }
  return ratio > CLEARLY ** GAPS.length;
}

/** The mean length of the run that a pixel of ink lies in, once gaps are closed. */
function flow({ width, height, data }: Ink, gap: number): number {
  let squares = 0;
  let total = 0;
  for (let y = 0; y < height; y += 1) {
    let [start, last] = [-1, -1];
    for (let x = 0; x < width; x += 1) {
      if (!data[y * width + x]) continue;
      if (start >= 0 && x - last > gap) {
        const length = last - start + 1;
        squares += length * length;
        total += length;
        start = x;
      } else if (start < 0) start = x;
      last = x;
    }
    if (start < 0) continue;
    const length = last - start + 1;
    squares += length * length;
    total += length;
  }
  return squares / Math.max(1, total);
}

/** Where the picture's long lines are, along the rows; they may fall or rise by a pixel now and then. */
function longStrokes(ink: Ink): Ink {
  const { width, height, dpi } = ink;
  const data = new Uint8Array(ink.data.length);
  const longest = Math.round(STROKE * dpi);
  for (let y = 0; y < height - 1; y += 1) {
    const row = y * width;
    let start = 0;
    for (let x = 0; x <= width; x += 1) {
      if (x < width && (ink.data[row + x] || ink.data[row + width + x])) continue;
      if (x - start > longest) {
        data.fill(1, row + start, row + x);
        data.fill(1, row + width + start, row + width + x);
      }
      start = x + 1;
    }
  }
  return { ...ink, data };
}
