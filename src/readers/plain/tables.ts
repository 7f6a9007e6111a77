import type { Cell } from '../../model/document.js';
import type { GridRow } from './rows.js';

/** Does `right` print the same row again, as tables do at the head of a new page? */
export function sameRow(left: readonly string[] | undefined, right: readonly string[]): boolean {
  if (!left || left.length !== right.length || right.every((cell) => cell === '')) return false;
  return left.every((cell, index) => cell.replace(/\s/g, '') === right[index]!.replace(/\s/g, ''));
}

/** Rows as cells. Where no span is known, an empty cell stays an empty cell. */
export function cellsOf(rows: readonly GridRow[]): {
  readonly cells: readonly Cell[];
  readonly columns: number;
} {
  const columns = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const covered = new Set<number>();
  const cells: Cell[] = [];
  rows.forEach((row, rowIndex) => {
    for (let column = 0; column < columns; column += 1) {
      if (covered.has(rowIndex * columns + column)) continue;
      const span = row.spans.find((one) => one.column === column);
      const columnSpan = Math.min(span?.columns ?? 1, columns - column);
      const rowSpan = Math.min(span?.rows ?? 1, rows.length - rowIndex);
      if (span) cover(covered, columns, { rowIndex, column, rowSpan, columnSpan });
      const text = (row.cells[column] ?? '').replace(/\*\*/g, '').replace(/<br\s*\/?>/gi, '\n');
      cells.push({ row: rowIndex, column, rowSpan, columnSpan, text, page: null, box: null });
    }
  });
  return { cells, columns };
}

function cover(
  covered: Set<number>,
  columns: number,
  at: Record<'rowIndex' | 'column' | 'rowSpan' | 'columnSpan', number>,
): void {
  for (let row = at.rowIndex; row < at.rowIndex + at.rowSpan; row += 1) {
    for (let column = at.column; column < at.column + at.columnSpan; column += 1) {
      covered.add(row * columns + column);
    }
  }
}
