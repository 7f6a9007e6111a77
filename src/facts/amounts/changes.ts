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
    const current = facts[index - 2];
    if (prior?.measure !== 'prior-final' || !current?.measure || !LEVELS.has(current.measure)) return;
    if (meanings[index - 2]!.sentence !== meanings[index]!.sentence) return;
    if (current.itemKey === null || current.itemKey !== prior.itemKey || current.itemKey !== change.itemKey)
      return;
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
