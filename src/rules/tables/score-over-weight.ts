import type { Exact, Ref } from '../../model/facts.js';
import { compare, formatDecimal } from '../../text/decimal.js';
import { type Claim, defineRule } from '../define-rule.js';

/** A score of a performance form is above its points, or negative. */
export default defineRule({
  id: 'score-over-weight',
  title: '得分超出分值',
  why: '得分不能高于分值，也不能是负数，填错会抬高总分。',
  remedy: '核对该项分值和得分。',
  severity: 'error',
  source: '绩效自评表：得分不超过分值；评分表 C3',
  needs: ['forms'],
  example: {
    wrong: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案 | ≥100卷 | 120卷 | 10 | 12 |`,
    right: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案 | ≥100卷 | 120卷 | 10 | 10 |`,
  },

  applies: ({ forms }) =>
    forms.some(
      ({ indicators, funds }) =>
        indicators.some(({ score }) => score !== null) || funds.some(({ score }) => score !== null),
    ),

  *check({ forms }) {
    for (const { indicators, funds } of forms) {
      for (const { label, weight, score } of funds)
        if (weight && score) yield* judge(label, weight.value, score.value, score.ref, weight.ref);
      for (const { third, second, weight, score, scoreRef, weightRef, ref } of indicators)
        if (weight && score) yield* judge(third || second, weight, score, scoreRef ?? ref, weightRef);
    }
  },
});

function* judge(name: string, weight: Exact, score: Exact, at: Ref, weightRef: Ref | null): Iterable<Claim> {
  if (compare(score, weight) <= 0 && score.units >= 0n) return;
  const [points, earned] = [formatDecimal(weight), formatDecimal(score)];
  yield {
    message:
      score.units < 0n
        ? `“${name}”的得分是负数${earned}分。`
        : `“${name}”得${earned}分，超过了分值${points}分。`,
    at,
    related: weightRef ? [weightRef] : [],
    expected: `0至${points}`,
    actual: earned,
    rests: [at, ...(weightRef ? [weightRef] : [])],
  };
}
