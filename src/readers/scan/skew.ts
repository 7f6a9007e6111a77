import type { Ink } from './ink.js';

/** Degrees. */
const WIDEST = 5;
const COARSE_STEP = 0.25;
const FINE_STEP = 0.02;
/** Fewer lower edges of ink than that are no lines of text. */
const LEAST = 150;
/** By how much the best angle must beat the average one; a picture without lines has none. */
const CLEARLY = 1.15;

/**
 * How far the lines of text rise or fall: clockwise, in degrees; 0 where nothing on the page tells. A small copy of the page
 * tells the angle roughly, the page itself tells it exactly.
 */
export function findSkew(coarseInk: Ink, fullInk: () => Ink): number {
  const points = lowerEdges(coarseInk);
  if (points.length < LEAST * 2) return 0;
  const coarse = scores(points, coarseInk, -WIDEST, WIDEST, COARSE_STEP);
  const best = coarse.reduce((a, b) => (b.score > a.score ? b : a));
  const mean = coarse.reduce((sum, { score }) => sum + score, 0) / coarse.length;
  if (best.score < mean * CLEARLY) return 0;
  const ink = fullInk();
  const fine = scores(
    lowerEdges(ink),
    ink,
    best.degrees - COARSE_STEP,
    best.degrees + COARSE_STEP,
    FINE_STEP,
  );
  const top = fine.reduce((max, { score }) => Math.max(max, score), 0);
  const low = fine.reduce((min, { score }) => Math.min(min, score), top);
  // The middle of the peak's upper half: the highest single angle is a matter of rounding.
  let [sum, weights] = [0, 0];
  for (const { degrees, score } of fine) {
    const weight = Math.max(0, score - (top + low) / 2);
    sum += degrees * weight;
    weights += weight;
  }
  return weights > 0 ? sum / weights : best.degrees;
}

/** Pairs of x and y. */
function lowerEdges({ width, height, data }: Ink): Int32Array {
  const points: number[] = [];
  const margin = Math.round(width * 0.03);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = margin; x < width - margin; x += 1) {
      const at = y * width + x;
      if (data[at] && !data[at + width]) points.push(x - (width >> 1), y);
    }
  }
  return Int32Array.from(points);
}

interface Score {
  readonly degrees: number;
  readonly score: number;
}

/** Along lines of text the lower edges fall on few rows: the sum of squares is highest at their angle. */
function scores(points: Int32Array, { width, height }: Ink, from: number, to: number, step: number): Score[] {
  const reach = Math.ceil(width * Math.tan((WIDEST + 1) * (Math.PI / 180)));
  const rows = new Float64Array(height + 2 * reach + 2);
  const found: Score[] = [];
  const count = Math.round((to - from) / step);
  for (let number = 0; number <= count; number += 1) {
    const degrees = from + number * step;
    const slope = Math.tan((degrees * Math.PI) / 180);
    rows.fill(0);
    for (let at = 0; at < points.length; at += 2) {
      // Whole rows: shares of two rows would favour the angle at which nothing needs sharing, which is none.
      rows[Math.round(points[at + 1]! - points[at]! * slope) + reach]! += 1;
    }
    let score = 0;
    for (const value of rows) score += value * value;
    found.push({ degrees, score });
  }
  return found;
}
