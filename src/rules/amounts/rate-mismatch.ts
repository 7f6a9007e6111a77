import type { AmountFact, RateRelation } from '../../model/facts.js';
import {
  absolute,
  add,
  compare,
  type Decimal,
  divide,
  isZero,
  multiply,
  subtract,
} from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { formatPercent, printMoney } from '../shared/tolerance.js';

/** Percent points that a stated rate may be off. */
const TOLERANCE: Decimal = { units: 5n, scale: 1 };
const DIGITS = 4;

/** A stated percentage differs from what its own figures give. */
export default defineRule({
  id: 'rate-mismatch',
  title: '百分比与数字不符',
  why: '执行率、增长率等百分比和它依据的金额算不到一起，至少有一个数字是错的。',
  remedy: '用原始金额重新计算百分比。',
  severity: 'error',
  source: '容差：0.5个百分点，另加金额四舍五入的影响',
  needs: ['relations'],

  applies: ({ relations }) => relations.some(({ kind }) => kind === 'rate'),

  *check({ relations }) {
    for (const relation of relations) {
      if (relation.kind !== 'rate' || relation.expected === null) continue;
      const stated = absolute(relation.percent.value);
      const off = absolute(subtract(stated, absolute(relation.expected)));
      if (compare(off, add(TOLERANCE, roundingOf(relation))) <= 0) continue;
      const expected = formatPercent(divide(relation.expected, { units: 1n, scale: 0 }, 2)!);
      yield {
        message: `${relation.name}写的是${relation.percent.raw}，按${explain(relation)}计算应为${expected}。`,
        at: relation.percent.ref,
        related: [...relation.numerator, ...relation.denominator].map(({ ref }) => ref),
        expected,
        actual: relation.percent.raw.replace(/\s/g, ''),
        rests: [...relation.numerator, ...relation.denominator].map(({ ref }) => ref),
      };
    }
  },
});

function explain({ rate, numerator, denominator }: RateRelation): string {
  const [change, level] = [numerator[0]!, denominator[0]!];
  if (rate === 'growth') return `${printMoney(change)}÷（${printMoney(level)}－${printMoney(change)}）`;
  if (rate === 'decline') return `${printMoney(change)}÷（${printMoney(level)}＋${printMoney(change)}）`;
  return `${printMoney(change)}÷${printMoney(level)}`;
}

/** What rounding of the figures themselves can do to the rate: 0.03 of 2.08 is 1.4 % give or take a quarter point. */
function roundingOf({ numerator, denominator, expected }: RateRelation): Decimal {
  const relative = (amount: AmountFact): Decimal =>
    isZero(amount.value)
      ? { units: 0n, scale: 0 }
      : (divide(amount.step, multiply(absolute(amount.value), { units: 2n, scale: 0 }), DIGITS + 2) ?? {
          units: 0n,
          scale: 0,
        });
  const all = [...numerator, ...denominator].map(relative).reduce(add, { units: 0n, scale: 0 });
  return multiply(absolute(expected!), all);
}
