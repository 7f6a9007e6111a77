/** A table by its grid positions, and the figures in its cells. */
import type { Cell, Table } from '../../model/document.js';
import { type Decimal, parseDecimal } from '../../text/decimal.js';
import { foldText } from '../../text/fold.js';
import { cellKind } from '../../text/table-words.js';

export type Row = readonly (Cell | undefined)[];
export type Grid = readonly Row[];

/** Every grid position with the cell that covers it. */
export function gridOf(table: Table): Grid {
  const grid: (Cell | undefined)[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    const bottom = Math.min(cell.row + cell.rowSpan, table.rows);
    const right = Math.min(cell.column + cell.columnSpan, table.columns);
    for (let row = cell.row; row < bottom; row += 1) {
      for (let column = cell.column; column < right; column += 1) grid[row]![column] = cell;
    }
  }
  return grid;
}

export const textOf = (cell: Cell | undefined): string => cell?.text.trim() ?? '';

export const isFigure = (cell: Cell | undefined): boolean =>
  cell !== undefined && cellKind(cell.text) === 'value';

/** The cells of a row, a merged one once, empty ones left out. */
export function filledCells(row: Row): readonly Cell[] {
  const cells = new Set<Cell>();
  for (const cell of row) if (cell && cell.text.trim() !== '') cells.add(cell);
  return [...cells];
}

const NUMBER = /^[-+(]?[\d,]+(?:\.\d+)?\)?$/;

/** The number that a cell prints, brackets read as a minus; null for a rate, a dash, words. */
export function parseFigure(text: string): Decimal | null {
  const folded = foldText(text).text.trim();
  if (!NUMBER.test(folded)) return null;
  const negative = folded.startsWith('-') || (folded.startsWith('(') && folded.endsWith(')'));
  const value = parseDecimal(folded.replace(/[-+(),]/g, ''));
  return value && negative ? { units: -value.units, scale: value.scale } : value;
}
