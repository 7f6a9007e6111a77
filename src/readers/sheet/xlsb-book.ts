/** Binary workbooks, of which hucre reads the cells; the archive was held to the limits before. */
import { dateToSerial, type Sheet as ReadSheet, readXlsb } from 'hucre';
import {
  Budget,
  cleanText,
  MOST_MERGES,
  MOST_ROWS,
  type Sheet,
  type SheetCell,
  type Workbook,
} from './model.js';
import { printNumber } from './print-number.js';

/** Null where the library cannot read it. */
export async function readXlsbBook(bytes: Uint8Array): Promise<Workbook | null> {
  let sheets: readonly ReadSheet[];
  try {
    sheets = (await readXlsb(bytes, { readStyles: true, maxRows: MOST_ROWS + 1 })).sheets;
  } catch {
    return null;
  }
  const budget = new Budget();
  return { sheets: sheets.map((sheet) => convert(sheet, budget)), isCut: budget.isCut };
}

function convert(sheet: ReadSheet, budget: Budget): Sheet {
  const cells: SheetCell[] = [];
  sheet.rows.forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === null || value === '') return;
      const format = sheet.cells?.get(`${row},${column}`)?.style?.numFmt;
      const text = cleanText(textOf(value, format));
      if (text === '' || !budget.take(cells.at(-1)?.row !== row)) return;
      cells.push({ row, column, text });
    });
  });
  const merges = (sheet.merges ?? []).slice(0, MOST_MERGES).map((merge) => ({
    top: merge.startRow,
    left: merge.startCol,
    bottom: merge.endRow,
    right: merge.endCol,
  }));
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    cells,
    merges,
    hiddenLines: 0,
  };
}

function textOf(value: string | number | boolean | Date, format: string | undefined): string {
  if (typeof value === 'number') return printNumber(value, format);
  if (value instanceof Date) return printNumber(dateToSerial(value), format ?? 'yyyy/m/d');
  return typeof value === 'boolean' ? String(value).toUpperCase() : value;
}
