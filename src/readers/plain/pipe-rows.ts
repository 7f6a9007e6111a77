/** Rows with all their cells on a line, as converters print them: rows cut in two, cells lost, captions as rows of one cell. */
import { cellKind, isCaption } from '../../text/table-words.js';
import { type GridRow, plainRow } from './rows.js';

type Cells = readonly string[];

const WIDEST = 200;

const filled = (row: Cells): number => row.filter((cell) => cell !== '').length;
const isAlone = (row: Cells): boolean => filled(row) === 1 && row[0] !== '';

/** Tables that stand below each other without a gap: 附件2, or a title, begins the next one. */
export function splitTables(rows: readonly Cells[]): readonly (readonly Cells[])[] {
  const tables: Cells[][] = [];
  let open: Cells[] = [];
  let hasRows = false;
  for (const row of rows) {
    if (hasRows && isAlone(row) && isCaption(row[0]!)) {
      tables.push(open);
      open = [];
      hasRows = false;
    }
    open.push(row);
    hasRows ||= filled(row) > 1;
  }
  return open.length > 0 ? [...tables, open] : tables;
}

export function settleRows(printed: readonly Cells[]): readonly GridRow[] {
  const header = printed.findIndex((row) => filled(row) > 1);
  const width = header < 0 ? 0 : printed[header]!.length;
  // No table is that wide: somebody drew a line of bars.
  if (header < 0 || width > WIDEST) return printed.map(plainRow);
  const whole = joinCut(printed.slice(header), (row, next) => row.length + next.length === width);
  const figures = figureColumns(whole, width);
  // One cell less than a row has: certain where the figures then stand under figures, and the second line has none.
  const joined = joinCut(whole, (row, next) => {
    const body = [...row, ...next];
    const free = width - body.length;
    const words = next.every((cell) => cellKind(cell) !== 'value');
    return (
      free === 1 && figures.includes(true) && words && (fits(body, 0, figures) || fits(body, 1, figures))
    );
  });
  return [
    ...printed.slice(0, header).map((row): GridRow => {
      const text = row.find((cell) => cell !== '') ?? '';
      return { cells: [text], spans: [{ column: 0, columns: Number.POSITIVE_INFINITY, rows: 1 }] };
    }),
    ...joined.map((row, index) => plainRow(index === 0 ? row : realign(row, width, figures))),
  ];
}

/** A row that goes on in the next line: together they have the cells of one row. */
function joinCut(rows: readonly Cells[], isRow: (row: Cells, next: Cells) => boolean): readonly Cells[] {
  const joined: Cells[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    const next = rows[index + 1];
    const isCut = index > 0 && next !== undefined && filled(row) > 1 && filled(next) > 1 && isRow(row, next);
    joined.push(isCut ? [...row, ...next] : row);
    if (isCut) index += 1;
  }
  return joined;
}

/** Columns that hold figures in every whole row that fills them. A blank at the end may stand for a cell lost in front. */
function figureColumns(rows: readonly Cells[], width: number): readonly boolean[] {
  const whole = rows.filter((row, index) => index > 0 && row.length === width);
  const sure = whole.filter((row) => row.at(-1) !== '');
  const looked = sure.length > 0 ? sure : whole;
  return Array.from({ length: width }, (_, column) => {
    const kinds = looked.map((row) => cellKind(row[column]!));
    return kinds.includes('value') && !kinds.includes('text');
  });
}

/** A row that lost a cell: its figures go under the columns of figures. Left as printed where that is not certain. */
function realign(row: Cells, width: number, figures: readonly boolean[]): Cells {
  const body = row.slice(0, row.findLastIndex((cell) => cell !== '') + 1);
  const free = width - body.length;
  if (free <= 0 || body.length < 2 || !figures.includes(true) || fits(body, 0, figures)) return row;
  const isTotal = /^(?:合|总|小)\s*计$/.test(body[0]!);
  for (let shift = 1; shift <= free && !isTotal; shift += 1) {
    if (fits(body, shift, figures)) return [...Array.from({ length: shift }, () => ''), ...body];
  }
  const columns = figures.flatMap((isFigure, column) => (isFigure && column > 0 ? [column] : []));
  const values = body.slice(1);
  if (values.length !== columns.length || values.some((cell) => cellKind(cell) === 'text')) return row;
  const placed = Array.from({ length: width }, () => '');
  placed[0] = body[0]!;
  for (const [index, column] of columns.entries()) placed[column] = values[index]!;
  return placed;
}

const fits = (body: Cells, shift: number, figures: readonly boolean[]): boolean =>
  body.every((cell, index) => {
    const kind = cellKind(cell);
    return kind === 'blank' || (kind === 'value') === (figures[index + shift] ?? false);
  });
