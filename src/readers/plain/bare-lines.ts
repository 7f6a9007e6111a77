/**
 * A page without any mark left of its table: one cell a line, empty cells gone. Read as a table only when nothing else is
 * likely: a header of known heads with a unit, then names and figures in turn.
 */
import { cellKind, headKind, isUnitLine } from '../../text/table-words.js';
import { type GridRow, plainRow } from './rows.js';

export interface BareTable {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly GridRow[];
}

const LONGEST = 30;
const MOST_COLUMNS = 12;
const MOST_CELLS = 2000;
/** Lines above the header in which its unit may stand. */
const UNIT_REACH = 3;
const UNIT = /[(（](?:单位[:：])?(?:人民币)?[亿百万千]{0,2}元[)）]/;
/** Rows that lost all their figures still name a fund. */
const NAMES_FUND = /费|支出|收入|资金|经费|购置|运行|其中|合计|小计|结转|结余/;
const PROSE = /[，,。；;！？]/;
const LABELLED = /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]/;

interface Cell {
  readonly line: number;
  readonly text: string;
}

export function findBareTables(lines: readonly string[]): readonly BareTable[] {
  const tables: BareTable[] = [];
  let at = 0;
  while (at < lines.length) {
    const table = headKind(lines[at]!) === 'label' ? tableAt(lines, at) : null;
    if (table) tables.push(table);
    at = table ? table.to : at + 1;
  }
  return tables;
}

function tableAt(lines: readonly string[], from: number): BareTable | null {
  const cells = shortLines(lines, from);
  let heads = 1;
  while (heads < Math.min(cells.length, MOST_COLUMNS) && isHead(cells[heads]!, cells[heads + 1])) heads += 1;
  const columns = heads - 1;
  if (columns < 1 || !hasUnit(lines, from, cells.slice(0, heads))) return null;
  const records = recordsOf(cells.slice(heads), columns);
  const complete = records.filter(({ values }) => values.length === columns);
  if (complete.length < 2 || records.some(({ values }) => values.length > columns)) return null;
  const rows = records.map(({ label, values }) =>
    // Which of its cells were empty nobody can tell: the row stays one text.
    values.length === columns || values.length === 0
      ? plainRow([label.text, ...values.map(({ text }) => text)])
      : plainRow([[label, ...values].map(({ text }) => text).join(' ')]),
  );
  const last = records.at(-1)!;
  const to = (last.values.at(-1) ?? last.label).line + 1;
  return { from, to, rows: [plainRow(cells.slice(0, heads).map(({ text }) => text)), ...rows] };
}

const isHead = (cell: Cell, next: Cell | undefined): boolean => {
  const kind = headKind(cell.text);
  if (kind === null) return false;
  // 合计 above a figure is the first row's name, not a head.
  return !(next && cellKind(next.text) === 'value') || UNIT.test(cell.text);
};

function hasUnit(lines: readonly string[], from: number, header: readonly Cell[]): boolean {
  if (header.some(({ text }) => UNIT.test(text.replace(/\s/g, '')))) return true;
  return lines.slice(Math.max(0, from - UNIT_REACH), from).some((line) => isUnitLine(line.trim()));
}

/** Lines that could be cells, as many as stand in a row; blank lines between them do not count. */
function shortLines(lines: readonly string[], from: number): readonly Cell[] {
  const cells: Cell[] = [];
  for (let line = from; line < lines.length && cells.length < MOST_CELLS; line += 1) {
    const text = lines[line]!.trim();
    if (text === '') continue;
    if (text.length > LONGEST || PROSE.test(text.replace(/(?<=\d)[,，](?=\d{3})/g, ''))) break;
    if (/[|\t#]/.test(text) || headerAgain(cells, text)) break;
    cells.push({ line, text });
  }
  return cells;
}

const headerAgain = (cells: readonly Cell[], text: string): boolean =>
  cells.length > 1 && cells[0]!.text === text;

interface Row {
  readonly label: Cell;
  readonly values: Cell[];
}

/** Names with the figures that follow each; names without one count only while they name a fund. */
function recordsOf(cells: readonly Cell[], columns: number): readonly Row[] {
  const records: Row[] = [];
  for (const [index, cell] of cells.entries()) {
    if (cellKind(cell.text) !== 'text') {
      const open = records.at(-1);
      if (!open || open.values.length > columns) break;
      open.values.push(cell);
      continue;
    }
    const followed = index + 1 < cells.length && cellKind(cells[index + 1]!.text) !== 'text';
    if (!followed && (!NAMES_FUND.test(cell.text) || LABELLED.test(cell.text))) break;
    records.push({ label: cell, values: [] });
  }
  return records;
}
