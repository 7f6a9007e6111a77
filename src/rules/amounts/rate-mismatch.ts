import type { RateRelation } from '../../model/facts.js';
import { absolute, add, compare, divide, fromNumber, subtract } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { formatPercent, printMoney } from '../shared/tolerance.js';

/** A stated percentage differs from what its own figures give. */
export default defineRule({
  id: 'rate-mismatch',
  title: '百分比与数字不符',
  why: '执行率、增长率等百分比和它依据的金额算不到一起，至少有一个数字是错的。',
  remedy: '用原始金额重新计算百分比。',
  severity: 'error',
  source: '百分比与金额应能互相推算；容差另加金额四舍五入的影响',
  needs: ['relations'],
  thresholds: {
    points: { value: 0.5, name: '百分比允许的出入', unit: '个百分点', source: '四舍五入到整数的误差' },
  },
  example: {
    wrong: `
      # 二、支出情况
      2024年项目支出年初预算数50万元，决算数40万元，完成年初预算的90%。`,
    right: `
      # 二、支出情况
      2024年项目支出年初预算数50万元，决算数40万元，完成年初预算的80%。`,
  },

  applies: ({ relations }) => relations.some(({ kind }) => kind === 'rate'),

  *check({ relations }, { points }) {
    for (const relation of relations) {
      if (relation.kind !== 'rate' || relation.expected === null) continue;
      const stated = absolute(relation.percent.value);
      const off = absolute(subtract(stated, relation.expected));
      if (compare(off, add(fromNumber(points), relation.tolerance)) <= 0) continue;
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
  const [current, prior] = numerator;
  if (prior && rate !== 'share' && rate !== 'completion') {
    const [more, less] = rate === 'growth' ? [current!, prior] : [prior, current!];
    return `（${printMoney(more)}－${printMoney(less)}）÷${printMoney(prior)}`;
  }
  if (rate === 'growth') return `${printMoney(change)}÷（${printMoney(level)}－${printMoney(change)}）`;
  if (rate === 'decline') return `${printMoney(change)}÷（${printMoney(level)}＋${printMoney(change)}）`;
  return `${printMoney(change)}÷${printMoney(level)}`;
}
