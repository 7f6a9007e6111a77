/** OpenDocument sheets: every cell carries the text that it shows, so no format has to be applied. */
import { type Attributes, readXml } from '../docx/xml.js';
import type { Archive } from '../zip.js';
import {
  Budget,
  cleanText,
  type Merge,
  MOST_MERGES,
  MOST_SHEETS,
  type SheetCell,
  type Workbook,
} from './model.js';

interface OpenSheet {
  readonly name: string;
  readonly style: string;
  readonly cells: SheetCell[];
  readonly merges: Merge[];
  row: number;
  rowRepeat: number;
  isHiddenRow: boolean;
  hiddenLines: number;
  column: number;
  /** Where the cells of the open row begin. */
  rowStart: number;
}

interface OpenCell {
  readonly repeat: number;
  readonly rows: number;
  readonly columns: number;
  readonly lines: string[];
}

/** A row or a cell that is repeated with its text is rare; what claims more is held to this. */
const MOST_REPEATS = 1000;
const LONGEST_BLANK = 100;

/** Null where the archive holds no sheets. Throws `UnreadableError`. */
export async function readOdsBook(archive: Archive, depth: number): Promise<Workbook | null> {
  const part = await archive.read('content.xml');
  if (!part) return null;
  const budget = new Budget();
  const sheets: OpenSheet[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let sheet: OpenSheet | null = null;
  let cell: OpenCell | null = null;
  let ignored = 0;
  let inLine = false;

  const openCell = (attributes: Attributes): OpenCell => ({
    repeat: count(attributes['table:number-columns-repeated']),
    rows: count(attributes['table:number-rows-spanned']),
    columns: count(attributes['table:number-columns-spanned']),
    lines: [],
  });
  const closeCell = (): void => {
    if (!sheet || !cell) return;
    const { repeat, rows, columns, lines } = cell;
    const { row, column } = sheet;
    const text = cleanText(lines.join('\n'));
    if ((rows > 1 || columns > 1) && sheet.merges.length < MOST_MERGES)
      sheet.merges.push({ top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 });
    for (let index = 0; text !== '' && index < Math.min(repeat, MOST_REPEATS); index += 1)
      if (budget.take(sheet.cells.at(-1)?.row !== row))
        sheet.cells.push({ row, column: column + index, text });
    sheet.column += repeat;
  };
  const closeRow = (): void => {
    if (!sheet) return;
    const { row, rowRepeat } = sheet;
    const own = sheet.cells.slice(sheet.rowStart);
    if (own.length > 0 && sheet.isHiddenRow) sheet.hiddenLines += 1;
    for (let index = 1; own.length > 0 && index < Math.min(rowRepeat, MOST_REPEATS); index += 1)
      own.forEach((one, at) => {
        if (budget.take(at === 0)) sheet?.cells.push({ ...one, row: row + index });
      });
    sheet.row += rowRepeat;
  };
  readXml(part, depth, {
    open(name, attributes, printed) {
      // Comments, and what is drawn over the sheet.
      if (printed === 'office:annotation' || printed === 'table:shapes' || printed === 'draw:frame')
        ignored += 1;
      if (ignored > 0) return;
      if (printed === 'style:style') style = attributes['style:name'] ?? '';
      else if (printed === 'style:table-properties' && attributes['table:display'] === 'false')
        hiddenStyles.add(style);
      else if (printed === 'table:table') {
        sheet = {
          name: attributes['table:name'] ?? '',
          style: attributes['table:style-name'] ?? '',
          cells: [],
          merges: [],
          row: 0,
          rowRepeat: 1,
          isHiddenRow: false,
          hiddenLines: 0,
          column: 0,
          rowStart: 0,
        };
        sheets.push(sheet);
      } else if (printed === 'table:table-row' && sheet) {
        sheet.rowRepeat = count(attributes['table:number-rows-repeated']);
        sheet.isHiddenRow = /collapse|filter/.test(attributes['table:visibility'] ?? '');
        sheet.column = 0;
        sheet.rowStart = sheet.cells.length;
      } else if (name === 'table-cell' || name === 'covered-table-cell') cell = openCell(attributes);
      else if (printed === 'text:p' && cell) {
        cell.lines.push('');
        inLine = true;
      } else if (inLine && cell) addSpecial(cell, printed, attributes);
    },
    close(name, printed) {
      if (printed === 'office:annotation' || printed === 'table:shapes' || printed === 'draw:frame')
        ignored -= 1;
      else if (ignored > 0) return;
      else if (printed === 'text:p') inLine = false;
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        closeCell();
        cell = null;
      } else if (printed === 'table:table-row') closeRow();
      else if (printed === 'table:table') sheet = null;
    },
    text(piece) {
      if (inLine && ignored === 0) append(cell, piece);
    },
  });
  const kept = sheets.slice(0, MOST_SHEETS).map(({ name, style: own, cells, merges, hiddenLines }) => ({
    name,
    isHidden: hiddenStyles.has(own),
    cells,
    merges,
    hiddenLines,
  }));
  return { sheets: kept, isCut: budget.isCut || sheets.length > MOST_SHEETS };
}

function append(cell: OpenCell | null, piece: string): void {
  if (cell && cell.lines.length > 0) cell.lines[cell.lines.length - 1] += piece;
}

/** Blanks, tabs and line breaks are elements. */
function addSpecial(cell: OpenCell, printed: string, attributes: Attributes): void {
  if (printed === 'text:s') append(cell, ' '.repeat(Math.min(LONGEST_BLANK, count(attributes['text:c']))));
  else if (printed === 'text:tab') append(cell, ' ');
  else if (printed === 'text:line-break') cell.lines.push('');
}

function count(value: string | undefined): number {
  return value !== undefined && /^[1-9]\d{0,7}$/.test(value) ? Number(value) : 1;
}
