/** The table of a region: the sheet's rows and columns that hold anything, with the spans that merges give. */
import type { Cell } from '../../model/document.js';
import type { Merge } from './model.js';

export interface SheetTable {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
}

/** A cell that holds text, with the last row and column that its merge reaches. */
export interface Placed {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly bottom: number;
  readonly right: number;
}

/** Past that only cells with text are told of, and no row is kept for a merge alone: nobody filled in such a form. */
const MOST_PLACES = 1_000_000;

export const largest = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((most, one) => Math.max(most, of(one)), Number.NEGATIVE_INFINITY);
export const smallest = <T>(list: readonly T[], of: (one: T) => number): number =>
  -largest(list, (one) => -of(one));

/** Every place that no merge covers is a cell, also an empty one: a form's blanks are to be filled in. */
export function tableOf(cells: readonly Placed[], merges: readonly Merge[]): SheetTable {
  const top = smallest(cells, ({ row }) => row);
  const bottom = largest(cells, ({ row }) => row);
  const left = smallest(cells, ({ column }) => column);
  const right = largest(cells, (cell) => cell.right);
  const own = merges.filter(
    (merge) => merge.top >= top && merge.top <= bottom && merge.left >= left && merge.left <= right,
  );
  const columns = linesOf([...cells.map(({ column }) => column), ...own.map((merge) => merge.left)]);
  const withText = cells.map(({ row }) => row);
  const all = linesOf([...withText, ...rowsUnder(cells, top, bottom)]);
  const isDense = all.lines.length * columns.lines.length <= MOST_PLACES;
  const rows = isDense ? all : linesOf(withText);
  const spanOf = (
    cell: { readonly bottom: number; readonly right: number },
    row: number,
    column: number,
  ) => ({
    rowSpan: Math.max(1, rows.countTo(cell.bottom) - row),
    columnSpan: Math.max(1, columns.countTo(cell.right) - column),
  });
  const size = { rows: rows.lines.length, columns: columns.lines.length };
  if (!isDense) {
    const placed = cells.map((cell): Cell => {
      const [row, column] = [rows.countTo(cell.row) - 1, columns.countTo(cell.column) - 1];
      return { row, column, rowSpan: 1, columnSpan: 1, text: cell.text, page: null, box: null };
    });
    return { kind: 'table', ...size, cells: placed };
  }
  const key = (row: number, column: number): number => row * 16_384 + column;
  const texts = new Map(cells.map((cell) => [key(cell.row, cell.column), cell.text]));
  const corners = new Map(own.map((merge) => [key(merge.top, merge.left), merge]));
  const covered = new Uint8Array(size.rows * size.columns);
  const placed: Cell[] = [];
  rows.lines.forEach((sheetRow, row) => {
    columns.lines.forEach((sheetColumn, column) => {
      if (covered[row * size.columns + column] === 1) return;
      const at = key(sheetRow, sheetColumn);
      const merge = corners.get(at);
      const { rowSpan, columnSpan } = merge ? spanOf(merge, row, column) : { rowSpan: 1, columnSpan: 1 };
      for (let down = row; merge && down < row + rowSpan; down += 1)
        covered.fill(1, down * size.columns + column, down * size.columns + column + columnSpan);
      placed.push({ row, column, rowSpan, columnSpan, text: texts.get(at) ?? '', page: null, box: null });
    });
  });
  return { kind: 'table', ...size, cells: placed };
}

/** Rows that a merged cell reaches over, up to the last row that holds text. */
function rowsUnder(cells: readonly Placed[], top: number, bottom: number): readonly number[] {
  const steps = new Int32Array(bottom - top + 2);
  for (const cell of cells) {
    steps[cell.row - top]! += 1;
    steps[Math.min(cell.bottom, bottom) - top + 1]! -= 1;
  }
  const rows: number[] = [];
  let open = 0;
  for (let row = top; row <= bottom; row += 1) {
    open += steps[row - top]!;
    if (open > 0) rows.push(row);
  }
  return rows;
}

/** Kept rows or columns in order; `countTo`: how many of them lie up to one of the sheet's. */
function linesOf(kept: readonly number[]) {
  const lines = [...new Set(kept)].sort((a, b) => a - b);
  const countTo = (line: number): number => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines[middle]! <= line) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { lines, countTo };
}
