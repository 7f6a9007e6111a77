/** 绩效自评表 of a unit, a project or a transfer: fields, fund rows, indicators, and what of them could not be found. */
import type { AmountFact, PerformanceForm, TableFact } from '../../model/facts.js';
import { foldKey } from '../../text/fold.js';
import { readFunds } from './funds.js';
import { filledCells, textOf } from './grid.js';
import { readIndicators } from './indicators.js';
import type { Layout } from './layout.js';
import { requiredCells } from './required-cells.js';

const NAME =
  /^(?:项目|专项|专项资金|资金|转移支付\(项目\)|转移\(项目\)|(?:预算)?(?:部门|单位)(?:\(单位\))?)名称/;
const DEPARTMENT = /主管部门/;
const UNIT = /(?:实施|使用|项目)单位/;

/** The forms of a table, top down; none where it holds neither fund rows under budget heads nor indicators. */
export function readForms(
  layout: Layout,
  fact: TableFact,
  amounts: readonly AmountFact[],
): readonly PerformanceForm[] {
  const { grid } = layout;
  const starts = grid.flatMap((row, index) =>
    NAME.test(foldKey(filledCells(row)[0]?.text ?? '')) ? [index] : [],
  );
  const ranges =
    starts.length > 1
      ? starts.map((start, index) => [start, starts[index + 1] ?? grid.length])
      : [[0, grid.length]];
  return ranges.flatMap(([from, to]) => {
    const form = formIn(layout, fact, amounts, from!, to!);
    return form ? [form] : [];
  });
}

function formIn(
  layout: Layout,
  fact: TableFact,
  amounts: readonly AmountFact[],
  from: number,
  to: number,
): PerformanceForm | null {
  const part = readIndicators(layout.grid, fact, from, to);
  const funds = readFunds(layout, fact, amounts, from, to);
  const words = layout.grid
    .slice(from, to)
    .flat()
    .map((cell) => foldKey(textOf(cell)));
  // 预算数, 决算数 and 执行率 head many a table: the form has its own words.
  const isForm =
    words.some((word) => /总额|总体目标|绩效目标/.test(word)) ||
    /自评/.test(fact.caption ?? '') ||
    fieldIn(layout, NAME, from, to) !== null;
  if (!part && !(isForm && funds.length > 0)) return null;
  const kind = kindOf(fact, words);
  const name = fieldIn(layout, NAME, from, to);
  const department = fieldIn(layout, DEPARTMENT, from, to);
  const unit = fieldIn(layout, UNIT, from, to);
  const missing: readonly (readonly [string, boolean])[] = [
    ['项目名称', kind !== 'overall-performance' && name === null],
    ['资金情况', funds.length === 0],
    ['年度资金总额', funds.length > 0 && !funds.some(({ total }) => total)],
    ['绩效指标', (part?.indicators.length ?? 0) === 0],
    [
      '分值',
      kind !== 'transfer-performance' &&
        part !== null &&
        part.indicators.every(({ weight }) => weight === null),
    ],
    ['总分', kind !== 'transfer-performance' && !part?.totalMax && !part?.totalScore],
  ];
  return {
    table: fact.id,
    kind,
    ref: { ...fact.ref, cell: from === 0 ? null : { row: from, column: 0 } },
    name,
    department,
    unit,
    funds,
    indicators: part?.indicators ?? [],
    groups: part?.groups ?? [],
    cells: requiredCells(layout, fact, from, to, kind),
    templates: part?.templates ?? [],
    totalMax: part?.totalMax ?? null,
    totalScore: part?.totalScore ?? null,
    unrecognised: missing.flatMap(([label, isMissing]) => (isMissing ? [label] : [])),
  };
}

function kindOf(fact: TableFact, words: readonly string[]): PerformanceForm['kind'] {
  const title = foldKey(fact.caption ?? '');
  const has = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (/转移支付/.test(title) || has(/^转移(?:支付)?\(项目\)名称|^中央补助|资金使用单位/))
    return 'transfer-performance';
  if (/整体/.test(title) || fact.role === 'overall-self-evaluation-table') return 'overall-performance';
  if (/项目|专项/.test(title) || has(/^(?:项目|专项资金?)名称/)) return 'project-performance';
  return has(/^(?:其中:)?基本支出$/) ? 'overall-performance' : 'project-performance';
}

/** What stands behind a field's label in its row. */
function fieldIn(layout: Layout, label: RegExp, from: number, to: number): string | null {
  for (const row of layout.grid.slice(from, to)) {
    const cells = filledCells(row);
    const at = cells.findIndex(({ text }) => label.test(foldKey(text)) && text.length <= 24);
    const value = at < 0 ? undefined : cells[at + 1];
    if (value && foldKey(value.text).length <= 80) return value.text.trim();
  }
  return null;
}
