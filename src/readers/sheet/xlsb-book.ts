/** Binary workbooks, of which hucre reads the cells; the archive was held to the limits before. */
import { dateToSerial, type Sheet as ReadSheet, readXlsb } from 'hucre';
import { cellsOf, type Filled, mergesOf } from './library-sheet.js';
import { Budget, MOST_ROWS, type Sheet, type Workbook } from './model.js';
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
  const cells = cellsOf(sheet, budget, (value, row, column) =>
    textOf(value, sheet.cells?.get(`${row},${column}`)?.style?.numFmt),
  );
  return {
    name: sheet.name,
    isHidden: sheet.hidden === true || sheet.veryHidden === true,
    cells,
    merges: mergesOf(sheet),
    hiddenLines: 0,
  };
}

function textOf(value: Filled, format: string | undefined): string {
  if (typeof value === 'number') return printNumber(value, format);
  if (value instanceof Date) return printNumber(dateToSerial(value), format ?? 'yyyy/m/d');
  return typeof value === 'boolean' ? String(value).toUpperCase() : value;
}
