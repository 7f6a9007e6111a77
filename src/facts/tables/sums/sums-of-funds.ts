/**
 * 年度资金总额 against its rows. A form splits it by source (财政拨款, 上年结转, 其他资金) and, for a whole unit, by kind
 * (基本支出, 项目支出): each split makes up the total by itself.
 */
import type { AmountFact, FundRow, PerformanceForm, TableSum } from '../../../model/facts.js';
import { type Addend, asSum, trySum } from './try-sum.js';

const KIND = /^(?:基本支出|项目支出)(?:总额)?$/;
const SOURCE =
  /财政|公共预算|基金|国有资本|非税|专户|其他|拨款|结转|结余|中央|地方|省|市|县|区|上级|本级|自有|自筹|单位资金|债券|补助|事业|经营|社会/;
const COLUMNS = [
  ['initial', '年初预算数'],
  ['adjusted', '全年预算数'],
  ['executed', '全年执行数'],
] as const;

export function sumsOfFunds(forms: readonly PerformanceForm[]): readonly TableSum[] {
  return forms.flatMap(({ table, funds }) => {
    const at = funds.findIndex(({ total }) => total);
    const whole = funds[at];
    if (!whole || funds.filter(({ total }) => total).length > 1) return [];
    const rows = funds.slice(at + 1);
    const kinds = rows.filter(({ label }) => KIND.test(label));
    const sources = rows.filter(({ label }) => !KIND.test(label));
    const splits = [kinds, ...(sources.every(({ label }) => SOURCE.test(label)) ? [sources] : [])];
    return splits.flatMap((split) => COLUMNS.flatMap((column) => sumOf(table, whole, split, column)));
  });
}

function sumOf(
  table: string,
  whole: FundRow,
  rows: readonly FundRow[],
  [column, head]: (typeof COLUMNS)[number],
): readonly TableSum[] {
  const total = whole[column];
  if (!total || rows.length === 0) return [];
  const addends: Addend[] = rows.map((row) => ({
    name: row.label,
    amount: row[column] ?? 'blank',
    ref: row.ref,
  }));
  const readings = [addends, topOf(addends)];
  const trials = readings.flatMap((reading) => trySum(total, reading) ?? []);
  const trial = trials.find(({ agrees }) => agrees) ?? trials[0];
  const rest = { table, direction: 'down', name: whole.label, along: head } as const;
  // One row alone is named as an example: it only may not exceed the total.
  return trial ? [asSum(trial, { ...rest, complete: rows.length > 1 })] : [];
}

/** 财政拨款 90, 其中：中央 60, 地方 30: a row that the next ones make up holds them. */
function topOf(addends: readonly Addend[]): readonly Addend[] {
  for (const [index, { amount }] of addends.entries()) {
    if (typeof amount !== 'object' || amount.value.units === 0n) continue;
    for (let end = index + 2; end <= addends.length; end += 1) {
      const held = addends.slice(index + 1, end);
      if (trySum(amount, held)?.agrees) return [...addends.slice(0, index + 1), ...topOf(addends.slice(end))];
    }
  }
  return addends;
}

/** The same of forms that became running text: rows whose cells were empty are gone, so that nothing is complete. */
export function sumsOfFlatFunds(flat: readonly AmountFact[]): readonly TableSum[] {
  const sums: TableSum[] = [];
  let totals: AmountFact[] = [];
  let parts: AmountFact[] = [];
  const close = (): void => {
    for (const total of totals) {
      const own = parts.filter(({ measure }) => measure === total.measure);
      const trial = trySum(
        total,
        own.map((amount) => ({ name: amount.item ?? '', amount })),
      );
      const along = COLUMNS.find(([column]) => column === COLUMN_OF[total.measure ?? ''])?.[1] ?? '';
      const rest = { table: null, direction: 'down', name: '年度资金总额', along, complete: false } as const;
      if (trial) sums.push(asSum(trial, rest));
    }
    totals = [];
    parts = [];
  };
  for (const amount of flat) {
    if (amount.itemKey === '年度资金总额') {
      if (parts.length > 0) close();
      totals.push(amount);
    } else if (totals.length > 0 && SOURCE.test(amount.item ?? '')) parts.push(amount);
    else close();
  }
  close();
  return sums;
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  'initial-budget': 'initial',
  'adjusted-budget': 'adjusted',
  budget: 'adjusted',
  final: 'executed',
};
