/** Tables: what they are, in which unit, and which of their cells are money. */
import type { Cell, Paragraph, Table } from '../../model/document.js';
import type { AmountFact, Passage, Section, TableFact } from '../../model/facts.js';
import type { DocumentRole, Measure } from '../../model/review.js';
import type { Profile } from '../../model/rubric.js';
import { type Decimal, multiply, parseDecimal, powerOfTen } from '../../text/decimal.js';
import { foldKey, foldText } from '../../text/fold.js';
import { headingMeasure } from '../amounts/measures.js';
import { nounOf } from '../amounts/phrases.js';
import { lastItem } from '../amounts/vocabulary.js';
import { roleOf } from '../outline/outline.js';

export interface TableContext {
  readonly file: string;
  readonly passages: readonly Passage[];
  readonly sections: ReadonlyMap<string, Section>;
  readonly partOf: (block: number) => string;
  readonly profile: Profile;
  readonly year: number | null;
  readonly prefix: string;
  readonly blocks: readonly (Paragraph | Table)[];
}

const UNIT_LABEL = /(?:金额)?单位\s?[::]?\s?\(?(?:人民币)?(亿|百万|万|千)?元/;
const EXPONENT: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 亿: 8 };
const CAPTION_REACH = 4;

export function describeTable(table: Table, number: number, context: TableContext): TableFact {
  const above = captionsAbove(table, context);
  const key = foldKey(above.map(({ text }) => text).join(' '));
  const caption =
    above.map(({ text }) => text.trim()).findLast((text) => /表(?:[（(].*[)）])?$/.test(text)) ?? null;
  const head = foldKey(
    table.cells
      .filter(({ row }) => row < 3)
      .map(({ text }) => text)
      .join(' '),
  );
  return {
    id: `${context.prefix}t${number}`,
    ref: { file: context.file, block: table.index, start: null, end: null, cell: null },
    part: context.partOf(table.index),
    section: context.passages.findLast((passage) => passage.ref.block < table.index)?.section ?? null,
    role: tableRole(caption, head, context.profile),
    caption,
    rows: table.rows,
    columns: table.columns,
    exponent: unitOf(UNIT_LABEL, key) ?? unitOf(UNIT_LABEL, head) ?? unitInCells(table),
  };
}

const CELL_UNIT = /\((?:单位[:：]?)?(亿|百万|万|千)?元\)/;

/** 经费控制情况（万元）: forms name the unit once, in a cell that heads a group of rows; null where cells differ. */
function unitInCells(table: Table): number | null {
  const units = new Set(table.cells.flatMap(({ text }) => unitOf(CELL_UNIT, foldKey(text)) ?? []));
  return units.size === 1 ? [...units][0]! : null;
}

function captionsAbove(table: Table, context: TableContext): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (let index = table.index - 1; index >= 0 && found.length < CAPTION_REACH; index -= 1) {
    const block = context.blocks[index]!;
    if (block.kind === 'table') break;
    if (block.layer !== 'body') continue;
    if (block.text.length > 60) break;
    found.unshift(block);
  }
  return found;
}

function tableRole(caption: string | null, head: string, profile: Profile): DocumentRole | null {
  const named = caption === null ? 'other' : roleOf(caption, profile);
  if (named !== 'other') return named;
  if (/分值/.test(head) && /评分标准|扣分/.test(head)) return 'score-sheet';
  if (/财政供养人员|三公经费.*(?:上年|决算)/.test(head) && /控制率|基础数据/.test(head))
    return 'basic-data-table';
  if (/项目名称/.test(head) && /主管部门|实施单位/.test(head)) return 'project-self-evaluation-table';
  if (/年度资金总额|年度总体目标/.test(head) && /基本支出/.test(head)) return 'overall-self-evaluation-table';
  const inside = roleOf(head, profile);
  return inside === 'other' || inside === 'self-evaluation-report' ? null : inside;
}

function unitOf(pattern: RegExp, text: string): number | null {
  const match = pattern.exec(text);
  return match ? (match[1] ? EXPONENT[match[1]]! : 0) : null;
}

const NUMBER = /^[-(]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\)?$/;
const NOT_MONEY =
  /分值|权重|得分|评分|率|%|行次|序号|栏次|人数|人次|批次|团组|数量|面积|编码|代码|指标值|完成值|保有量|辆|编制|年度指标|公里|平方|户|人\)|占比|增减|幅度|备注|标准/;
const MONEY_HEAD =
  /预算|决算|执行数|金额|支出|收入|资金|经费|合计|小计|结转|结余|拨款|补助|投资|万元|元\)|费$/;

/**
 * Numeric cells that are money: the column (or the row's own label) names a unit or money, and the unit is known from
 * header, caption, or the whole table. Silent where nothing says so.
 */
export function tableAmounts(table: Table, fact: TableFact, context: TableContext): readonly AmountFact[] {
  if (fact.role === 'score-sheet') return [];
  const grid = gridOf(table);
  const heads = headerRows(grid);
  const amounts: AmountFact[] = [];
  for (const cell of table.cells) {
    if (cell.row < heads) continue;
    const folded = foldText(cell.text).text.trim();
    if (!NUMBER.test(folded)) continue;
    const header = headerOf(grid, heads, cell);
    const label = labelOf(grid, cell);
    if (NOT_MONEY.test(header.replace(/\([^()]*元\)/g, '')) || NOT_MONEY.test(label.replace(/率.*$/, '率')))
      continue;
    const exponent =
      unitOf(/\((?:单位[:：]?)?(亿|百万|万|千)?元\)/, header) ??
      unitOf(/\((亿|百万|万|千)?元\)/, label) ??
      fact.exponent;
    if (exponent === null || !(MONEY_HEAD.test(header) || MONEY_HEAD.test(label))) continue;
    const value = parseCell(folded);
    if (!value) continue;
    amounts.push(makeAmount(cell, header, label, value, exponent, fact, context));
  }
  return amounts;
}

function makeAmount(
  cell: Cell,
  header: string,
  label: string,
  value: Decimal,
  exponent: number,
  fact: TableFact,
  context: TableContext,
): AmountFact {
  const own = label.slice(label.lastIndexOf('/') + 1).replace(/^.*[:：]/, '');
  // 水费、电费、差旅费 is one sum of three, not the last of them.
  const known =
    own.includes('、') && !/^[\d一二三四五六七八九十]+、[^、]*$/.test(own)
      ? null
      : (lastItem(label) ?? lastItem(header));
  const noun = known ? known.item.key : nounOf(own);
  const year = /(20\d{2})年/.exec(header) ?? /(20\d{2})年/.exec(label);
  const said: Measure | null = headingMeasure(header) ?? headingMeasure(fact.caption ?? '') ?? null;
  // 2023年决算数 in a form of 2024 is what other forms call 上年决算数.
  const isPrior = year !== null && context.year !== null && Number(year[1]) < context.year;
  const measure = said === 'final' && isPrior ? 'prior-final' : said;
  const scale = powerOfTen(exponent);
  return {
    id: `${context.prefix}a${fact.ref.block}.r${cell.row + 1}c${cell.column + 1}`,
    ref: { ...fact.ref, start: 0, end: cell.text.length, cell: { row: cell.row, column: cell.column } },
    raw: cell.text,
    value: multiply(value, scale),
    step: multiply(powerOfTen(-value.scale), scale),
    exponent,
    item: known ? known.shown : noun,
    itemKey: noun,
    measure,
    year: year
      ? Number(year[1])
      : measure === 'prior-final' && context.year !== null
        ? context.year - 1
        : context.year,
    scope: null,
    section: fact.section,
    table: fact.id,
    approximate: false,
    per: false,
  };
}

function parseCell(text: string): Decimal | null {
  const negative = text.startsWith('-') || (text.startsWith('(') && text.endsWith(')'));
  const value = parseDecimal(text.replace(/[-(),]/g, ''));
  return value && negative ? { units: -value.units, scale: value.scale } : value;
}

type Grid = readonly (readonly (Cell | undefined)[])[];

/** Every grid position with the cell that covers it. */
export function gridOf(table: Table): Grid {
  const grid: (Cell | undefined)[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, table.rows); row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
        grid[row]![column] = cell;
    }
  }
  return grid;
}

const isNumeric = (cell: Cell | undefined): boolean =>
  cell !== undefined && NUMBER.test(foldText(cell.text).text.trim());

/** Rows above the first one that holds a figure. */
function headerRows(grid: Grid): number {
  const first = grid.findIndex((row) => row.some(isNumeric));
  return first < 0 ? grid.length : first;
}

function headerOf(grid: Grid, heads: number, cell: Cell): string {
  const words: string[] = [];
  let nearest = '';
  for (let row = 0; row < cell.row; row += 1) {
    const above = grid[row]![cell.column];
    const text = above === undefined || isNumeric(above) ? '' : foldKey(above.text);
    if (text === '') continue;
    if (row < heads && !words.includes(text)) words.push(text);
    // Forms print a second header below: the nearest text above a figure is its header.
    if (row >= heads) nearest = text;
  }
  return nearest !== '' && MONEY_HEAD.test(nearest) ? nearest : words.join('/');
}

function labelOf(grid: Grid, cell: Cell): string {
  const words: string[] = [];
  for (let column = 0; column < cell.column; column += 1) {
    const left = grid[cell.row]![column];
    if (left === undefined || isNumeric(left)) continue;
    const text = foldKey(left.text);
    if (text !== '' && !words.includes(text)) words.push(text);
  }
  return words.join('/');
}
