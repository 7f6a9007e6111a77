import type { Box } from '../../model/document.js';
import { highest, lowest } from '../../text/append.js';
import type { Rule } from './page-content.js';
import { connect, type Group, mergeRules } from './rule-groups.js';

/** A grid of ruling lines. `owners[row][column]` is the index of the cell in `cells` that covers that place. */
export interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
  readonly owners: readonly (readonly number[])[];
}

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly box: Box;
}

/** Points: edges that close are one edge. */
const SAME_EDGE = 3;
/** A border counts where it runs along most of the cell's side. */
const COVERED = 0.65;

/** More than any table of a report has; such pages are drawings. */
const MOST_RULES = 4_000;
const MOST_PLACES = 40_000;

/** The grids that ruling lines make on a page, from top to bottom. Nested ones belong to the cell around them. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  const horizontals = mergeRules(rules.filter((rule) => rule.horizontal));
  const verticals = mergeRules(rules.filter((rule) => !rule.horizontal));
  if (horizontals.length + verticals.length > MOST_RULES) return [];

  const grids = connect(horizontals, verticals).flatMap((group) => makeGrid(group) ?? []);
  const outer = grids.filter((grid) => !grids.some((other) => other !== grid && contains(other, grid)));
  return outer.sort((a, b) => a.ys[0]! - b.ys[0]!);
}

export function gridBox(grid: Grid): Box {
  const [x, y] = [grid.xs[0]!, grid.ys[0]!];
  return { x, y, width: grid.xs.at(-1)! - x, height: grid.ys.at(-1)! - y };
}

function contains(outer: Grid, inner: Grid): boolean {
  const [a, b] = [gridBox(outer), gridBox(inner)];
  return (
    a.x <= b.x &&
    a.y <= b.y &&
    a.x + a.width >= b.x + b.width &&
    a.y + a.height >= b.y + b.height &&
    a.width * a.height > b.width * b.height
  );
}

/** The grid of one group, or null where it has no inside: underlines, boxes around a text, frames of a page. */
function makeGrid({ horizontals, verticals }: Group): Grid | null {
  if (horizontals.length < 2 || verticals.length < 1) return null;
  const left = lowest(horizontals.map((rule) => rule.from));
  const right = highest(horizontals.map((rule) => rule.to));
  const top = lowest(verticals.map((rule) => rule.from));
  const bottom = highest(verticals.map((rule) => rule.to));
  // Tables open at the sides: their rules end where the missing border would be.
  const side = (at: number): Rule => ({
    horizontal: false,
    at,
    from: horizontals[0]!.at,
    to: horizontals.at(-1)!.at,
  });
  const lid = (at: number): Rule => ({ horizontal: true, at, from: left, to: right });
  const upright = [...verticals, ...[left, right].filter((at) => isFree(verticals, at)).map(side)];
  const level = [...horizontals, ...[top, bottom].filter((at) => isFree(horizontals, at)).map(lid)];

  const xs = edges(upright);
  const ys = edges(level);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns * rows > MOST_PLACES) return null;
  const walls = coverage(upright, xs, ys);
  const floors = coverage(level, ys, xs);
  return cut(xs, ys, walls, floors);
}

function isFree(rules: readonly Rule[], at: number): boolean {
  return rules.every((rule) => Math.abs(rule.at - at) > SAME_EDGE * 2);
}

function edges(rules: readonly Rule[]): number[] {
  const found: number[] = [];
  for (const { at } of [...rules].sort((a, b) => a.at - b.at)) {
    if (found.length === 0 || at - found.at(-1)! > SAME_EDGE) found.push(at);
  }
  return found;
}

/** `result[i][j]`: along the i-th edge, is the stretch between the j-th and the next crossing edge drawn? */
function coverage(
  rules: readonly Rule[],
  edgesAt: readonly number[],
  crossings: readonly number[],
): boolean[][] {
  const lengths = edgesAt.map(() => new Float64Array(crossings.length - 1));
  for (const rule of rules) {
    // The edge was placed at the first of the rules it stands for.
    let edge = edgesAt.length - 1;
    while (edge > 0 && edgesAt[edge]! > rule.at + 0.001) edge -= 1;
    const along = lengths[edge]!;
    for (let at = 0; at < along.length; at += 1) {
      along[at]! += Math.max(0, Math.min(rule.to, crossings[at + 1]!) - Math.max(rule.from, crossings[at]!));
    }
  }
  return lengths.map((along) =>
    Array.from(along, (length, at) => length >= COVERED * (crossings[at + 1]! - crossings[at]!)),
  );
}

/** Cuts the grid into the largest rectangles that no border crosses, in row order. */
function cut(xs: readonly number[], ys: readonly number[], walls: boolean[][], floors: boolean[][]): Grid {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owners = Array.from({ length: rows }, () => new Array<number>(columns).fill(-1));
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (owners[row]![column] !== -1) continue;
      let columnEnd = column + 1;
      while (columnEnd < columns && owners[row]![columnEnd] === -1 && !walls[columnEnd]![row]) columnEnd += 1;
      let rowEnd = row + 1;
      while (rowEnd < rows && isOpenBelow(rowEnd, column, columnEnd, walls, floors)) rowEnd += 1;
      for (let r = row; r < rowEnd; r += 1) owners[r]!.fill(cells.length, column, columnEnd);
      const [x, y] = [xs[column]!, ys[row]!];
      cells.push({
        row,
        column,
        rowSpan: rowEnd - row,
        columnSpan: columnEnd - column,
        box: { x, y, width: xs[columnEnd]! - x, height: ys[rowEnd]! - y },
      });
    }
  }
  return { xs, ys, cells, owners };
}

function isOpenBelow(
  row: number,
  start: number,
  end: number,
  walls: boolean[][],
  floors: boolean[][],
): boolean {
  for (let column = start; column < end; column += 1) {
    if (floors[row]![column]) return false;
    if (column > start && walls[column]![row]) return false;
  }
  return true;
}
