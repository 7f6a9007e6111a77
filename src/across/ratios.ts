/** Ratios by which units can be compared: how much of the budget was spent, 三公 per head, the score a unit gives itself. */
import type { Mark, RatioDigest } from '../model/digest.js';
import type { AmountFact, DocumentFacts, Exact, Facts, Ref } from '../model/facts.js';
import type { Measure } from '../model/review.js';
import { absolute, compare, divide, formatDecimal, subtract, ZERO } from '../text/decimal.js';
import { toleranceOf } from '../text/tolerance.js';

type MarkOf = (ref: Ref) => Mark | null;

const WHOLE = ['本年支出合计', '支出合计', '支出总计'];
const BUDGETS: readonly Measure[] = ['adjusted-budget', 'budget', 'initial-budget'];
const DIGITS = 6;

export function ratiosOf(facts: Facts, markOf: MarkOf): readonly RatioDigest[] {
  const ratios: RatioDigest[] = [];
  const add = (
    kind: RatioDigest['kind'],
    value: Exact | null,
    at: Ref,
    others: readonly Ref[] = [],
  ): void => {
    const mark = markOf(at);
    if (!value || !mark) return;
    const marks = others.flatMap((ref) => markOf(ref) ?? []);
    ratios.push({ kind, value: formatDecimal(value), mark, others: marks });
  };
  const spent = spendingOf(facts);
  if (spent) add('execution-rate', percent(spent.final, spent.budget), spent.final.ref, [spent.budget.ref]);
  const staff = facts.documents.flatMap(({ basicData }) => basicData).find(({ staffActual }) => staffActual);
  const threePublic = singleFact(facts, ['三公经费'], ['final']);
  if (staff?.staffActual && threePublic && compare(staff.staffActual.value, ZERO) > 0) {
    const perHead = divide(threePublic.value, staff.staffActual.value, 2);
    add('three-public-per-head', perHead, threePublic.ref, [staff.staffActual.ref]);
  }
  const score = selfScoreOf(facts.documents);
  if (score) add('self-score', score.value, score.ref);
  return ratios;
}

interface Spending {
  readonly final: AmountFact;
  readonly budget: AmountFact;
}

/** 年度资金总额 of the unit's own form goes before the text: there budget and final stand in one row. */
function spendingOf(facts: Facts): Spending | null {
  for (const { forms } of facts.documents) {
    for (const { kind, funds } of forms) {
      if (kind !== 'overall-performance') continue;
      const row = funds.find(({ total, executed, adjusted }) => total && executed && adjusted);
      if (row?.executed && row.adjusted) return { final: row.executed, budget: row.adjusted };
    }
  }
  for (const item of WHOLE) {
    const final = singleFact(facts, [item], ['final']);
    const budget = final && singleFact(facts, [item], BUDGETS);
    if (final && budget) return { final, budget };
  }
  return null;
}

/** The figure of the year, when all that state it agree; the first of the measures that is there. */
function singleFact(facts: Facts, items: readonly string[], measures: readonly Measure[]): AmountFact | null {
  for (const measure of measures) {
    const entry = facts.ledger.find(
      (one) =>
        items.includes(one.item) &&
        one.measure === measure &&
        one.year === facts.year &&
        one.scope === null &&
        one.qualifiers === '',
    );
    const first = entry?.mentions[0];
    if (!entry || !first) continue;
    return entry.mentions.every((other) => isSame(first, other)) ? first : null;
  }
  return null;
}

const isSame = (left: AmountFact, right: AmountFact): boolean =>
  compare(absolute(subtract(left.value, right.value)), toleranceOf([left, right])) <= 0;

function percent({ value }: AmountFact, budget: AmountFact): Exact | null {
  if (compare(value, ZERO) < 0 || compare(budget.value, ZERO) <= 0) return null;
  return divide({ units: value.units * 100n, scale: value.scale }, budget.value, DIGITS);
}

/** Out of 100, from the unit's own form or the report's text. */
function selfScoreOf(documents: readonly DocumentFacts[]): { value: Exact; ref: Ref } | null {
  for (const { forms } of documents) {
    const form = forms.find(({ kind, totalScore }) => kind === 'overall-performance' && totalScore);
    if (form?.totalScore) return form.totalScore;
  }
  const report = documents.find(({ roles }) => roles.includes('self-evaluation-report'));
  return report?.selfScores[0] ?? null;
}
