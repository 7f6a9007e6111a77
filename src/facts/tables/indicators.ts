/** The indicator part of performance tables: three levels with target, actual, weight, score and the reason for a miss. */
import type { Cell } from '../../model/document.js';
import type { Exact, FormFigure, Indicator, IndicatorGroup, Ref, TableFact } from '../../model/facts.js';
import { parseDecimal } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { filledCells, type Grid, type Row, textOf } from './grid.js';

export interface IndicatorPart {
  readonly indicators: readonly Indicator[];
  readonly groups: readonly IndicatorGroup[];
  readonly totalMax: FormFigure | null;
  readonly totalScore: FormFigure | null;
}

const COLUMNS = {
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

type Column = keyof typeof COLUMNS;
type Columns = Readonly<Record<Column, number>>;

const END = /^(?:合计|总分|总计|总得分|自评总分)/;
const OTHER_PART = /^(?:评价结论|自评结论|存在的?问题|说明|备注|注:|偏差大|项目负责人|改进措施)/;

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
  const groups: IndicatorGroup[] = [];
  let above = { first: '', second: '' };
  for (let index = header + 1; index < to; index += 1) {
    const row = grid[index]!;
    const text = (column: Column): string => foldKey(textOf(row[columns[column]]));
    const lead = foldKey(filledCells(row)[0]?.text ?? '');
    if (END.test(lead) || END.test(text('first')) || END.test(text('second'))) {
      return { indicators, groups, ...totalsOf(row, fact, columns) };
    }
    if (OTHER_PART.test(lead) || OTHER_PART.test(text('first'))) break;
    const named = { first: bareName(text('first')), second: bareName(text('second')) };
    const group = groupOf(row[columns.first], fact);
    if (group && !groups.some(({ ref }) => ref.cell?.row === group.ref.cell?.row)) groups.push(group);
    // A merged or blank cell means the level above.
    above = { first: named.first || above.first, second: named.second || (named.first ? '' : above.second) };
    const third = text('third');
    if (third === '' && text('weight') === '' && named.second === '') continue;
    const cell = row[columns.third >= 0 ? columns.third : columns.second];
    indicators.push({
      table: fact.id,
      ...above,
      third,
      weight: points(text('weight')),
      target: [text('nature'), text('target'), text('measure')].join(''),
      actual: text('actual'),
      score: points(text('score')),
      reason: textOf(row[columns.reason]),
      ref: placeOf(fact, cell),
      scoreRef: row[columns.score] ? placeOf(fact, row[columns.score]) : null,
    });
  }
  return { indicators, groups, totalMax: null, totalScore: null };
}

function columnsOf(header: Row): Columns {
  const keys = header.map((cell) => foldKey(textOf(cell)));
  const entries = Object.entries(COLUMNS).map(([name, pattern]) => [
    name,
    keys.findIndex((key) => pattern.test(key)),
  ]);
  return Object.fromEntries(entries) as Columns;
}

const points = (text: string): Exact | null => parseDecimal(text.replace(/分$/, ''));
const bareName = (text: string): string => text.replace(/\(\d+(?:\.\d+)?分?\)$/, '');

function groupOf(cell: Cell | undefined, fact: TableFact): IndicatorGroup | null {
  const match = /^(.+)\((\d+(?:\.\d+)?)分?\)$/.exec(foldKey(textOf(cell)));
  const weight = match ? parseDecimal(match[2]!) : null;
  return match && weight ? { name: match[1]!, weight, ref: placeOf(fact, cell) } : null;
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
  if (first && !second && first.column === columns.score) return { totalMax: null, totalScore: bare(first) };
  return { totalMax: first ? bare(first) : null, totalScore: second ? bare(second) : null };
}

const bare = ({ value, printed, ref }: FormFigure): FormFigure => ({ value, printed, ref });

export const placeOf = (fact: TableFact, cell: Cell | undefined): Ref => ({
  ...fact.ref,
  start: cell ? 0 : null,
  end: cell ? cell.text.length : null,
  cell: cell ? { row: cell.row, column: cell.column } : null,
});
