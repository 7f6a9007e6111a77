import type { TableDraft } from '../docx/drafts.js';
import { buildTable, type OpenCell, openCell, openRow } from '../docx/grid.js';

/** How a row of a Word 97 or RTF table is cut: where its cells end, and which of them are merged. */
export interface RowShape {
  /** From left to right, in twips: the left edge of the first cell, then the right edge of each. */
  readonly edges: readonly number[];
  readonly cells: readonly Pick<OpenCell, 'vertical' | 'horizontal'>[];
  readonly isDeleted: boolean;
}

export interface RowContent {
  readonly shape: RowShape;
  readonly cells: readonly { readonly text: string; readonly page: number }[];
}

/** Twips. Edges nearer than that are one: programs round the same edge differently in each row. */
const SAME_EDGE = 30;

/** Rows that know their edges only, as a grid. Null where nothing is left. */
export function tableOfRows(given: readonly RowContent[], page: number): TableDraft | null {
  const rows = given.map(withoutSurplus);
  const grid = gridLines(rows);
  const open = rows.map(({ shape, cells }) => {
    const row = openRow(cells[0]?.page ?? page);
    row.isDeleted = shape.isDeleted;
    const isShaped = shape.edges.length > cells.length;
    if (isShaped) row.before = lineOf(grid, shape.edges[0]!);
    for (const [index, { text, page: cellPage }] of cells.entries()) {
      const cell = openCell(cellPage);
      cell.text = text;
      if (isShaped) {
        cell.span = lineOf(grid, shape.edges[index + 1]!) - lineOf(grid, shape.edges[index]!);
        // A cell without width holds nothing that anybody sees.
        if (cell.span <= 0 && text === '') continue;
      }
      cell.vertical = shape.cells[index]?.vertical ?? null;
      cell.horizontal = shape.cells[index]?.horizontal ?? null;
      row.cells.push(cell);
    }
    return row;
  });
  return buildTable({ rows: open, pictures: [], page });
}

/** Some programs end a row with marks of cells that it has not. */
function withoutSurplus({ shape, cells }: RowContent): RowContent {
  const known = shape.edges.length - 1;
  const isSurplus = known > 0 && cells.slice(known).every(({ text }) => text === '');
  return isSurplus ? { shape, cells: cells.slice(0, known) } : { shape, cells };
}

/** The vertical lines of the table, each given by the largest edge that is taken for it. */
function gridLines(rows: readonly RowContent[]): readonly number[] {
  const edges = new Set<number>();
  for (const { shape, cells } of rows) {
    if (shape.edges.length > cells.length) for (const edge of shape.edges) edges.add(edge);
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.filter((edge, index) => index + 1 === sorted.length || sorted[index + 1]! - edge > SAME_EDGE);
}

function lineOf(grid: readonly number[], edge: number): number {
  let low = 0;
  let high = grid.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (grid[middle]! >= edge) high = middle;
    else low = middle + 1;
  }
  return Math.max(0, low);
}
