import type { AmountResult } from '../../../src/model/review.js';

/** Amounts of one item, in reading order. */
export interface LedgerGroup {
  /** Null: what the figure is of is not known. */
  readonly item: string | null;
  readonly amounts: readonly AmountResult[];
}

export interface LedgerFilter {
  readonly search: string;
  /** Only the items that a sum or a finding speaks of. */
  readonly only: ReadonlySet<string> | null;
}

/** By item, in the order in which the items come up; figures of nothing known last. */
export function groupByItem(
  amounts: readonly AmountResult[],
  { search, only }: LedgerFilter,
): readonly LedgerGroup[] {
  const groups = new Map<string | null, AmountResult[]>();
  for (const amount of amounts) {
    if (only && !only.has(amount.id)) continue;
    if (search !== '' && !`${amount.item ?? ''} ${amount.raw} ${amount.yuan}`.includes(search)) continue;
    const those = groups.get(amount.item);
    if (those) those.push(amount);
    else groups.set(amount.item, [amount]);
  }
  const known = [...groups].filter(([item]) => item !== null);
  const unknown = [...groups].filter(([item]) => item === null);
  return [...known, ...unknown].map(([item, those]) => ({ item, amounts: those }));
}
