import type { AmountFact, Ref, SumRelation } from '../../model/facts.js';
import { toleranceOf } from '../../text/tolerance.js';
import type { Meaning } from './meaning.js';
import { ITEM_BY_KEY } from './vocabulary.js';

/** 其中 lists and 合计 in one passage. `facts` stand beside `meanings` one to one. */
export function findSums(meanings: readonly Meaning[], facts: readonly AmountFact[]): readonly SumRelation[] {
  const relations: SumRelation[] = [];
  const lists = new Map<number, number[]>();
  meanings.forEach((meaning, index) => {
    if (meaning.listOf !== null) lists.set(meaning.listOf, [...(lists.get(meaning.listOf) ?? []), index]);
    if (meaning.closes !== null) {
      const parts = meaning.closes.map((part) => facts[part]!);
      if (sameKind(facts[index]!, parts)) relations.push(relation(facts[index]!, parts, true));
    }
  });
  for (const [total, members] of lists) {
    const parts = withoutNested(members.map((part) => facts[part]!));
    if (!sameKind(facts[total]!, parts)) continue;
    relations.push(relation(facts[total]!, parts, namesAllParts(facts[total]!, parts)));
  }
  return relations;
}

/** 公务用车购置及运行维护费 and, behind it, its own parts: only the former is a part of the total. */
function withoutNested(parts: readonly AmountFact[]): readonly AmountFact[] {
  const inner = new Set(
    parts.flatMap(({ itemKey }) => (itemKey === null ? [] : (ITEM_BY_KEY.get(itemKey)?.parts ?? []))),
  );
  return parts.filter(({ itemKey }) => itemKey === null || !inner.has(itemKey));
}

function sameKind(total: AmountFact, parts: readonly AmountFact[]): boolean {
  if (total.approximate || total.per || parts.length === 0) return false;
  return parts.every((part) => !part.approximate && !part.per && part.year === total.year);
}

/** The list names everything that the item is made of (基本支出: 人员经费 and 公用经费). */
function namesAllParts(total: AmountFact, parts: readonly AmountFact[]): boolean {
  const whole = total.itemKey === null ? undefined : ITEM_BY_KEY.get(total.itemKey);
  if (!whole || whole.parts.length === 0) return false;
  const named = new Set(parts.map((part) => part.itemKey));
  return whole.parts.every((part) => named.has(part)) && parts.length === whole.parts.length;
}

function relation(total: AmountFact, parts: readonly AmountFact[], complete: boolean): SumRelation {
  const refs = [total, ...parts].map(({ ref }) => ref);
  const start = Math.min(...refs.map((ref) => ref.start ?? 0));
  const end = Math.max(...refs.map((ref) => ref.end ?? 0));
  const ref: Ref = { ...total.ref, start, end };
  return { kind: 'sum', total, parts, complete, tolerance: toleranceOf([total, ...parts]), ref };
}
