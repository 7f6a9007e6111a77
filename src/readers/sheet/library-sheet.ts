/** What hucre gives of a sheet, as ours: for the formats that it reads. */
import type { CellValue, Sheet as ReadSheet } from 'hucre';
import { type Budget, cleanText, type Merge, MOST_MERGES, type SheetCell } from './model.js';

export type Filled = Exclude<CellValue, null>;

/** Cells that show something, within the budget. `shown`: what Excel shows of a value at a place. */
export function cellsOf(
  { rows }: ReadSheet,
  budget: Budget,
  shown: (value: Filled, row: number, column: number) => string,
): SheetCell[] {
  const cells: SheetCell[] = [];
  rows.forEach((values, row) => {
    values?.forEach((value, column) => {
      if (value === null || value === '') return;
      const text = cleanText(shown(value, row, column));
      if (text === '' || !budget.take(cells.at(-1)?.row !== row)) return;
      cells.push({ row, column, text });
    });
  });
  return cells;
}

export function mergesOf({ merges = [] }: ReadSheet): Merge[] {
  return merges.slice(0, MOST_MERGES).map((merge) => ({
    top: merge.startRow,
    left: merge.startCol,
    bottom: merge.endRow,
    right: merge.endCol,
  }));
}
