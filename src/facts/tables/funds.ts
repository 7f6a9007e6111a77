/** 年度资金总额 and its rows in a performance form: money, the execution rate, and the points that it earns. */
import type { Cell } from '../../model/document.js';
import type { AmountFact, FormFigure, FundRow, TableFact } from '../../model/facts.js';
import { parseDecimal } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { cellKind } from '../../text/table-words.js';
import { cleanLabel } from './clean-label.js';
import { filledCells, textOf } from './grid.js';
import { isIndicatorHeader, placeOf } from './indicators.js';
import { headOf, type Layout, rowLabel } from './layout.js';

export const FUND_HEAD = /预算|执行数|决算数/;
/** What is longer is a sentence on the goals. */
const LONGEST_NAME = 24;
export const FUND_TOTAL = /总额|^合计$|^总计$/;

export function readFunds(
  layout: Layout,
  fact: TableFact,
  amounts: readonly AmountFact[],
  from: number,
  to: number,
): readonly FundRow[] {
  const at = new Map(amounts.map((amount) => [`${amount.ref.cell?.row}/${amount.ref.cell?.column}`, amount]));
  const rows: FundRow[] = [];
  for (let index = from; index < to; index += 1) {
    const heads = layout.headers[index]!;
    if (heads.length === 0 || heads.some((head) => head < from || isIndicatorHeader(layout.grid[head]!)))
      continue;
    const row = readFundRow(layout, fact, at, index);
    if (row) rows.push(row);
  }
  return rows;
}

function readFundRow(
  layout: Layout,
  fact: TableFact,
  amounts: ReadonlyMap<string, AmountFact>,
  index: number,
): FundRow | null {
  const row = layout.grid[index]!;
  const [lead] = filledCells(row);
  if (row.some((cell, column) => cell !== lead && saysWords(layout, index, column, cell))) return null;
  const money: { initial?: AmountFact; adjusted?: AmountFact; executed?: AmountFact } = {};
  const figures: { weight?: FormFigure; rate?: FormFigure; score?: FormFigure } = {};
  let label = '';
  let isFund = false;
  row.forEach((cell, column) => {
    if (!cell || cell.row !== index || cell.column !== column) return;
    const head = headOf(layout, index, column);
    if (!FUND_HEAD.test(head) && !/分值|权重|得分|执行率/.test(head)) return;
    isFund ||= FUND_HEAD.test(head) && !/执行率/.test(head);
    label ||= rowLabel(layout, cell).name;
    const amount = amounts.get(`${index}/${column}`);
    if (amount) {
      if (amount.measure === 'initial-budget') money.initial ??= amount;
      else if (amount.measure === 'final') money.executed ??= amount;
      else if (amount.measure === 'adjusted-budget' || amount.measure === 'budget') money.adjusted ??= amount;
      return;
    }
    const value = parseDecimal(foldKey(cell.text).replace(/[%分]$/, ''));
    if (!value) return;
    const figure = { value, printed: cell.text.trim(), ref: placeOf(fact, cell) };
    // 得分（20分*执行率） is a score.
    if (/^得分/.test(head)) figures.score ??= figure;
    else if (/执行率/.test(head)) figures.rate ??= figure;
    else if (/分值|权重/.test(head)) figures.weight ??= figure;
    else if (/得分/.test(head)) figures.score ??= figure;
  });
  figures.weight ??= pointsInWords(layout, fact, index) ?? undefined;
  const name = cleanLabel(label);
  if (!isFund || name === '' || name.length > LONGEST_NAME) return null;
  const first = row.find((cell) => cell !== undefined && foldKey(cell.text) === label);
  return {
    label: name,
    total: FUND_TOTAL.test(name),
    initial: money.initial ?? null,
    adjusted: money.adjusted ?? null,
    executed: money.executed ?? null,
    weight: figures.weight ?? null,
    rate: figures.rate ?? null,
    score: figures.score ?? null,
    ref: placeOf(fact, first),
  };
}

/** 预期目标 and what is written below it stand under the heads of the funds, too. */
const saysWords = (layout: Layout, index: number, column: number, cell: Cell | undefined): boolean =>
  cell?.row === index &&
  FUND_HEAD.test(headOf(layout, index, column)) &&
  cellKind(cell.text.trim()) === 'text';

/** 得分（20分*执行率）, 预算执行情况（10分）: the points stand in a head or in the label of the part. */
function pointsInWords(layout: Layout, fact: TableFact, index: number): FormFigure | null {
  const row = layout.grid[index]!;
  for (const [column, cell] of row.entries()) {
    const isScore = /得分/.test(headOf(layout, index, column));
    const rows = isScore ? (layout.headers[index] ?? []) : [];
    const cells = [...rows.map((head) => layout.grid[head]![column]), ...(isScore ? [] : [cell])];
    for (const one of cells) {
      const match = /^(?:得分|预算执行(?:情况|率)?)(?:\(万元\))?\((\d{1,2})分/.exec(foldKey(textOf(one)));
      const value = match ? parseDecimal(match[1]!) : null;
      if (one && value) return { value, printed: match![1]!, ref: placeOf(fact, one) };
    }
  }
  return null;
}
