import { applyX, applyY, type Matrix } from './matrix.js';
import type { Rule } from './page-content.js';

/** The segments of a path as pdfjs packs them: 0 move, 1 line, 2 curve, 3 close, each with its coordinates. */
const COORDINATES = [2, 2, 6, 0];
const CLOSE = 3;

/** Points: a line may lean that much, and a filled rectangle may be that thin, and still be a rule. */
const LEAN = 0.8;
const THIN = 2.6;
const SHORTEST = 2;

/** The rules in a path that is stroked: every piece that runs along an axis. */
export function strokedRules(path: ArrayLike<number>, matrix: Matrix, into: Rule[]): void {
  eachSubpath(path, matrix, (xs, ys) => {
    for (let at = 1; at < xs.length; at += 1) addRule(xs[at - 1]!, ys[at - 1]!, xs[at]!, ys[at]!, LEAN, into);
  });
}

/** The rules in a path that is filled: word processors draw borders as thin rectangles. */
export function filledRules(path: ArrayLike<number>, matrix: Matrix, into: Rule[]): void {
  eachSubpath(path, matrix, (xs, ys) => {
    addRule(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys), THIN, into);
  });
}

function addRule(x1: number, y1: number, x2: number, y2: number, tolerance: number, into: Rule[]): void {
  const width = Math.abs(x2 - x1);
  const height = Math.abs(y2 - y1);
  if (height <= tolerance && width >= SHORTEST && width > height) {
    into.push({ horizontal: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
  } else if (width <= tolerance && height >= SHORTEST && height > width) {
    into.push({ horizontal: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }
}

/** More corners than any border has: a drawing, and too long an argument list. */
const MOST_CORNERS = 200;

function eachSubpath(
  path: ArrayLike<number>,
  matrix: Matrix,
  visit: (xs: readonly number[], ys: readonly number[]) => void,
): void {
  let xs: number[] = [];
  let ys: number[] = [];
  const finish = () => {
    if (xs.length > 1 && xs.length <= MOST_CORNERS) visit(xs, ys);
    xs = [];
    ys = [];
  };
  for (let at = 0; at < path.length; ) {
    const segment = path[at]!;
    const count = COORDINATES[segment];
    if (count === undefined) break;
    if (segment === 0) finish();
    if (segment === CLOSE && xs.length > 0) {
      xs.push(xs[0]!);
      ys.push(ys[0]!);
    }
    if (count > 0) {
      // Of a curve only its end: borders are straight, and a rounded corner may be cut.
      const [x, y] = [path[at + count - 1]!, path[at + count]!];
      xs.push(applyX(matrix, x, y));
      ys.push(applyY(matrix, x, y));
    }
    at += 1 + count;
  }
  finish();
}
