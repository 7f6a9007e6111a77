/** A data table of a page as cells at their places; what spans claim is bounded by the rows and cells that there are. */
import type { Cell } from '../../model/document.js';
import { cellsOf, rowsOf } from './table-kind.js';
import type { ElementNode } from './tree.js';

export interface TableDraft {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
}

/** As the HTML standard has it. */
const WIDEST_SPAN = 1000;
const MOST_COLUMNS = 2000;

interface Placed {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  rowSpan: number;
  readonly text: string;
}

/** Null where every cell is empty. */
export function buildGrid(table: ElementNode, textOfCell: (cell: ElementNode) => string): TableDraft | null {
  const rows = rowsOf(table).map(cellsOf);
  const placed: Placed[] = [];
  /** For every column the first row that is free again. */
  let free: number[] = [];
  rows.forEach((cells, row) => {
    let column = 0;
    for (const cell of cells) {
      while ((free[column] ?? 0) > row) column += 1;
      const start = Math.min(column, MOST_COLUMNS);
      const end = Math.min(start + spanOf(cell, 'colspan', 1), MOST_COLUMNS + 1);
      // rowspan=0 reaches down to the end.
      const rowSpan = Math.min(spanOf(cell, 'rowspan', rows.length) || rows.length, rows.length - row);
      placed.push({ row, start, end, rowSpan, text: textOfCell(cell) });
      if (free.length < end) free = [...free, ...new Array<number>(end - free.length).fill(0)];
      free.fill(row + rowSpan, start, end);
      column = end;
    }
  });
  return compress(placed);
}

function spanOf(cell: ElementNode, name: 'rowspan' | 'colspan', zero: number): number {
  const value = Number.parseInt(cell.attributes[name] ?? '1', 10);
  if (value === 0) return zero;
  return Number.isNaN(value) || value < 0 ? 1 : Math.min(value, name === 'colspan' ? WIDEST_SPAN : 65_534);
}

/** Columns in which no cell begins, and rows at the end or the beginning without text, are none. */
function compress(placed: readonly Placed[]): TableDraft | null {
  const filled = placed.filter(({ text }) => text !== '');
  if (filled.length === 0) return null;
  const first = filled.reduce((least, { row }) => Math.min(least, row), Number.POSITIVE_INFINITY);
  const last = filled.reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 0);
  const kept = placed.filter(({ row }) => row >= first && row < last);
  const starts = [...new Set(kept.map(({ start }) => start))].sort((a, b) => a - b);
  const indexOf = new Map(starts.map((start, index) => [start, index]));
  // How many columns begin before a place.
  const before = (end: number): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle]! < end) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const seen = new Set<string>();
  const cells = kept.flatMap(({ row, start, end, rowSpan, text }): Cell[] => {
    const column = indexOf.get(start)!;
    const key = `${row}/${column}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const columnSpan = Math.max(1, before(end) - column);
    return [
      {
        row: row - first,
        column,
        rowSpan: Math.min(rowSpan, last - row),
        columnSpan,
        text,
        page: null,
        box: null,
      },
    ];
  });
  return { kind: 'table', rows: last - first, columns: starts.length, cells };
}
