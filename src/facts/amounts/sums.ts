import type { AmountFact, Ref, SumRelation } from '../../model/facts.js';
import { highest, lowest } from '../../text/append.js';
import { absolute, compare, isZero, multiply, powerOfTen, subtract, sum } from '../../text/decimal.js';
import { addTo } from '../../text/groups.js';
import { toleranceOf } from '../../text/tolerance.js';
import type { Meaning } from './meaning.js';
import { ITEM_BY_KEY } from './vocabulary.js';

/** 其中 lists and 合计 in one passage. `facts` stand beside `meanings` one to one. */
export function findSums(meanings: readonly Meaning[], facts: readonly AmountFact[]): readonly SumRelation[] {
  const relations: SumRelation[] = [];
  const lists = new Map<number, number[]>();
  meanings.forEach((meaning, index) => {
    if (meaning.listOf !== null) addTo(lists, meaning.listOf, index);
    if (meaning.closes !== null) {
      const parts = meaning.closes.map((part) => facts[part]!);
      if (sameKind(facts[index]!, parts)) relations.push(relation(facts[index]!, parts, true));
    }
  });
  for (const [total, members] of lists) {
    const inner = nestedIn(members, meanings, facts);
    for (const { head, rest } of inner)
      relations.push(
        relation(
          facts[head]!,
          rest.map((part) => facts[part]!),
          true,
        ),
      );
    const nested = new Set(inner.flatMap(({ rest }) => rest));
    const parts = withoutNested(members.filter((part) => !nested.has(part)).map((part) => facts[part]!));
    const found = relationOf(facts[total]!, parts);
    if (found) relations.push(found);
  }
  return relations;
}

/** The relation of a total and its parts; null where they are not of one kind. */
export function relationOf(total: AmountFact, parts: readonly AmountFact[]): SumRelation | null {
  return sameKind(total, parts) ? relation(total, parts, namesAllParts(total, parts)) : null;
}

interface Nested {
  readonly head: number;
  readonly rest: readonly number[];
}

/** 元 for 万元 in the head of an inner list is a fault that must not hide the list. */
const SHIFTS = [0, 4, -4, 8, -8];

/**
 * …，其中甲8万元，其中乙5万元，丙3万元: a second 其中 may be of the part before it or of the whole once more. It is taken for
 * an inner list only where what follows adds up to that part.
 */
function nestedIn(
  members: readonly number[],
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
): readonly Nested[] {
  const found: Nested[] = [];
  members.forEach((member, index) => {
    const head = members[index - 1];
    if (head === undefined || !meanings[member]!.reopens) return;
    for (let end = index + 2; end <= members.length; end += 1) {
      const rest = members.slice(index, end);
      const parts = rest.map((part) => facts[part]!);
      const added = sum(parts.map(({ value }) => value));
      const tolerance = toleranceOf(parts);
      const fits = SHIFTS.some((shift) => {
        const read = multiply(facts[head]!.value, powerOfTen(shift));
        return !isZero(read) && compare(absolute(subtract(added, read)), tolerance) <= 0;
      });
      if (!fits) continue;
      found.push({ head, rest });
      return;
    }
  });
  return found;
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
  const start = lowest(refs.map((ref) => ref.start ?? 0));
  const end = highest(refs.map((ref) => ref.end ?? 0));
  const ref: Ref = { ...total.ref, start, end };
  return { kind: 'sum', total, parts, complete, tolerance: toleranceOf([total, ...parts]), ref };
}
