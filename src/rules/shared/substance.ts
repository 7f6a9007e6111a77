/** What the rules on problems and measures have in common. */
import type { Ref, Substance, SubstanceItem } from '../../model/facts.js';

/** A part that has something to be judged: neither 无 nor an empty heading. */
export const hasItems = (part: Substance | null): part is Substance =>
  part !== null && !part.nothing && part.items.length > 0;

/** Speaks of money and of nothing else. */
export const isMoneyOnly = ({ funding, aspects }: SubstanceItem): boolean => funding && aspects.length === 0;
export const isOnlyFunding = (part: Substance): boolean => part.items.every(isMoneyOnly);

/** 没有偏离目标 under 偏离绩效目标的原因 is an answer, not a gap. */
export const asksForDeviation = ({ name }: Substance): boolean => /偏离|偏差|未完成/.test(name);

const QUOTED = 40;
/** The beginning of an item: enough to find it by. */
export const quoteOf = ({ ref }: SubstanceItem): Ref => ({
  ...ref,
  end: Math.min(ref.end ?? Number.POSITIVE_INFINITY, (ref.start ?? 0) + QUOTED),
});

const LISTED = 3;
/** “…”“…”“…”等5条 */
export function titlesOf(items: readonly SubstanceItem[]): string {
  const shown = items.slice(0, LISTED).map(({ title }) => `“${title}”`);
  return items.length > LISTED ? `${shown.join('')}等${items.length}条` : shown.join('');
}
