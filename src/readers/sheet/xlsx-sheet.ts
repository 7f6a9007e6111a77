/** One worksheet part: cells as shown, merged ranges, hidden rows and columns. Cells that only have a style are passed over. */
import { type Attributes, readXml } from '../docx/xml.js';
import { type Budget, cleanText, type Merge, MOST_MERGES, type Sheet, type SheetCell } from './model.js';
import { printNumber } from './print-number.js';
import { textReader } from './xlsx-styles.js';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly (string | undefined)[];
  readonly isFrom1904: boolean;
  readonly budget: Budget;
  readonly depth: number;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
}

const MOST_COLUMNS = 16_384;

export function readSheet(
  part: Uint8Array,
  context: SheetContext,
): Pick<Sheet, 'cells' | 'merges' | 'hiddenLines'> {
  const cells: SheetCell[] = [];
  const merges: Merge[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns: { readonly first: number; readonly last: number }[] = [];
  const inline = textReader();
  let row = -1;
  let column = -1;
  let cell: OpenCell | null = null;
  let value = '';
  let inValue = false;

  const openCell = (attributes: Attributes): void => {
    const place = parsePlace(attributes.r ?? '');
    column = place?.column ?? column + 1;
    const type = attributes.t ?? 'n';
    cell = { row: place?.row ?? row, column, type, style: Number(attributes.s ?? 0) };
    value = '';
    inline.clear();
  };
  const closeCell = (): void => {
    if (!cell || cell.column >= MOST_COLUMNS) return;
    const text = cleanText(shown(cell, value, inline.text(), context));
    if (text === '' || !context.budget.take(cells.at(-1)?.row !== cell.row)) return;
    cells.push({ row: cell.row, column: cell.column, text });
  };
  readXml(part, context.depth, {
    open(name, attributes) {
      inline.open(name);
      if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r) - 1;
        column = -1;
        if (isTrue(attributes.hidden)) hiddenRows.add(row);
      } else if (name === 'c') openCell(attributes);
      else if (name === 'v') inValue = true;
      else if (name === 'col' && isTrue(attributes.hidden))
        hiddenColumns.push({ first: Number(attributes.min) - 1, last: Number(attributes.max) - 1 });
      else if (name === 'mergeCell' && merges.length < MOST_MERGES) {
        const merge = parseRange(attributes.ref ?? '');
        if (merge) merges.push(merge);
      }
    },
    close(name) {
      inline.close(name);
      if (name === 'v') inValue = false;
      else if (name === 'c') {
        closeCell();
        cell = null;
      }
    },
    text(piece) {
      if (inValue) value += piece;
      else if (cell) inline.add(piece);
    },
  });
  const isHiddenColumn = (index: number): boolean =>
    hiddenColumns.some(({ first, last }) => index >= first && index <= last);
  const hiddenLines =
    new Set(cells.filter((one) => hiddenRows.has(one.row)).map((one) => one.row)).size +
    [...new Set(cells.map((one) => one.column))].filter(isHiddenColumn).length;
  return { cells, merges, hiddenLines };
}

function shown({ type, style }: OpenCell, value: string, inline: string, context: SheetContext): string {
  switch (type) {
    case 's':
      return context.strings[Number(value)] ?? '';
    case 'inlineStr':
      return inline;
    case 'str':
    case 'e':
      return value;
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return value.replace(/T00:00:00(?:\.0+)?Z?$/, '');
    default:
      return value.trim() === ''
        ? ''
        : printNumber(Number(value), context.formats[style], context.isFrom1904);
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';

function parsePlace(text: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (!match) return null;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

function parseRange(text: string): Merge | null {
  const [from, to] = text.split(':').map(parsePlace);
  if (!from || !to) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}
