/** The lines of a text in order, with the tables among them that a conversion flattened into one cell a line. */

import { findBarTables } from './bar-lines.js';
import { findBareTables } from './bare-lines.js';
import { type Line, readLine } from './lines.js';
import { inferRows } from './row-inference.js';
import type { GridRow } from './rows.js';

export interface FlatItem {
  readonly kind: 'table';
  readonly rows: readonly GridRow[];
  readonly grid: 'markup' | 'aligned';
}

export type Item = Line | FlatItem;

export function findItems(printed: readonly string[]): readonly Item[] {
  const lines = joinLostBreaks(printed);
  const tables = [
    ...findBarTables(lines).map(({ from, to, cells }) => ({
      from,
      to,
      item: { kind: 'table', rows: inferRows(cells), grid: 'markup' } as const,
    })),
    ...findBareTables(lines).map(({ from, to, rows }) => ({
      from,
      to,
      item: { kind: 'table', rows, grid: 'aligned' } as const,
    })),
  ].sort((left, right) => left.from - right.from);
  const items: Item[] = [];
  let at = 0;
  for (const { from, to, item } of tables) {
    if (from < at) continue;
    for (; at < from; at += 1) items.push(readLine(lines[at]!));
    items.push(item);
    at = to;
  }
  for (; at < lines.length; at += 1) items.push(readLine(lines[at]!));
  return items;
}

const LONGEST_CELL = 30;
const isOpenRow = (line: string): boolean =>
  !line.startsWith('|') && line.endsWith('|') && line.indexOf('|') < line.length - 1;

/** A cell whose bar slipped to the next line, inside a table that prints its bars behind the cells. */
function joinLostBreaks(lines: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const text = line.trim();
    const [before, above] = [joined.at(-2)?.trim() ?? '', joined.at(-1) ?? ''];
    const cell = above.trim();
    const slipped =
      text.startsWith('|') &&
      text.length > 1 &&
      /[^|\s]/.test(text) &&
      text.endsWith('|') &&
      cell !== '' &&
      !cell.includes('|') &&
      cell.length <= LONGEST_CELL &&
      isOpenRow(before);
    // Where bars stand behind the cells, one in front closes an empty cell.
    if (text.startsWith('|') && text.endsWith('|') && /[^|\s]/.test(text) && isOpenRow(cell)) {
      joined.push(`|${text}`);
      continue;
    }
    if (slipped) joined[joined.length - 1] = `${above} ${text}`;
    else joined.push(line);
  }
  return joined;
}
