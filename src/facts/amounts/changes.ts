import type { AmountFact, ChangeRelation } from '../../model/facts.js';
import { toleranceOf } from '../../text/tolerance.js';
import type { Meaning } from './meaning.js';

const LEVELS = new Set(['final', 'revenue', 'budget', 'initial-budget', 'adjusted-budget', 'balance']);

/** 本年X，比上年Y增加Z: level, base and change of one item in one sentence, in this order. */
export function findChanges(
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
): readonly ChangeRelation[] {
  const relations: ChangeRelation[] = [];
  facts.forEach((change, index) => {
    if (change.measure !== 'increase' && change.measure !== 'decrease') return;
    const prior = facts[index - 1];
    if (prior?.measure !== 'prior-final' || prior.itemKey !== change.itemKey) return;
    if (meanings[index - 1]!.sentence !== meanings[index]!.sentence) return;
    const current = levelBefore(index - 1, meanings, facts);
    if (!current) return;
    if ([current, prior, change].some(({ approximate, per }) => approximate || per)) return;
    const start = Math.min(...[current, prior, change].map(({ ref }) => ref.start ?? 0));
    const ref = { ...change.ref, start };
    relations.push({
      kind: 'change',
      current,
      prior,
      change,
      tolerance: toleranceOf([current, prior, change]),
      ref,
    });
  });
  return relations;
}

/**
 * What last year's figure at `index` is held against: the level of its item before it in the sentence. 决算12.6万元，完成年初
 * 预算14万元的90%，比上年: the final, though the budget stands nearer.
 */
export function levelBefore(
  index: number,
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
): AmountFact | null {
  const { itemKey } = facts[index]!;
  if (itemKey === null) return null;
  const levels: AmountFact[] = [];
  for (let at = index - 1; at >= 0 && meanings[at]!.sentence === meanings[index]!.sentence; at -= 1) {
    const fact = facts[at]!;
    // Another item in between is another subject.
    if (fact.itemKey !== itemKey) break;
    if (fact.measure !== null && LEVELS.has(fact.measure)) levels.push(fact);
  }
  return levels.find(({ measure }) => measure === 'final') ?? levels[0] ?? null;
}
