import { equals, formatDecimal } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { nameOf, resultOf } from '../shared/indicator-result.js';

/** The actual misses the target and the indicator has full points all the same. */
export default defineRule({
  id: 'indicator-unmet-full-score',
  title: '未完成目标却得满分',
  why: '实际完成值没有达到指标值，按规定应按比例扣分，打满分说明自评不客观。',
  remedy: '按实际完成比例重新评分，或更正填错的指标值、完成值。',
  severity: 'warning',
  source: '绩效自评办法：定量指标未完成的按完成比例计分，定性指标部分达成的得80%至60%；评分表 O1',
  needs: ['indicators'],
  example: {
    wrong: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 质量指标 | 验收合格率 | ≥95% | 92% | 20 | 20 |`,
    right: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 质量指标 | 验收合格率 | ≥95% | 92% | 20 | 19 |
      | 产出指标 | 成本指标 | 项目总成本 | ≤90万元 | 85 | 20 | 20 |`,
  },

  applies: ({ indicators }) => indicators.some(({ weight, score }) => weight && score),

  *check({ indicators }) {
    for (const indicator of indicators) {
      const { weight, score, target, actual, scoreRef, ref, nameRef } = indicator;
      if (!weight || !score || weight.units === 0n || !equals(weight, score)) continue;
      const result = resultOf(indicator);
      if (!result || result.met) continue;
      yield {
        message: `“${nameOf(indicator)}”指标值为${target}，实际完成${actual}，没有达到，却得了满分${formatDecimal(score)}分。`,
        at: nameRef,
        related: scoreRef ? [scoreRef] : [],
        expected: target,
        actual,
        confidence: 0.85,
        rests: [ref],
      };
    }
  },
});
