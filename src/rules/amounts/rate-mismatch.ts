import type { RateRelation } from '../../model/facts.js';
import { absolute, add, compare, type Decimal, divide, subtract } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { formatPercent, printMoney } from '../shared/tolerance.js';

/** Percent points that a stated rate may be off. */
const TOLERANCE: Decimal = { units: 5n, scale: 1 };

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
      if (compare(off, add(TOLERANCE, relation.tolerance)) <= 0) continue;
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
