/** The rows and columns of money that stand under one header, with what each row is: an item, a sub-total, a total. */
import type { Cell, Table } from '../../../model/document.js';
import type { AmountFact, Ref, TableFact } from '../../../model/facts.js';
import { foldKey } from '../../../text/fold.js';
import { parseLabel } from '../../../text/labels.js';
import { cellKind } from '../../../text/table-words.js';
import { textOf } from '../grid.js';
import { placeOf } from '../indicators.js';
import { headerPath, headOf, type Layout, rowLabel } from '../layout.js';

export interface MoneyRow {
  readonly index: number;
  /** Folded label as printed. */
  readonly name: string;
  readonly ref: Ref | undefined;
  readonly kind: 'item' | 'subtotal' | 'total';
  /** 其中：part of the row above. */
  readonly marked: boolean;
  /** Numbering of the label: 一、 is 1, （一） 2. */
  readonly level: number | null;
  readonly ordinal: number | null;
  /** 科目编码. */
  readonly code: string | null;
}

export interface MoneyColumn {
  readonly index: number;
  /** Words of the header, top down, without units. */
  readonly path: readonly string[];
}

export interface MoneyGrid {
  readonly fact: TableFact;
  readonly rows: readonly MoneyRow[];
  readonly columns: readonly MoneyColumn[];
  /** Head of the column that names the rows. */
  readonly labelHead: string;
  readonly hasHeader: boolean;
  /** Its last row ends the table, and the table ends the text or goes on in another: rows may be lost. */
  readonly isOpen: boolean;
  readonly at: (row: number, column: number) => AmountFact | 'blank' | 'other';
}

const TOTAL = /^(?:全[省市县区州镇乡校局院]|本年)?(?:合计|总计|共计|总额|总合计|合计数)$/;
const SUBTOTAL = /(?:合计|小计|总计)$/;
const LONGEST_TOTAL = 12;

export const bareHead = (text: string): string =>
  foldKey(text)
    .replace(/\((?:单位:?)?(?:人民币)?(?:亿|百万|万|千)?元\)/g, '')
    .replace(/[:：]$/, '');

export const isTotalWord = (word: string): boolean => TOTAL.test(word) || word === '小计';

export function moneyGrids(
  table: Table,
  layout: Layout,
  fact: TableFact,
  amounts: readonly AmountFact[],
  isLast: boolean,
): readonly MoneyGrid[] {
  const byCell = new Map<string, AmountFact>();
  for (const amount of amounts) {
    const { cell, start, end } = amount.ref;
    const text = cell && layout.grid[cell.row]![cell.column]?.text;
    if (cell && start === 0 && end === text?.length) byCell.set(`${cell.row}/${cell.column}`, amount);
  }
  if (byCell.size < 2) return [];
  const at: MoneyGrid['at'] = (row, column) => {
    const cell = layout.grid[row]![column];
    if (!cell || cellKind(cell.text.trim()) === 'blank') return 'blank';
    return byCell.get(`${row}/${column}`) ?? 'other';
  };
  return regionsOf(layout).flatMap((rows) =>
    halvesOf(layout, rows, table.columns, byCell).map(([from, to, columns]) => ({
      fact,
      rows: rows.map((row) => readRow(layout, fact, row, from, columns[0]!)),
      columns: columns.map((index) => ({
        index,
        path: headerPath(layout, { row: rows[0]!, column: index } as Cell)
          .map(bareHead)
          .filter(Boolean),
      })),
      labelHead: headOf(layout, rows[0]!, from) + headOf(layout, rows[0]!, Math.min(from + 1, to - 1)),
      hasHeader: layout.headers[rows[0]!]!.length > 0,
      isOpen: isLast && rows.at(-1) === table.rows - 1,
      at,
    })),
  );
}

/** Rows under the same header, in order. */
function regionsOf({ headers, isHeader }: Layout): readonly (readonly number[])[] {
  const regions: number[][] = [];
  headers.forEach((header, index) => {
    if (isHeader[index]) return;
    const last = regions.at(-1);
    if (last && last.at(-1) === index - 1 && headers[last[0]!] === header) last.push(index);
    else regions.push([index]);
  });
  return regions;
}

/** 收入 | 行次 | 决算数 | 支出 | 行次 | 决算数: two tables side by side, told by the head of labels that stands twice. */
function halvesOf(
  layout: Layout,
  rows: readonly number[],
  width: number,
  byCell: ReadonlyMap<string, AmountFact>,
): readonly (readonly [number, number, readonly number[]])[] {
  const money = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some((row) => byCell.has(`${row}/${column}`)),
  );
  if (money.length === 0) return [];
  const heads = Array.from({ length: width }, (_, column) => headOf(layout, rows[0]!, column));
  const first = heads.findIndex((head, column) => head !== '' && !money.includes(column));
  const starts = heads.flatMap((head, column) =>
    first >= 0 && head === heads[first] && head !== heads[column - 1] ? [column] : [],
  );
  const bounds = starts.length > 1 ? [...starts, width] : [0, width];
  return bounds.slice(0, -1).flatMap((from, index) => {
    const to = bounds[index + 1]!;
    const own = money.filter((column) => column >= from && column < to);
    return own.length > 0 ? [[from, to, own] as const] : [];
  });
}

function readRow(layout: Layout, fact: TableFact, index: number, from: number, firstMoney: number): MoneyRow {
  const row = layout.grid[index]!;
  const words: string[] = [];
  let code: string | null = null;
  for (let column = from; column < firstMoney; column += 1) {
    const cell = row[column];
    const key = bareHead(textOf(cell));
    if (key === '' || !cell) continue;
    if (/^\d{3,7}$/.test(key)) code ??= key;
    else if (cell.rowSpan === 1 && cellKind(cell.text.trim()) === 'text') words.push(key);
  }
  const whole = words.find((word) => TOTAL.test(word)) ?? words.find(isSubtotal);
  const name =
    whole ??
    (from === 0 ? bareHead(rowLabel(layout, { row: index, column: firstMoney } as Cell).name) : words[0]) ??
    '';
  const label = parseLabel(name);
  const named = row.find((cell) => cell !== undefined && name !== '' && bareHead(textOf(cell)) === name);
  return {
    index,
    name,
    ref: named && placeOf(fact, named),
    kind: TOTAL.test(name) ? 'total' : whole !== undefined ? 'subtotal' : 'item',
    marked: /^(?:其中|含|减|加)(?::|：|$)/.test(name) || /^其中/.test(name),
    level: label ? label.level : null,
    ordinal: label ? label.ordinal : null,
    code,
  };
}

const isSubtotal = (word: string): boolean => SUBTOTAL.test(word) && word.length <= LONGEST_TOTAL;
