import type { Raster } from '../../ports/ocr.js';
import { rowAt, type Stroke } from './strokes.js';

/** Of evenly lit paper: the blurred rim of a line is darker. */
const RIM = 232;
const WHITE = 255;

/** How to walk a raster: one pixel along the stroke, one across it. */
interface Walk {
  readonly along: number;
  readonly across: number;
  readonly deep: number;
  readonly long: number;
}

/** Takes level lines out of the raster; what crosses them stays. Changes the raster. */
export function wipeLevel(raster: Raster, strokes: readonly Stroke[]): void {
  const { width, height } = raster;
  wipe(raster.data, { along: 1, across: width, deep: height, long: width }, strokes);
}

/** The same for lines that go down: their strokes are those of the page with rows and columns exchanged. */
export function wipeUpright(raster: Raster, strokes: readonly Stroke[]): void {
  const { width, height } = raster;
  wipe(raster.data, { along: width, across: 1, deep: width, long: height }, strokes);
}

function wipe(data: Uint8Array, walk: Walk, strokes: readonly Stroke[]): void {
  for (const stroke of strokes) wipeStroke(data, walk, stroke);
}

function wipeStroke(data: Uint8Array, { along, across, deep, long }: Walk, stroke: Stroke): void {
  const half = Math.ceil(stroke.thickness / 2) + 1;
  const reach = half + 3;
  const last = Math.min(long - 1, stroke.to + half);
  for (let x = Math.max(0, stroke.from - half); x <= last; x += 1) {
    const row = darkest(data, x * along, across, deep, rowAt(stroke, x), half);
    if (row < 0) continue;
    const start = x * along + row * across;
    let [up, down] = [0, 0];
    while (up < reach && row - up - 1 >= 0 && data[start - (up + 1) * across]! < RIM) up += 1;
    while (down < reach && row + down + 1 < deep && data[start + (down + 1) * across]! < RIM) down += 1;
    // A letter's stroke that goes on at both sides crosses the line; at one side it only stands on it.
    if (up > half && down > half) continue;
    for (let at = -Math.min(up, half); at <= Math.min(down, half); at += 1) data[start + at * across] = WHITE;
  }
}

/** The row of the line at this place: lines are never as straight as their equation. */
function darkest(
  data: Uint8Array,
  column: number,
  across: number,
  deep: number,
  row: number,
  half: number,
): number {
  const middle = Math.round(row);
  let best = -1;
  let level = RIM;
  for (let away = 0; away <= half; away += 1) {
    for (const at of away === 0 ? [middle] : [middle - away, middle + away]) {
      if (at < 0 || at >= deep) continue;
      const value = data[column + at * across]!;
      if (value < level - (away > 1 ? 24 : 8)) [best, level] = [at, value];
    }
  }
  return best;
}
