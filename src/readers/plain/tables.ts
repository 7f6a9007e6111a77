import type { Cell } from '../../model/document.js';

/** Does `right` print the same row again, as tables do at the head of a new page? */
export function sameRow(left: readonly string[] | undefined, right: readonly string[]): boolean {
  if (!left || left.length !== right.length || right.every((cell) => cell === '')) return false;
  return left.every((cell, index) => cell.replace(/\s/g, '') === right[index]!.replace(/\s/g, ''));
}

/** Rows of strings as cells. A text file knows no spans: an empty cell stays an empty cell. */
export function cellsOf(rows: readonly (readonly string[])[]): {
  readonly cells: readonly Cell[];
  readonly columns: number;
} {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells: Cell[] = [];
  rows.forEach((row, rowIndex) => {
    for (let column = 0; column < columns; column += 1) {
      const text = (row[column] ?? '').replace(/\*\*/g, '').replace(/<br\s*\/?>/gi, '\n');
      cells.push({ row: rowIndex, column, rowSpan: 1, columnSpan: 1, text, page: null, box: null });
    }
  });
  return { cells, columns };
}
