/** Percentages whose own figures stand beside them: only where the wording leaves no doubt which figures they are. */
import type { AmountFact, PercentFact, RateRelation, Ref } from '../../model/facts.js';
import { absolute, add, type Decimal, divide, isZero, multiply, subtract } from '../../text/decimal.js';
import type { Figure } from '../../text/figures.js';
import { rateTolerance } from '../../text/tolerance.js';
import { levelBefore } from './changes.js';
import type { Meaning } from './meaning.js';
import { cleanPhrase } from './phrases.js';

interface Rate {
  readonly figure: Figure;
  readonly fact: PercentFact;
}

const HUNDRED: Decimal = { units: 100n, scale: 0 };
const DIGITS = 4;
const GROWTH = /(?:增长|增加|上升|提高|增幅)(?:率)?(?:为|了|达)?$/;
const DECLINE = /(?:下降|减少|降低|减幅|降幅|压缩|压减)(?:率)?(?:为|了|达)?$/;
const COMPLETION =
  /(?:执行率|完成率|支付率|支出率|使用率|预算完成率)(?:为|是|达到?)?$|(?:完成|占|为)(?:年初|全年|调整后?|当年|本年)?预算(?:数|的)*$/;
/** How far a rate may stand behind the figure that it is of. */
const REACH = 24;

export function findRates(
  text: string,
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
  rates: readonly Rate[],
): readonly RateRelation[] {
  const relations: RateRelation[] = [];
  for (const rate of rates) {
    if (rate.fact.approximate) continue;
    const before = lastIndexBefore(meanings, rate.figure.start);
    if (before < 0) continue;
    const nearest = meanings[before]!;
    const gap = text.slice(nearest.figure.end, rate.figure.start);
    if (gap.length > REACH || /[。！？]/.test(gap)) continue;
    const phrase = cleanPhrase(gap);
    const found =
      growthOf(phrase, before, meanings, facts) ??
      growthFrom(phrase, before, meanings, facts) ??
      (COMPLETION.test(phrase) ? completionOf(before, meanings, facts) : null);
    if (!found) continue;
    const tolerance = rateTolerance([...found.numerator, ...found.denominator], found.expected ?? HUNDRED);
    relations.push({ ...found, kind: 'rate', percent: rate.fact, tolerance, ref: spanOf(rate.fact, found) });
  }
  return relations;
}

type Found = Omit<RateRelation, 'kind' | 'percent' | 'tolerance' | 'ref'>;

/** Index of the last figure that ends at or before `position`, or -1. */
export function lastIndexBefore(meanings: readonly Meaning[], position: number): number {
  let low = 0;
  let high = meanings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meanings[middle]!.figure.end <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** 较上年增加 X 万元，增长 p%: the change stands right before, the level before that. Base = level minus change. */
function growthOf(
  phrase: string,
  index: number,
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
): Found | null {
  const growth = GROWTH.test(phrase);
  if (!growth && !DECLINE.test(phrase)) return null;
  // Between change and rate stand only a comma and the word itself.
  if (!/^[,，、]?(?:同比|同口径)?[^,，、;；]*$/.test(phrase) || /占|完成|其中/.test(phrase)) return null;
  const change = facts[index]!;
  const level = levelBefore(index, meanings, facts);
  if (!level || !isUsable(change) || !isUsable(level)) return null;
  if (change.measure !== (growth ? 'increase' : 'decrease')) return null;
  const base = growth ? subtract(level.value, change.value) : add(level.value, absolute(change.value));
  if (base.units <= 0n) return null;
  return {
    rate: growth ? 'growth' : 'decline',
    name: growth ? '增长率' : '下降率',
    numerator: [change],
    denominator: [level],
    expected: percentOf(change.value, base),
  };
}

/** 本年 X 万元，较上年 Y 万元增长 p%: the base is named and the change is not. Negative where the word says the contrary. */
function growthFrom(
  phrase: string,
  index: number,
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
): Found | null {
  const growth = GROWTH.test(phrase);
  if (!growth && !DECLINE.test(phrase)) return null;
  if (!/^[,，]?[^,，、;；占]{2,6}$/.test(phrase)) return null;
  const prior = facts[index]!;
  const level = prior.measure === 'prior-final' ? levelBefore(index, meanings, facts) : null;
  if (!level || !isUsable(prior) || !isUsable(level) || prior.value.units <= 0n) return null;
  const rise = growth ? subtract(level.value, prior.value) : subtract(prior.value, level.value);
  return {
    rate: growth ? 'growth' : 'decline',
    name: growth ? '增长率' : '下降率',
    numerator: [level, prior],
    denominator: [prior],
    expected: percentOf(rise, prior.value),
  };
}

const BUDGETS = new Set(['initial-budget', 'budget', 'adjusted-budget']);

/** 预算 X，支出 Y，执行率 z%: both figures of one item in the sentence, exactly one budget among them. */
function completionOf(
  index: number,
  meanings: readonly Meaning[],
  facts: readonly AmountFact[],
): Found | null {
  const sentence = meanings[index]!.sentence;
  const final = facts[index]!;
  if (final.measure !== 'final' || !isUsable(final) || final.itemKey === null) return null;
  const budgets: AmountFact[] = [];
  for (let other = index - 1; other >= 0 && meanings[other]!.sentence === sentence; other -= 1) {
    const fact = facts[other]!;
    if (fact.itemKey === final.itemKey && fact.measure !== null && BUDGETS.has(fact.measure))
      budgets.push(fact);
  }
  // 执行率 = B/A: where the year's adjusted budget is named beside the initial one, it is the base.
  const adjusted = budgets.filter(({ measure }) => measure === 'adjusted-budget');
  const bases = adjusted.length > 0 ? adjusted : budgets;
  const budget = bases[0];
  if (bases.length !== 1 || !budget || !isUsable(budget) || isZero(budget.value)) return null;
  return {
    rate: 'completion',
    name: '预算执行率',
    numerator: [final],
    denominator: [budget],
    expected: percentOf(final.value, budget.value),
  };
}

const isUsable = (fact: AmountFact): boolean => !fact.approximate && !fact.per;

function percentOf(numerator: Decimal, denominator: Decimal): Decimal | null {
  return divide(multiply(numerator, HUNDRED), denominator, DIGITS);
}

function spanOf(percent: PercentFact, { numerator, denominator }: Found): Ref {
  const starts = [...numerator, ...denominator].map(({ ref }) => ref.start ?? 0);
  return { ...percent.ref, start: Math.min(...starts, percent.ref.start ?? 0) };
}
