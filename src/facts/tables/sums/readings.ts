/** The ways in which rows between two totals may add up. */
import type { AmountFact } from '../../../model/facts.js';
import { absolute, compare, type Decimal, subtract, sum } from '../../../text/decimal.js';
import { toleranceOf } from '../../../text/tolerance.js';
import type { MoneyRow } from './money-grid.js';

export function readingsOf(rows: readonly MoneyRow[]): readonly (readonly MoneyRow[])[] {
  const items = rows.filter(({ kind }) => kind === 'item');
  const sums = rows.filter(({ kind }) => kind !== 'item');
  const numbered = items.filter(({ level }) => level !== null);
  const top = Math.min(...numbered.map(({ level }) => level!));
  const coded = items.filter(({ code }) => code !== null);
  const shortest = Math.min(...coded.map(({ code }) => code!.length));
  const last = rows.findLastIndex(({ kind }) => kind !== 'item');
  const readings = [
    items,
    items.filter(({ marked }) => !marked),
    withoutMarked(items),
    numbered.filter(({ level }) => level === top),
    coded.filter(({ code }) => code!.length === shortest),
    sums,
    last < 0 ? [] : [...sums, ...rows.slice(last + 1)],
    last < 0 ? [] : rows.slice(last),
    last < 0 ? [] : rows.slice(last).filter(({ marked }) => !marked),
  ];
  const seen = new Set<string>();
  return readings.filter((reading) => {
    const key = reading.map(({ index }) => index).join();
    if (reading.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** 其中：A / B / C / 三、…: what follows a marked row without a number belongs to it. */
function withoutMarked(items: readonly MoneyRow[]): readonly MoneyRow[] {
  let inside = false;
  return items.filter(({ marked, level }) => {
    inside = marked || (inside && level === null);
    return !inside;
  });
}

/** A longer table is not searched for levels. */
const MOST_ROWS = 60;

/** A row that the next ones add up to holds them: does what is left make the total? */
export function collapses(
  rows: readonly MoneyRow[],
  total: AmountFact,
  at: (row: number) => AmountFact | 'blank' | 'other',
): boolean {
  const amounts = rows.map(({ index }) => at(index)).filter((amount) => typeof amount === 'object');
  if (amounts.length < 2 || amounts.length > MOST_ROWS) return false;
  const left: AmountFact[] = [];
  for (let index = 0; index < amounts.length; ) {
    const amount = amounts[index]!;
    left.push(amount);
    index += 1 + held(amount, amounts.slice(index + 1));
  }
  return left.length < amounts.length && agrees(total, left);
}

/** How many of the next amounts make up this one; 0 where none do. */
function held(amount: AmountFact, next: readonly AmountFact[]): number {
  let running: Decimal = { units: 0n, scale: 0 };
  if (amount.value.units === 0n) return 0;
  for (let count = 1; count <= next.length; count += 1) {
    running = sum([running, next[count - 1]!.value]);
    if (compare(running, amount.value) === 0) return count;
  }
  return 0;
}

const agrees = (total: AmountFact, parts: readonly AmountFact[]): boolean =>
  compare(
    absolute(subtract(sum(parts.map(({ value }) => value)), total.value)),
    toleranceOf([total, ...parts]),
  ) <= 0;
