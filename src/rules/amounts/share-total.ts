import type { RateRelation } from '../../model/facts.js';
import { add, compare, type Decimal, formatDecimal, sum } from '../../text/decimal.js';
import { addTo } from '../../text/groups.js';
import { defineRule } from '../define-rule.js';

const HUNDRED: Decimal = { units: 100n, scale: 0 };

/** Shares of one whole come to more than 100 %: one of them is of something else, or wrong. */
export default defineRule({
  id: 'share-total',
  title: '占比合计超过100%',
  why: '同一个总数的各部分占比加起来不会超过100%，超过说明有的占比算错了。',
  remedy: '用各部分金额除以同一个总数，重新计算占比。',
  severity: 'warning',
  source: '部分之和不大于总体；容差为各占比末位的一半之和',
  needs: ['relations'],
  example: {
    wrong: `
      # 二、收入情况
      2024年收入合计100万元，其中：财政拨款收入80万元，占80%；其他收入20万元，占25%。`,
    right: `
      # 二、收入情况
      2024年收入合计100万元，其中：财政拨款收入80万元，占80%；其他收入20万元，占20%。`,
  },

  applies: ({ relations }) => groupsOf(relations.filter(isShare)).length > 0,

  *check({ relations }) {
    for (const group of groupsOf(relations.filter(isShare))) {
      const stated = sum(group.map(({ percent }) => percent.value));
      const rounding = sum(
        group.map(({ percent }) => ({ units: percent.step.units * 5n, scale: percent.step.scale + 1 })),
      );
      if (compare(stated, add(HUNDRED, rounding)) <= 0) continue;
      const [first, ...others] = group;
      const whole = first!.denominator[0]!;
      yield {
        message: `占${whole.item ?? '总数'}的比例相加为${formatDecimal(stated)}%，超过100%：${group.map(({ numerator, percent }) => `${numerator[0]!.item ?? ''}${percent.raw}`).join('、')}。`,
        at: first!.percent.ref,
        related: others.map(({ percent }) => percent.ref),
        expected: '不超过100%',
        actual: `${formatDecimal(stated)}%`,
        confidence: 0.85,
        rests: group.flatMap(({ numerator }) => numerator.map(({ ref }) => ref)),
      };
    }
  },
});

const isShare = (relation: { readonly kind: string; readonly rate?: string }): relation is RateRelation =>
  relation.kind === 'rate' && relation.rate === 'share';

/** Shares of one figure in one paragraph, each of another part. */
function groupsOf(shares: readonly RateRelation[]): readonly (readonly RateRelation[])[] {
  const groups = new Map<string, RateRelation[]>();
  for (const share of shares) {
    const key = `${share.percent.ref.block}/${share.denominator[0]!.id}`;
    addTo(groups, key, share);
  }
  return [...groups.values()].filter((group) => {
    const items = new Set(group.map(({ numerator }) => numerator[0]!.itemKey));
    return group.length > 1 && items.size === group.length && !items.has(null);
  });
}
