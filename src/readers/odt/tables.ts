import type { Cell } from '../../model/document.js';
import type { TableDraft } from '../docx/drafts.js';
import type { Attributes } from '../docx/xml.js';

/** A table while it is being read. */
export interface OdtTable {
  openRow(attributes: Attributes): void;
  closeRow(): void;
  /** A cell with its text; `isCovered`: it lies under a merged one. */
  addCell(attributes: Attributes, text: string, page: number, isCovered: boolean): void;
  /** Null where nothing is left. */
  finish(): TableDraft | null;
}

/** What all repeated cells of a document may cost, in characters: tables in repeated cells of tables would never end. */
export interface Budget {
  left: number;
}

export const repeatBudget = (): Budget => ({ left: 2_000_000 });

/** Files may say “and so on a million times”; what a person fills in ends long before. */
const MOST_REPEATS = 100;
const MOST_CELLS = 50_000;
const WIDEST = 256;
const HIGHEST = 10_000;

export function openOdtTable(page: number, budget: Budget): OdtTable {
  const cells: Cell[] = [];
  let rowCells: Cell[] = [];
  let row = 0;
  let column = 0;
  let columns = 0;
  let repeats = 1;
  const affords = (text: number): boolean => {
    budget.left -= text + 1;
    return budget.left > 0;
  };
  return {
    openRow(attributes) {
      repeats = count(attributes['table:number-rows-repeated'], MOST_REPEATS);
      rowCells = [];
      column = 0;
    },
    addCell(attributes, text, cellPage, isCovered) {
      const times = count(attributes['table:number-columns-repeated'], WIDEST);
      for (let time = 0; time < times && column < WIDEST; time += 1) {
        if (time > 0 && !affords(text.length)) break;
        if (!isCovered) {
          const rowSpan = count(attributes['table:number-rows-spanned'], HIGHEST);
          const columnSpan = count(attributes['table:number-columns-spanned'], WIDEST);
          rowCells.push({ row, column, rowSpan, columnSpan, text, page: cellPage, box: null });
        }
        column += 1;
      }
      columns = Math.max(columns, column);
    },
    closeRow() {
      if (column === 0) return;
      const isEmpty = rowCells.every(({ text }) => text === '');
      const length = rowCells.reduce((sum, { text }) => sum + text.length + 1, 0);
      for (let time = 0; time < (isEmpty ? 1 : repeats); time += 1) {
        if (time > 0 && !affords(length)) break;
        if (cells.length + rowCells.length > MOST_CELLS) return;
        for (const cell of rowCells) cells.push({ ...cell, row });
        row += 1;
      }
    },
    finish() {
      if (row === 0 || columns === 0) return null;
      const inside = cells.map((cell) => ({
        ...cell,
        rowSpan: Math.min(cell.rowSpan, row - cell.row),
        columnSpan: Math.min(cell.columnSpan, columns - cell.column),
      }));
      return { kind: 'table', rows: row, columns, cells: inside, page: cells[0]?.page ?? page };
    },
  };
}

function count(value: string | undefined, most: number): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number > 0 ? Math.min(number, most) : 1;
}
