import type { Box } from '../../model/document.js';
import { isContentsLine } from './characters.js';
import { cutFigures } from './figure-readings.js';
import { type Line, lineBox, type Piece } from './lines.js';
import { unite } from './page-content.js';
import type { PartCell, TablePart } from './table-cells.js';

export type AlignedPart =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'table'; readonly table: TablePart };

/** Fewer rows or columns may be chance: a signature line, a form, a letterspaced title. */
const FEWEST_ROWS = 3;
const FEWEST_COLUMNS = 3;
/** A table without rules is believed when its rows fill most of their columns, and one of the columns holds figures. */
const FILLED = 0.7;
const FIGURE = /^[-+−]?[\d,，.]+(?:%|万元|元|亿元)?$|^[-—/]+$/;

/** Finds the tables that have no rules, in lines from top to bottom; what is not surely one stays a line. */
export function findAlignedTables(lines: readonly Line[], page: number): AlignedPart[] {
  const parts: AlignedPart[] = [];
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && isRow(lines[end]!) && (end === at || isNear(lines[end - 1]!, lines[end]!)))
      end += 1;
    const table = end - at >= FEWEST_ROWS ? makeTable(lines.slice(at, end), page) : null;
    if (table) parts.push({ kind: 'table', table });
    else for (const line of lines.slice(at, Math.max(end, at + 1))) parts.push({ kind: 'line', line });
    at = Math.max(end, at + 1);
  }
  return parts;
}

function isRow(line: Line): boolean {
  return line.pieces.length >= FEWEST_COLUMNS - 1 && !isContentsLine(line.text);
}

function isNear(above: Line, below: Line): boolean {
  return below.y - above.y < 3 * Math.max(above.size, below.size);
}

function makeTable(lines: readonly Line[], page: number): TablePart | null {
  const columns = findColumns(lines.flatMap((line) => line.pieces));
  if (columns.length < FEWEST_COLUMNS) return null;
  const rows = lines.map((line) =>
    columns.map((column) => line.pieces.filter((piece) => overlaps(piece, column))),
  );
  // Two pieces in one column, or a heading over several: the reading would be a guess.
  if (rows.some((row) => row.some((pieces) => pieces.length > 1))) return null;
  const filled = rows.filter((row) => row.filter((pieces) => pieces.length > 0).length >= FEWEST_COLUMNS);
  if (filled.length < FEWEST_ROWS || filled.length < FILLED * rows.length) return null;
  const textOf = (at: number, pieces: readonly Piece[]) => {
    const piece = pieces[0];
    return piece ? lines[at]!.text.slice(piece.start, piece.end).trim() : '';
  };
  const recognised = (at: number, pieces: readonly Piece[]): Pick<PartCell, 'confidence' | 'figures'> => {
    const { confidence, figures, text } = lines[at]!;
    const piece = pieces[0];
    if (confidence === null || !piece) return {};
    const start = piece.start + text.slice(piece.start, piece.end).search(/\S|$/);
    return { confidence, figures: cutFigures(figures, start, piece.end) };
  };
  const hasFigures = columns.some((_, column) => {
    const texts = rows.map((row, at) => textOf(at, row[column]!));
    return texts.filter((text) => FIGURE.test(text)).length >= 2;
  });
  if (!hasFigures) return null;

  const cells = rows.flatMap((row, at) =>
    row.map((pieces, column): PartCell => {
      const line = lineBox(lines[at]!);
      const { x, right } = pieces[0] ?? columns[column]!;
      const box: Box = { x, y: line.y, width: right - x, height: line.height };
      const place = { row: at, column, rowSpan: 1, columnSpan: 1, page, box };
      return { ...place, text: textOf(at, pieces), ...recognised(at, pieces) };
    }),
  );
  const box = unite(lines.map(lineBox))!;
  const ys = [...lines.map((line) => lineBox(line).y), box.y + box.height];
  const xs = [...columns.map(({ x }) => x), box.x + box.width];
  return { page, box, xs, ys, cells, grid: 'aligned' };
}

interface Extent {
  readonly x: number;
  readonly right: number;
}

/** Pieces above each other make a column; what is wider than the gaps melts two into one, and the count tells. */
function findColumns(pieces: readonly Piece[]): Extent[] {
  const columns: Extent[] = [];
  for (const piece of [...pieces].sort((a, b) => a.x - b.x)) {
    const last = columns.at(-1);
    if (last && piece.x < last.right) {
      columns[columns.length - 1] = { x: last.x, right: Math.max(last.right, piece.right) };
    } else {
      columns.push({ x: piece.x, right: piece.right });
    }
  }
  return columns;
}

function overlaps(piece: Piece, column: Extent): boolean {
  return piece.x < column.right && piece.right > column.x;
}
