/** One way to read a sum: these parts make that total. */
import type { AmountFact, Ref, TableSum } from '../../../model/facts.js';
import { absolute, compare, type Decimal, isZero, subtract, sum } from '../../../text/decimal.js';
import { toleranceOf } from '../../../text/tolerance.js';

export interface Addend {
  readonly name: string;
  readonly amount: AmountFact | 'blank' | 'other';
  readonly ref?: Ref;
}

export interface Trial {
  readonly total: AmountFact;
  readonly parts: readonly AmountFact[];
  readonly partNames: readonly string[];
  readonly blanks: readonly string[];
  readonly blankRefs: readonly Ref[];
  readonly tolerance: Decimal;
  readonly agrees: boolean;
  /** Agreement of zeros or of a single part teaches nothing. */
  readonly telling: boolean;
}

/** Null where a part is neither money nor blank, or where there are no parts. */
export function trySum(total: AmountFact, addends: readonly Addend[]): Trial | null {
  if (addends.some(({ amount }) => amount === 'other')) return null;
  const filled = addends.flatMap(({ name, amount }) =>
    typeof amount === 'object' ? [{ name, amount }] : [],
  );
  const parts = filled.map(({ amount }) => amount);
  if (parts.length === 0) return null;
  const tolerance = toleranceOf([total, ...parts]);
  const off = absolute(subtract(sum(parts.map(({ value }) => value)), total.value));
  return {
    total,
    parts,
    partNames: filled.map(({ name }) => name),
    blanks: addends.flatMap(({ name, amount }) => (amount === 'blank' && name !== '' ? [name] : [])),
    blankRefs: addends.flatMap(({ amount, ref }) => (amount === 'blank' && ref ? [ref] : [])),
    tolerance,
    agrees: compare(off, tolerance) <= 0,
    telling: !isZero(total.value) && parts.filter(({ value }) => !isZero(value)).length >= 2,
  };
}

export function asSum(
  trial: Trial,
  rest: Pick<TableSum, 'table' | 'direction' | 'name' | 'along' | 'complete'>,
): TableSum {
  const { total, parts, partNames, blanks, blankRefs, tolerance } = trial;
  return { ...rest, total, parts, partNames, blanks, blankRefs, tolerance };
}
