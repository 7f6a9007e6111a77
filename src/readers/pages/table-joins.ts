import type { PartCell, TablePart } from './table-cells.js';
import { glueAtSeam } from './table-pages.js';

/** Points that the edges of one table may differ by from page to page. */
const SAME_EDGE = 3;

/** A table over one page or several, in one grid. */
export interface JoinedTable {
  readonly first: TablePart;
  readonly last: TablePart;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly PartCell[];
  readonly xs: readonly number[];
}

export function startTable(part: TablePart): JoinedTable {
  const { xs, ys, cells } = part;
  return { first: part, last: part, rows: ys.length - 1, columns: xs.length - 1, cells, xs };
}

/** Points beyond the height of the next rows: lines that were kept together with them. */
const SLACK = 100;

/**
 * Does a table at the head of a page go on with the one at the foot of the page before? Its outer edges tell, and that
 * there was no more room for its next rows. `textBottom` is where the text of the pages ends.
 */
export function goesOnWith(table: JoinedTable, part: TablePart, textBottom: number): boolean {
  if (table.last.page + 1 !== part.page || table.first.grid !== 'ruled' || part.grid !== 'ruled')
    return false;
  const [left, right] = [table.xs[0]!, table.xs.at(-1)!];
  if (Math.abs(left - part.xs[0]!) > SAME_EDGE || Math.abs(right - part.xs.at(-1)!) > SAME_EDGE) return false;
  const { box } = table.last;
  const nextRows = part.ys[Math.min(3, part.ys.length - 1)]! - part.ys[0]!;
  if (textBottom - (box.y + box.height) > nextRows + SLACK) return false;
  // Merged cells may hide some of the columns on either page; two tables that share no inner edge are two.
  const inner = part.xs.slice(1, -1);
  const known = inner.filter((x) => table.xs.some((own) => Math.abs(own - x) <= SAME_EDGE));
  const fewer = Math.min(inner.length, table.xs.length - 2);
  return fewer === 0 || known.length >= fewer * 0.6;
}

/** The table with the next page's part below it; a header row that is repeated there is left out. */
export function appendPart(table: JoinedTable, part: TablePart): JoinedTable {
  const xs = uniteEdges(table.xs, part.xs);
  const above = remap(table.cells, table.xs, xs);
  const repeated = countRepeatedRows(above, remap(part.cells, part.xs, xs));
  const below = remap(part.cells, part.xs, xs)
    .filter((cell) => cell.row >= repeated)
    .map((cell) => ({ ...cell, row: cell.row - repeated + table.rows }));
  const { cells, rowsLost } = glueAtSeam(above, below, table.rows);
  const rows = table.rows + part.ys.length - 1 - repeated - rowsLost;
  const ordered = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return { first: table.first, last: part, rows, columns: xs.length - 1, cells: ordered, xs };
}

function uniteEdges(a: readonly number[], b: readonly number[]): number[] {
  const added = b.filter((x) => !a.some((own) => Math.abs(own - x) <= SAME_EDGE));
  return [...a, ...added].sort((x, y) => x - y);
}

/** The cells with the columns counted on other edges. */
function remap(cells: readonly PartCell[], from: readonly number[], to: readonly number[]): PartCell[] {
  const place = from.map((x) => {
    let nearest = 0;
    to.forEach((edge, at) => {
      if (Math.abs(edge - x) < Math.abs(to[nearest]! - x)) nearest = at;
    });
    return nearest;
  });
  return cells.map((cell) => {
    const column = place[cell.column]!;
    return { ...cell, column, columnSpan: place[cell.column + cell.columnSpan]! - column };
  });
}

/** No form has more header rows than that. */
const MOST_HEADER_ROWS = 4;

/** How many of the first rows of `below` are the first rows of `above` once more. */
function countRepeatedRows(above: readonly PartCell[], below: readonly PartCell[]): number {
  let count = 0;
  for (let row = 0; row < MOST_HEADER_ROWS; row += 1) {
    const [own, other] = [rowKey(above, row), rowKey(below, row)];
    if (own === null || own !== other) break;
    count = row + 1;
  }
  // All header rows of a cell that spans them must go together.
  return below.some((cell) => cell.row < count && cell.row + cell.rowSpan > count) ? 0 : count;
}

/** Places and texts of a row; null for a row with figures only or with nothing: rows of data may well be alike. */
function rowKey(cells: readonly PartCell[], row: number): string | null {
  const own = cells.filter((cell) => cell.row === row);
  const words = own.filter((cell) => /[\u4e00-\u9fff]/.test(cell.text));
  if (own.length === 0 || words.length < own.length / 2) return null;
  return own.map((cell) => `${cell.column}+${cell.columnSpan}x${cell.rowSpan}:${cell.text}`).join('|');
}
