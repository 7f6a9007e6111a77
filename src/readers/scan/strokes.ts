import type { Ink } from './ink.js';

/** A thin dark band along the rows of a picture: a ruling line, or a long stroke of a letter. Pixels. */
export interface Stroke {
  readonly from: number;
  readonly to: number;
  /** Its row at `from`, and by how much it falls with every pixel to the right. */
  readonly start: number;
  readonly slope: number;
  readonly thickness: number;
}

/** Inches. */
const SHORTEST_RUN = 0.07;
const GAP = 0.012;
const THICKEST = 0.045;
/** A stroke is at least so many times as long as thick. */
const SLENDER = 5;

interface Runs {
  readonly rows: number[];
  readonly from: number[];
  readonly to: number[];
}

/** The strokes along the rows, in the order of their first row. Lines may step from row to row: nothing is quite level. */
export function findStrokes(ink: Ink): Stroke[] {
  const runs = findRuns(ink, Math.round(SHORTEST_RUN * ink.dpi), Math.max(1, Math.round(GAP * ink.dpi)));
  const parent = linkRuns(runs, Math.max(1, Math.round(GAP * ink.dpi)));
  const members = new Map<number, number[]>();
  for (let at = 0; at < parent.length; at += 1) {
    const root = rootOf(parent, at);
    const group = members.get(root);
    if (group) group.push(at);
    else members.set(root, [at]);
  }
  const strokes: Stroke[] = [];
  for (const group of members.values()) {
    const stroke = lineThrough(runs, group);
    if (stroke.thickness > THICKEST * ink.dpi) continue;
    if (stroke.to - stroke.from >= SLENDER * stroke.thickness) strokes.push(stroke);
  }
  return strokes;
}

function findRuns({ width, height, data }: Ink, shortest: number, gap: number): Runs {
  const runs: Runs = { rows: [], from: [], to: [] };
  for (let y = 0; y < height; y += 1) {
    const row = y * width;
    let [start, last] = [-1, -1];
    for (let x = 0; x < width; x += 1) {
      if (!data[row + x]) continue;
      if (start >= 0 && x - last > gap + 1) {
        if (last - start >= shortest) addRun(runs, y, start, last);
        start = x;
      } else if (start < 0) start = x;
      last = x;
    }
    if (start >= 0 && last - start >= shortest) addRun(runs, y, start, last);
  }
  return runs;
}

function addRun({ rows, from, to }: Runs, row: number, start: number, end: number): void {
  rows.push(row);
  from.push(start);
  to.push(end);
}

/** Runs of neighbouring rows that overlap, or nearly, belong together. */
function linkRuns({ rows, from, to }: Runs, gap: number): Int32Array {
  const parent = Int32Array.from(rows, (_, at) => at);
  let above = 0;
  for (let at = 0; at < rows.length; at += 1) {
    while (
      above < at &&
      (rows[above]! < rows[at]! - 1 || (rows[above]! < rows[at]! && to[above]! < from[at]! - gap))
    ) {
      above += 1;
    }
    for (let other = above; other < at && rows[other]! < rows[at]!; other += 1) {
      if (from[other]! > to[at]! + gap) break;
      if (to[other]! >= from[at]! - gap) parent[rootOf(parent, at)] = rootOf(parent, other);
    }
  }
  return parent;
}

function rootOf(parent: Int32Array, at: number): number {
  let root = at;
  while (parent[root] !== root) root = parent[root]!;
  parent[at] = root;
  return root;
}

/** A straight line through the middle of the runs, weighted by their length. */
function lineThrough({ rows, from, to }: Runs, group: readonly number[]): Stroke {
  let [left, right, mass] = [Infinity, -Infinity, 0];
  let [sumX, sumY, sumXX, sumXY] = [0, 0, 0, 0];
  for (const at of group) {
    const [start, end, row] = [from[at]!, to[at]!, rows[at]!];
    const length = end - start + 1;
    const middle = (start + end) / 2;
    left = Math.min(left, start);
    right = Math.max(right, end);
    mass += length;
    sumX += middle * length;
    sumY += row * length;
    sumXX += (middle * middle + (length * length) / 12) * length;
    sumXY += middle * row * length;
  }
  const spread = sumXX - (sumX * sumX) / mass;
  const slope = spread > 0 ? (sumXY - (sumX * sumY) / mass) / spread : 0;
  const length = right - left + 1;
  return {
    from: left,
    to: right,
    start: (sumY - slope * sumX) / mass + slope * left,
    slope,
    thickness: mass / length,
  };
}

/** The row of a stroke at a place along it. */
export function rowAt(stroke: Stroke, x: number): number {
  return stroke.start + stroke.slope * (x - stroke.from);
}

/** Share of a stroke's length that has ink on it, and of the inked that has paper on both sides a little further out. */
export function inspect({ width, height, data, dpi }: Ink, stroke: Stroke): { inked: number; alone: number } {
  const reach = Math.ceil(stroke.thickness / 2) + Math.max(2, Math.round(dpi * 0.012));
  let [inked, alone] = [0, 0];
  for (let x = stroke.from; x <= stroke.to; x += 1) {
    const row = Math.round(rowAt(stroke, x));
    if (row < 1 || row >= height - 1) continue;
    const at = row * width + x;
    if (!data[at] && !data[at - width] && !data[at + width]) continue;
    inked += 1;
    const above = row - reach < 0 || !data[at - reach * width];
    const below = row + reach >= height || !data[at + reach * width];
    if (above && below) alone += 1;
  }
  return { inked: inked / (stroke.to - stroke.from + 1), alone: alone / Math.max(1, inked) };
}

/** Joins pieces of one line that a fold, a weak print or a lifted seal has parted. */
export function joinStrokes(strokes: readonly Stroke[], dpi: number): Stroke[] {
  const [gap, drift, least] = [0.16 * dpi, Math.max(1.5, 0.012 * dpi), 0.25 * dpi];
  const long = strokes.filter(({ from, to }) => to - from >= least);
  const rest = strokes.filter(({ from, to }) => to - from < least);
  const order = [...long].sort((a, b) => a.from - b.from);
  const joined: Stroke[] = [];
  for (const stroke of order) {
    const at = joined.findIndex(
      (other) =>
        stroke.from > other.to - 2 &&
        stroke.from - other.to <= gap &&
        Math.abs(rowAt(other, stroke.from) - stroke.start) <= drift,
    );
    if (at < 0) joined.push(stroke);
    else joined[at] = chain(joined[at]!, stroke);
  }
  return [...joined, ...rest].sort((a, b) => a.start - b.start || a.from - b.from);
}

function chain(left: Stroke, right: Stroke): Stroke {
  const [a, b] = [left.to - left.from + 1, right.to - right.from + 1];
  const end = rowAt(right, right.to);
  const slope = (end - left.start) / (right.to - left.from);
  const share = (one: number, other: number): number => (one * a + other * b) / (a + b);
  return {
    from: left.from,
    to: right.to,
    start: left.start,
    slope,
    thickness: share(left.thickness, right.thickness),
  };
}
