/** The indicator part of performance tables: three levels with target, actual, weight, score and the reason for a miss. */
import type { Cell } from '../../model/document.js';
import type { Exact, FormFigure, Indicator, IndicatorGroup, Ref, TableFact } from '../../model/facts.js';
import { equals, parseDecimal } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { filledCells, type Grid, type Row, textOf } from './grid.js';
import { isOfResult, isRefined, TEMPLATE } from './indicator-traits.js';

export interface IndicatorPart {
  readonly indicators: readonly Indicator[];
  readonly groups: readonly IndicatorGroup[];
  /** 指标1：……: rows that the empty form shows as a pattern. */
  readonly templates: readonly Ref[];
  readonly totalMax: FormFigure | null;
  readonly totalScore: FormFigure | null;
}

export const COLUMNS = {
  first: /^一级指标$/,
  second: /^二级指标$/,
  third: /^三级指标|^指标名称$/,
  nature: /^指标性质$/,
  target: /^(?:年度|年初|全年)?(?:指标|目标)值|^计划(?:指标|目标)?值/,
  measure: /^(?:度量|计量)单位$/,
  actual: /^(?:全年|年度)?(?:实际)?完成(?:指标)?值|^实际(?:值|完成情况)/,
  weight: /^(?:分值|权重)(?:\(.*\))?$/,
  score: /^(?:自评)?得分(?:\(.*\))?$/,
  reason: /偏差|原因|改进措施/,
} as const;

export type Column = keyof typeof COLUMNS;
export type Columns = Readonly<Record<Column, number>>;

export const INDICATOR_END = /^(?:合计|总分|总计|总得分|自评总分)/;
export const OTHER_PART = /^(?:评价结论|自评结论|存在的?问题|说明|备注|注:|偏差大|项目负责人|改进措施)/;

export const isIndicatorHeader = (row: Row): boolean => {
  const keys = row.map((cell) => foldKey(textOf(cell)));
  return keys.some((key) => COLUMNS.first.test(key)) && keys.some((key) => COLUMNS.second.test(key));
};

/** Rows `from` to `to` of a table; null where no header names first- and second-level indicators. */
export function readIndicators(grid: Grid, fact: TableFact, from: number, to: number): IndicatorPart | null {
  const header = grid.findIndex((row, index) => index >= from && index < to && isIndicatorHeader(row));
  if (header < 0) return null;
  const columns = columnsOf(grid[header]!);
  const indicators: Indicator[] = [];
  const starts: Omit<IndicatorGroup, 'to'>[] = [];
  const templates: Ref[] = [];
  let above = { first: '', second: '' };
  let totals: Pick<IndicatorPart, 'totalMax' | 'totalScore'> = { totalMax: null, totalScore: null };
  let index = header + 1;
  for (; index < to; index += 1) {
    const row = grid[index]!;
    const text = (column: Column): string => foldKey(textOf(row[columns[column]]));
    const lead = foldKey(filledCells(row)[0]?.text ?? '');
    if ([lead, text('first'), text('second')].some((word) => INDICATOR_END.test(word))) {
      totals = totalsOf(row, fact, columns);
      break;
    }
    if (OTHER_PART.test(lead) || OTHER_PART.test(text('first'))) break;
    const named = { first: bareName(text('first')), second: bareName(text('second')) };
    for (const [level, column] of [
      [1, columns.first],
      [2, columns.second],
    ] as const)
      addGroup(starts, level, index, row[column], fact);
    // A merged or blank cell means the level above.
    above = { first: named.first || above.first, second: named.second || (named.first ? '' : above.second) };
    const third = text('third');
    if (third === '' && text('weight') === '' && named.second === '') continue;
    if (TEMPLATE.test(third)) {
      templates.push(placeOf(fact, row[columns.third]));
      if (text('weight') === '' && text('score') === '') continue;
    }
    const names = { ...above, third };
    const own = readRow(row, columns, fact, text);
    indicators.push({ ...own, ...names, ...traitsOf(names, own) });
  }
  return { indicators, groups: closeGroups(starts, index), templates, ...totals };
}

/** A group runs to the next one of its level or above. */
function closeGroups(starts: readonly Omit<IndicatorGroup, 'to'>[], end: number): readonly IndicatorGroup[] {
  const ends = [end, end];
  const groups: IndicatorGroup[] = [];
  for (const start of [...starts].reverse()) {
    const to = start.level === 1 ? ends[0]! : Math.min(ends[0]!, ends[1]!);
    if (start.name !== '') groups.push({ ...start, to });
    ends[start.level - 1] = start.from;
  }
  return groups.reverse();
}

type Read = Omit<Indicator, 'first' | 'second' | 'third' | 'used' | 'refined' | 'ofResult'>;

function traitsOf(
  names: Pick<Indicator, 'first' | 'second' | 'third'>,
  { target, actual, weight, score }: Read,
): Pick<Indicator, 'used' | 'refined' | 'ofResult'> {
  const isNamed = names.third !== '' && !TEMPLATE.test(names.third);
  return {
    used: isNamed || target !== '' || actual !== '' || weight !== null || score !== null,
    refined: isRefined(names),
    ofResult: isOfResult(names),
  };
}

function readRow(row: Row, columns: Columns, fact: TableFact, text: (column: Column) => string): Read {
  const place = (column: Column): Ref | null =>
    row[columns[column]] ? placeOf(fact, row[columns[column]]) : null;
  const named = [columns.third, columns.second, columns.first].find(
    (column) => column >= 0 && textOf(row[column]) !== '',
  );
  return {
    table: fact.id,
    weight: points(text('weight')),
    target: [text('nature'), text('target'), text('measure')].join(''),
    actual: text('actual'),
    score: points(text('score')),
    reason: columns.reason < 0 ? null : textOf(row[columns.reason]),
    ref: placeOf(fact, row[columns.third >= 0 ? columns.third : columns.second]),
    nameRef: placeOf(fact, named === undefined ? filledCells(row)[0] : row[named]),
    weightRef: place('weight'),
    scoreRef: place('score'),
  };
}

export function columnsOf(header: Row): Columns {
  const keys = header.map((cell) => foldKey(textOf(cell)));
  const entries = Object.entries(COLUMNS).map(([name, pattern]) => [
    name,
    keys.findIndex((key) => pattern.test(key)),
  ]);
  return Object.fromEntries(entries) as Columns;
}

const FULL: Exact = { units: 100n, scale: 0 };
const NONE: Exact = { units: 0n, scale: 0 };
const points = (text: string): Exact | null => parseDecimal(text.replace(/分$/, ''));
const bareName = (text: string): string => text.replace(/\(\d+(?:\.\d+)?分?\)$/, '');

/** A merged cell stands in several rows and begins one group. */
function addGroup(
  groups: Omit<IndicatorGroup, 'to'>[],
  level: 1 | 2,
  row: number,
  cell: Cell | undefined,
  fact: TableFact,
): void {
  const match = /^(.+)\((\d+(?:\.\d+)?)分?\)$/.exec(foldKey(textOf(cell)));
  const weight = match ? parseDecimal(match[2]!) : null;
  if (cell && cell.row < row && textOf(cell) !== '') return;
  if (match && weight) groups.push({ level, name: match[1]!, weight, ref: placeOf(fact, cell), from: row });
  // A name without points ends the group before it.
  else if (textOf(cell) !== '')
    groups.push({ level, name: '', weight: NONE, ref: placeOf(fact, cell), from: row });
}

/** 总分 100 97.69: the label may span columns or not, so the figures count, first what is possible, then what was earned. */
function totalsOf(
  row: Row,
  fact: TableFact,
  columns: Columns,
): Pick<IndicatorPart, 'totalMax' | 'totalScore'> {
  const figures = filledCells(row).flatMap((cell): readonly (FormFigure & { column: number })[] => {
    const value = points(foldKey(cell.text));
    return value ? [{ value, printed: cell.text.trim(), ref: placeOf(fact, cell), column: cell.column }] : [];
  });
  const [first, second] = figures;
  if (first && !second && (first.column === columns.score || !equals(first.value, FULL)))
    return { totalMax: null, totalScore: bare(first) };
  return { totalMax: first ? bare(first) : null, totalScore: second ? bare(second) : null };
}

const bare = ({ value, printed, ref }: FormFigure): FormFigure => ({ value, printed, ref });

export const placeOf = (fact: TableFact, cell: Cell | undefined): Ref => ({
  ...fact.ref,
  start: cell ? 0 : null,
  end: cell ? cell.text.length : null,
  cell: cell ? { row: cell.row, column: cell.column } : null,
});
