import { compare, formatDecimal } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { hasLostPoints, nameOf, resultOf, saysNothing } from '../shared/indicator-result.js';

/**
 * Points were lost, or the actual is far below the target, and 偏差原因分析及改进措施 is empty. A form without that column
 * cannot be told to fill it in.
 */
export default defineRule({
  id: 'deviation-reason-missing',
  title: '偏差原因未填写',
  why: '扣了分或完成值偏离指标值较大，必须说明原因和改进措施，否则无法整改。',
  remedy: '填写偏差原因分析及改进措施。',
  severity: 'warning',
  source: '财政部项目支出绩效自评表填表说明：偏差原因分析及改进措施',
  needs: ['indicators'],
  thresholds: {
    miss: {
      value: 30,
      name: '完成值低于指标值的幅度',
      unit: '%',
      source: '绩效自评填表说明：偏离较多的须说明原因；各地多以30%为界',
    },
  },
  example: {
    wrong: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
      | 产出指标 | 数量指标 | 培训人次 | ≥200人次 | 150人次 | 20 | 15 | |`,
    right: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
      | 产出指标 | 数量指标 | 培训人次 | ≥200人次 | 150人次 | 20 | 15 | 一期培训因汛期取消，下年补办。 |`,
  },

  applies: ({ indicators }) =>
    indicators.some(({ reason, actual, score }) => reason !== null && (actual !== '' || score !== null)),

  *check({ indicators }, { miss }) {
    for (const indicator of indicators) {
      const { reason, target, actual, weight, score, scoreRef, nameRef, weightRef, ref } = indicator;
      if (reason === null || !saysNothing(reason)) continue;
      const lost = hasLostPoints(indicator);
      const off = resultOf(indicator)?.miss ?? null;
      const isFar = off !== null && compare(off, { units: BigInt(miss), scale: 0 }) > 0;
      if (!lost && !isFar) continue;
      const what = lost
        ? `分值${formatDecimal(weight!)}分、得${formatDecimal(score!)}分`
        : `指标值${target}、实际完成${actual}，相差${formatDecimal(off!)}%`;
      const said = reason.trim() === '' ? '没有填写' : `只写了“${reason.trim()}”`;
      yield {
        message: `“${nameOf(indicator)}”${what}，偏差原因${said}。`,
        at: nameRef,
        related: scoreRef ? [scoreRef] : [],
        expected: '写明偏差原因和改进措施',
        actual: reason.trim() === '' ? '空白' : reason.trim(),
        // A far miss that has full points is said there (indicator-unmet-full-score).
        rests: lost ? (weightRef ? [weightRef] : []) : [ref],
      };
    }
  },
});
