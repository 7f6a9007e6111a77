/** A workbook of Excel 97 to 2003 or of WPS (.et): hucre reads texts and merges, our own pass the formats of the figures. */
import { type Sheet as ReadSheet, readXls } from 'hucre';
import { openCompound } from '../compound.js';
import { UnreadableError } from '../unreadable.js';
import { cellsOf, mergesOf } from './library-sheet.js';
import { Budget, type Sheet, type SheetCell, type Workbook } from './model.js';
import { printNumber } from './print-number.js';
import { type BookRecords, placeKey, readRecords, type SheetRecords } from './xls-records.js';

const BIFF8 = 0x600;

/** `unsupported`: older than Excel 97. Null where the file is damaged. Throws `UnreadableError`. */
export async function readXlsBook(bytes: Uint8Array): Promise<Workbook | 'unsupported' | null> {
  const stream = workbookStream(bytes);
  if (!stream) return null;
  const records = readRecords(stream);
  if (records.isEncrypted) throw new UnreadableError('encrypted', 'FILEPASS');
  if (records.version !== null && records.version !== BIFF8) return 'unsupported';
  let sheets: readonly ReadSheet[];
  try {
    ({ sheets } = await readXls(bytes));
  } catch {
    return null;
  }
  const budget = new Budget();
  return {
    sheets: sheets.map((sheet, index) => convert(sheet, records, index, budget)),
    isCut: budget.isCut,
  };
}

function workbookStream(bytes: Uint8Array): Uint8Array | null {
  try {
    const compound = openCompound(bytes);
    return compound.read('Workbook') ?? compound.read('Book');
  } catch (error) {
    // A position outside its structure; nothing but the bytes can cause it.
    if (error instanceof UnreadableError || error instanceof RangeError) return null;
    throw error;
  }
}

function convert(
  sheet: ReadSheet,
  { sheets, isFrom1904 }: BookRecords,
  index: number,
  budget: Budget,
): Sheet {
  const own = sheets[index];
  const cells = cellsOf(sheet, budget, (value, row, column) => {
    const figure = own?.figures.get(placeKey(row, column));
    if (figure) return printNumber(figure.value, figure.format, isFrom1904);
    return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
  });
  return {
    name: sheet.name,
    isHidden: own?.isHidden ?? false,
    cells,
    merges: mergesOf(sheet),
    hiddenLines: hiddenIn(cells, own),
  };
}

function hiddenIn(cells: readonly SheetCell[], own: SheetRecords | undefined): number {
  if (!own) return 0;
  const rows = new Set(cells.map(({ row }) => row).filter((row) => own.hiddenRows.has(row)));
  const columns = new Set(
    cells
      .map(({ column }) => column)
      .filter((column) => own.hiddenColumns.some(({ first, last }) => column >= first && column <= last)),
  );
  return rows.size + columns.size;
}
