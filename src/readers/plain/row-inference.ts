/**
 * Converters print a table cell by cell and lose where its rows end. The header says how wide a row is and what its
 * columns hold; a word where a figure must stand begins the next row.
 */
import {
  cellKind,
  type HeadKind,
  headKind,
  indicatorLevel,
  isCaption,
  isField,
  isStrictHead,
  startsRow,
} from '../../text/table-words.js';
import { layoutHeader } from './header-layout.js';
import { findPeriods } from './row-period.js';
import { type GridRow, plainRow } from './rows.js';

/** Rows of cells that came in reading order, empty cells included. */
export function inferRows(cells: readonly string[]): readonly GridRow[] {
  const rows: GridRow[] = [];
  let at = 0;
  while (at < cells.length && (cells[at] === '' || isCaption(cells[at]!))) at = readForm(cells, at, rows);
  const regular = regularRows(cells.slice(at));
  if (regular) return [...rows, ...regular];
  while (at < cells.length) {
    const header = headerAt(cells, at);
    if (header !== null) {
      const end = sectionEnd(cells, header);
      rows.push(...readSection(cells.slice(at, header), cells.slice(header, end)));
      at = end;
      continue;
    }
    at = readForm(cells, at, rows);
  }
  return rows;
}

/** Heads that nobody knows, over rows that repeat to the end: as many heads as a row has cells. */
function regularRows(cells: readonly string[]): readonly GridRow[] | null {
  const period = findPeriods(cells, 0).find(({ start, width, rows }) => start === width && rows.length >= 2);
  if (!period) return null;
  return [plainRow(cells.slice(0, period.start)), ...period.rows.map(plainRow)];
}

/** How far a header may stand from the cell that opens its row: 预算执行情况（10分）, 年度预算数（万元）, 年初预算 … */
const HEADER_REACH = 3;

/** Where the header row that begins at `at` has its first head, or null where no header begins here. */
function headerAt(cells: readonly string[], at: number): number | null {
  if (isCaption(cells[at]!)) return null;
  if (isField(cells[at]!) && headKind(cells[at + 1] ?? '') === null) return null;
  for (let from = at; from < Math.min(at + HEADER_REACH, cells.length); from += 1) {
    if (cellKind(cells[from]!) === 'value' || /[，。；,;]/.test(cells[from]!)) return null;
    // A blank in front of the heads is the head of the names.
    if (isHeader(cells, from)) return from > at && cells[from - 1] === '' ? from - 1 : from;
  }
  return null;
}

function isHeader(cells: readonly string[], from: number): boolean {
  const heads = cells[from] === '' ? 0 : countHeads(cells, from);
  if (heads < 2) return false;
  const words = cells.slice(from, from + heads);
  if (words.some(isStrictHead)) return true;
  // 名称, 内容: no figure need follow; 合计, 因公出国费 are heads only above figures.
  if (words.every((word) => headKind(word) !== 'value')) return heads >= 2 && headKind(words[0]!) === 'label';
  return headKind(words[0]!) === 'label' && heads >= 3;
}

const MOST_HEADS = 40;

function countHeads(cells: readonly string[], from: number): number {
  // The head of the names may be blank.
  let to = cells[from] === '' ? from + 1 : from;
  while (
    to < Math.min(cells.length, from + MOST_HEADS) &&
    headKind(cells[to]!) !== null &&
    cellKind(cells[to]!) === 'text'
  )
    to += 1;
  return to - from;
}

/** A section of a form lasts until the next header, or until a field that is no row of it. */
function sectionEnd(cells: readonly string[], header: number): number {
  const heads = countHeads(cells, header);
  let at = header + heads;
  // 名称, 内容: under two heads of words the fields are the rows.
  const pairs = heads === 2 && cells.slice(header, at).every((head) => headKind(head) !== 'value');
  while (at < cells.length) {
    const text = cells[at]!;
    if ((isField(text) || /总体目标/.test(text)) && !pairs) return at;
    if (cellKind(text) === 'text') {
      const run = countHeads(cells, at);
      if (run >= 3 && cells.slice(at, at + run).filter(isStrictHead).length >= 2) {
        // The word before the heads opens their row: 绩效指标（90分）, 一级指标 …
        return startsRow(cells[at - 1] ?? '') ? at - 1 : at;
      }
      at += Math.max(1, run);
    } else at += 1;
  }
  return at;
}

function readSection(lead: readonly string[], cells: readonly string[]): readonly GridRow[] {
  const heads = countHeads(cells, 0);
  const shift = lead.length;
  const indent = (row: GridRow): GridRow => ({
    cells: [...lead.map(() => ''), ...row.cells],
    spans: row.spans.map((span) => ({ ...span, column: span.column + shift })),
  });
  for (const period of findPeriods(cells, heads)) {
    const layout = layoutHeader(cells.slice(0, period.start), period);
    if (layout) return withLead(lead, [...layout, ...period.rows.map(plainRow)].map(indent));
  }
  return withLead(lead, readByHeads(cells, heads).map(indent));
}

function withLead(lead: readonly string[], rows: readonly GridRow[]): readonly GridRow[] {
  const [first, ...others] = rows;
  if (!first || lead.length === 0) return rows;
  return [{ ...first, cells: [...lead, ...first.cells.slice(lead.length)] }, ...others];
}

/** One row after the other under heads of known kinds; a row that spans shortened ends where its next label stands. */
function readByHeads(printed: readonly string[], known: number): readonly GridRow[] {
  const isNameless = lacksNameHead(printed, known);
  const cells = isNameless ? ['', ...printed] : printed;
  const heads = isNameless ? known + 1 : known;
  const header = cells.slice(0, heads);
  const kinds = header.map((head) => headKind(head));
  const rows: GridRow[] = [{ cells: header, spans: [] }];
  let row: string[] = [];
  const flush = (): void => {
    if (row.some((cell) => cell !== '')) rows.push({ cells: row, spans: [] });
    row = [];
  };
  // Where the last column is free text, a word before a figure is no remark but the next row's label.
  const opensFigures = (at: number): boolean =>
    row.length === heads - 1 &&
    kinds[1] === 'value' &&
    cellKind(cells[at]!) === 'text' &&
    at + 1 < cells.length &&
    cellKind(cells[at + 1]!) !== 'text';
  for (let at = heads; at < cells.length; at += 1) {
    const text = cells[at]!;
    const kind = kinds[row.length] ?? null;
    if (row.length >= heads || (row.length > 0 && (breaksRow(text, kind) || opensFigures(at)))) flush();
    if (row.length === 0) row.push(...missingLevels(cells, at, header));
    row.push(text);
  }
  flush();
  return rows;
}

/** The blank head of the names is gone: the first row has one cell more than there are heads. */
function lacksNameHead(cells: readonly string[], heads: number): boolean {
  if (headKind(cells[0]!) !== 'value' || cellKind(cells[heads] ?? '') !== 'text') return false;
  let end = heads + 1;
  while (end < cells.length && cellKind(cells[end]!) !== 'text') end += 1;
  return end - heads === heads + 1;
}

const breaksRow = (text: string, kind: HeadKind | null): boolean =>
  cellKind(text) === 'text' &&
  (startsRow(text) || (kind === 'value' && !/^\d|^[≥≤><=]/.test(text) && text.length <= 30));

/** Indicator rows leave out the levels that the row above shares with them. */
function missingLevels(cells: readonly string[], at: number, header: readonly string[]): readonly string[] {
  if (!/一级指标/.test(header[0] ?? '') || !/二级指标/.test(header[1] ?? '')) return [];
  const text = cells[at]!;
  if (startsRow(text) || cellKind(text) !== 'text') return [];
  const level = indicatorLevel(text);
  if (level === 1 || (level === 12 && indicatorLevel(cells[at + 1] ?? '') !== 0)) return [];
  if (level === 2 || level === 12) return [''];
  return /三级指标/.test(header[2] ?? '') ? ['', ''] : [''];
}

/** Cells outside any header: captions alone, fields with their value, anything else as a row of its own. */
function readForm(cells: readonly string[], at: number, rows: GridRow[]): number {
  const text = cells[at]!;
  if (text === '') return at + 1;
  if (isField(text)) {
    const value = cells[at + 1];
    if (value !== undefined && !isField(value) && !isHeader(cells, at + 1)) {
      rows.push({ cells: [text, value], spans: [] });
      return at + 2;
    }
  }
  rows.push({ cells: [text], spans: [{ column: 0, columns: Number.POSITIVE_INFINITY, rows: 1 }] });
  return at + 1;
}
