/** 执行率, 增减%, 占比 printed in a table beside, below or above the figures that they are made of. */
import type { Cell } from '../../model/document.js';
import type {
  AmountFact,
  PercentFact,
  PerformanceForm,
  RateRelation,
  Ref,
  TableFact,
} from '../../model/facts.js';
import {
  absolute,
  type Decimal,
  divide,
  isZero,
  multiply,
  parseDecimal,
  powerOfTen,
  subtract,
} from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { rateTolerance } from '../../text/tolerance.js';
import type { Grid } from './grid.js';
import { headerPath, type Layout, rowLabel } from './layout.js';

const COMPLETION =
  /^(?:预算)?(?:执行率|完成率|支出进度|执行进度)(?:\(?%\)?)?$|^完成(?:年初|调整|全年)?预算(?:的)?(?:\(?%\)?|比例|比率)$/;
const GROWTH =
  /^(?:(?:比|较|与)?(?:上年|20\d{2}年)(?:决算数?|同期)?|同比|20\d{2}年?比20\d{2}年)?(?:增减|增长|增幅|变动|升降)(?:率|幅度?|比例)?(?:\(?[%％]\)?)?$/;
const PERCENT = /^([-+]?)([\d,]+(?:\.\d+)?)\s?([%％])?$/;
const HUNDRED: Decimal = { units: 100n, scale: 0 };
const DIGITS = 4;
const ADJUSTED_FIRST = ['adjusted-budget', 'budget', 'initial-budget'];

/** Percentages of one table with what they should be. */
export function tableRates(
  layout: Layout,
  fact: TableFact,
  amounts: readonly AmountFact[],
  forms: readonly PerformanceForm[],
): readonly RateRelation[] {
  const { grid } = layout;
  // 执行率 of a form's funds is execution-score-mismatch's business.
  const taken = new Set(
    forms
      .flatMap(({ funds }) => funds.map(({ rate }) => rate?.ref.cell))
      .map((cell) => `${cell?.row}/${cell?.column}`),
  );
  // One look a row: the words in front of its first figure.
  const labels = new Map<number, string>();
  const labelOf = (cell: Cell): string => {
    const label = labels.get(cell.row) ?? rowLabel(layout, cell).name;
    labels.set(cell.row, label);
    return label;
  };
  return distinctCells(grid).flatMap((cell) => {
    if (taken.has(`${cell.row}/${cell.column}`)) return [];
    const head = headOf(layout, cell);
    const across = rateOf(head);
    const label = across ? '' : labelOf(cell);
    const rate = across ?? rateOf(label);
    const percent = rate && percentFact(cell, across ? head : label, fact);
    if (!rate || !percent) return [];
    const own = amounts.filter(({ ref }) => {
      const place = ref.cell;
      if (!place) return false;
      return across ? place.row === cell.row : place.column === cell.column;
    });
    const relation = relationOf(rate, percent, own);
    return relation ? [relation] : [];
  });
}

type RateKind = 'completion' | 'growth';

function rateOf(words: string): RateKind | null {
  if (COMPLETION.test(words)) return 'completion';
  return GROWTH.test(words) && /[%％]|率|幅|比例/.test(words) ? 'growth' : null;
}

const headOf = (layout: Layout, cell: Cell): string => foldKey(headerPath(layout, cell).at(-1) ?? '');

function distinctCells(grid: Grid): readonly Cell[] {
  const cells = new Set<Cell>();
  for (const row of grid) for (const cell of row) if (cell) cells.add(cell);
  return [...cells].filter(({ text }) => PERCENT.test(foldKey(text)));
}

/** 98.50% or, under a head that says so, 98.50; a bare 0.985 may be a share of one and is left. */
function percentFact(cell: Cell, head: string, fact: TableFact): PercentFact | null {
  const match = PERCENT.exec(foldKey(cell.text));
  const value = match ? parseDecimal(match[1] + match[2]!.replace(/,/g, '')) : null;
  if (!match || !value) return null;
  const isMarked = match[3] !== undefined || /[%％]/.test(head);
  if (!isMarked && subtract(absolute(value), { units: 2n, scale: 0 }).units <= 0n) return null;
  const ref: Ref = {
    ...fact.ref,
    start: 0,
    end: cell.text.length,
    cell: { row: cell.row, column: cell.column },
  };
  return {
    ref,
    of: head || null,
    raw: cell.text.trim(),
    value,
    step: powerOfTen(-value.scale),
    section: fact.section,
    approximate: false,
  };
}

/** One final and one base in the line, of one item: anything else is not for this table to say. */
function relationOf(rate: RateKind, percent: PercentFact, line: readonly AmountFact[]): RateRelation | null {
  const one = (measure: string): AmountFact | null => {
    const found = line.filter((amount) => amount.measure === measure);
    return found.length === 1 ? found[0]! : null;
  };
  const final = one('final');
  const single = rate === 'growth' ? one('prior-final') : budgetIn(line);
  if (!final || !single || isZero(single.value) || final.itemKey !== single.itemKey) return null;
  if (rate === 'completion') {
    const expected = divide(multiply(final.value, HUNDRED), single.value, DIGITS)!;
    return make('completion', '执行率', percent, [final], [single], expected);
  }
  const isFall = percent.value.units < 0n;
  const change = isFall ? subtract(single.value, final.value) : subtract(final.value, single.value);
  const expected = divide(multiply(change, HUNDRED), single.value, DIGITS)!;
  return make(
    isFall ? 'decline' : 'growth',
    isFall ? '下降率' : '增长率',
    percent,
    [final, single],
    [single],
    expected,
  );
}

/** The adjusted budget where one is named, else the only other. */
function budgetIn(line: readonly AmountFact[]): AmountFact | null {
  for (const measure of ADJUSTED_FIRST) {
    const found = line.filter((amount) => amount.measure === measure);
    if (found.length > 0) return found.length === 1 ? found[0]! : null;
  }
  return null;
}

function make(
  rate: RateRelation['rate'],
  name: string,
  percent: PercentFact,
  numerator: readonly AmountFact[],
  denominator: readonly AmountFact[],
  expected: Decimal,
): RateRelation {
  const tolerance = rateTolerance([...numerator, ...denominator], expected);
  return { kind: 'rate', rate, name, percent, numerator, denominator, expected, tolerance, ref: percent.ref };
}
