import type { Cell } from '../../model/document.js';
import type { PictureDraft, TableDraft } from './drafts.js';

export interface OpenCell {
  span: number;
  /** `continue`: covered by the cell above (or, the old way, by the one before). */
  vertical: 'restart' | 'continue' | null;
  horizontal: 'restart' | 'continue' | null;
  isDeleted: boolean;
  text: string;
  page: number;
}

export interface OpenRow {
  before: number;
  after: number;
  isDeleted: boolean;
  readonly cells: OpenCell[];
  startPage: number;
  /** Word broke the page right before this row. */
  startsPage: boolean;
  lastPage: number;
  textSeen: boolean;
}

export interface OpenTable {
  readonly rows: OpenRow[];
  /** Pictures in its cells: they follow the table. */
  readonly pictures: PictureDraft[];
  readonly page: number;
}

/** Word allows 63 columns; what a hostile file claims must not become a grid. */
const widestSpan = 256;

export function openCell(page: number): OpenCell {
  return { span: 1, vertical: null, horizontal: null, isDeleted: false, text: '', page };
}

export function openRow(page: number): OpenRow {
  return {
    before: 0,
    after: 0,
    isDeleted: false,
    cells: [],
    startPage: page,
    startsPage: false,
    lastPage: page,
    textSeen: false,
  };
}

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  rowSpan: number;
  columnSpan: number;
  readonly text: string;
  readonly page: number | null;
  readonly box: null;
}

/** Cells at their grid places; merged ones once, with their spans. Null where no row is left. */
export function buildTable(table: OpenTable): TableDraft | null {
  const cells: PlacedCell[] = [];
  const rows = table.rows.filter(({ isDeleted }) => !isDeleted);
  let columns = 0;
  /** The cell that the row above leaves open at a column, by its first column. */
  let above = new Map<number, PlacedCell>();

  for (const [row, { before, after, cells: given }] of rows.entries()) {
    const stillOpen = new Map<number, PlacedCell>();
    let column = clamp(before, 0);
    let left = null as PlacedCell | null;
    for (const cell of given) {
      if (cell.isDeleted) continue;
      const columnSpan = clamp(cell.span, 1);
      const covering = cell.vertical === 'continue' ? above.get(column) : undefined;
      if (covering) {
        covering.rowSpan = row - covering.row + 1;
        stillOpen.set(column, covering);
        left = covering;
      } else if (cell.horizontal === 'continue' && left?.row === row) {
        left.columnSpan += columnSpan;
      } else {
        const { text, page } = cell;
        left = { row, column, rowSpan: 1, columnSpan, text, page, box: null };
        cells.push(left);
        if (cell.vertical) stillOpen.set(column, left);
      }
      column += columnSpan;
    }
    columns = Math.max(columns, column + clamp(after, 0));
    above = stillOpen;
  }
  if (rows.length === 0 || columns === 0) return null;
  return { kind: 'table', rows: rows.length, columns, cells: cells satisfies Cell[], page: table.page };
}

function clamp(value: number, least: number): number {
  return Math.min(widestSpan, Math.max(least, value));
}
