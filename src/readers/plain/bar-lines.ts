/**
 * Government pages converted to text print a table cell by cell: "cell |" on a line of its own, or the bar alone on the
 * line below; an empty cell is a lone bar.
 */
import { isCaption } from '../../text/table-words.js';

export interface FlatTable {
  /** First line that belongs to it, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  readonly cells: readonly string[];
}

type BarLine = 'cell' | 'lone' | 'empty' | 'text' | 'blank' | 'other';

/** Fewer cells are a stray bar (a menu, a link), not a table. */
const FEWEST_CELLS = 4;
const FEWEST_FILLED = 3;
/** Lines of one cell before its bar. */
const MOST_LINES = 4;
const LONGEST_LINE = 400;

function barKind(trimmed: string): BarLine {
  if (trimmed === '') return 'blank';
  if (trimmed === '|') return 'lone';
  const bar = trimmed.indexOf('|');
  if (bar < 0) return 'text';
  if (bar === trimmed.length - 1) return 'cell';
  return /^[|\s]+$/.test(trimmed) && trimmed.length <= 5 ? 'empty' : 'other';
}

/** The flattened tables among the lines of a text, in order. One pass; nothing is looked at twice but a cell's own lines. */
export function findBarTables(lines: readonly string[]): readonly FlatTable[] {
  const kinds = lines.map((line) => barKind(line.trim()));
  const tables: FlatTable[] = [];
  let at = 0;
  while (at < lines.length) {
    const kind = kinds[at]!;
    if (kind === 'text' || kind === 'cell' || kind === 'empty') {
      const table = tableAt(lines, kinds, at);
      if (table && isTable(table)) {
        tables.push(table);
        at = table.to;
        continue;
      }
      at = Math.max(at + 1, table?.to ?? 0);
    } else at += 1;
  }
  return tables;
}

function isTable({ cells }: FlatTable): boolean {
  return cells.length >= FEWEST_CELLS && cells.filter((cell) => cell !== '').length >= FEWEST_FILLED;
}

function tableAt(lines: readonly string[], kinds: readonly BarLine[], from: number): FlatTable | null {
  const cells: string[] = [];
  let pending: string[] = [];
  let to = from;
  // Nothing lies between the last bar and here: a lone bar closes the pending lines, or is an empty cell.
  for (let at = from; at < lines.length; at += 1) {
    const kind = kinds[at]!;
    if (kind === 'blank') continue;
    if (kind === 'other') break;
    const text = lines[at]!.trim();
    if (kind === 'text') {
      if (!mayBelong(lines, kinds, at, cells.length > 0, pending.length)) break;
      pending.push(text);
      continue;
    }
    const own = kind === 'cell' ? text.slice(0, -1).trim() : '';
    cells.push([...pending, ...(own === '' ? [] : [own])].join('\n'));
    pending = [];
    to = at + 1;
  }
  return to > from ? { from, to, cells } : null;
}

/** An unmarked line is part of a cell when a bar follows; at the start of a table only right behind it, and no title ever. */
function mayBelong(
  lines: readonly string[],
  kinds: readonly BarLine[],
  at: number,
  inside: boolean,
  pending: number,
): boolean {
  if (pending >= MOST_LINES || lines[at]!.length > LONGEST_LINE) return false;
  let next = at + 1;
  while (next < lines.length && kinds[next] === 'blank' && next < at + 3) next += 1;
  const kind = kinds[next];
  if (kind === 'lone') return true;
  if (!inside) return false;
  const text = lines[at]!.trim();
  if (isCaption(text) || text.length > 24 || /[。；;：:]$/.test(text)) return false;
  return kind === 'cell' || (kind === 'text' && pending + 1 < MOST_LINES && mayBelongNext(kinds, next));
}

function mayBelongNext(kinds: readonly BarLine[], from: number): boolean {
  for (let at = from; at < Math.min(from + MOST_LINES, kinds.length); at += 1) {
    if (kinds[at] === 'lone' || kinds[at] === 'cell') return true;
    if (kinds[at] !== 'text') return false;
  }
  return false;
}
