import type { Exact, PerformanceForm } from '../../model/facts.js';
import { add, compare, equals, formatDecimal, sum } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';

const WHOLE: Exact = { units: 100n, scale: 0 };

/** Output and benefit indicators weigh less than 60 of 100 together. */
export default defineRule({
  id: 'indicator-weight-60',
  title: '产出、效益指标权重偏低',
  why: '评分表要求反映产出、效益的指标权重合计不低于60%，偏低说明评价偏重过程。',
  remedy: '提高产出、效益指标的分值。',
  severity: 'warning',
  source: '评分表 O1：反映产出、效益方面的指标权重合计不低于60%的得5分',
  needs: ['forms'],
  thresholds: {
    least: { value: 60, name: '产出、效益指标权重合计', unit: '%', source: '评分表 O1' },
  },
  example: {
    wrong: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 投入指标 | 预算管理 | 预算编制质量 | 良好 | 良好 | 25 | 25 |
      | 过程指标 | 资金管理 | 专账核算 | 完成 | 完成 | 25 | 25 |
      | 产出指标 | 数量指标 | 整理档案卷数 | ≥100卷 | 120卷 | 30 | 30 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 20 | 20 |`,
    right: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 过程指标 | 资金管理 | 专账核算 | 完成 | 完成 | 30 | 30 |
      | 产出指标 | 数量指标 | 整理档案卷数 | ≥100卷 | 120卷 | 40 | 40 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 30 | 30 |`,
  },

  applies: ({ forms }) => forms.some((form) => weightsOf(form) !== null),

  *check({ forms }, { least }) {
    for (const form of forms) {
      const own = weightsOf(form);
      if (!own || compare(own.counted, { units: BigInt(least), scale: 0 }) >= 0) continue;
      yield {
        message: `产出、效益类指标分值合计${formatDecimal(own.counted)}分，不到${least}分。`,
        at: form.indicators[0]!.weightRef ?? form.ref,
        related: form.indicators.flatMap(({ weightRef }) => weightRef ?? []).slice(1),
        expected: `不低于${least}分`,
        actual: `${formatDecimal(own.counted)}分`,
        rests: form.indicators.flatMap(({ weightRef }) => weightRef ?? []),
      };
    }
  },
});

/** Points of output and benefit; null where weights are missing or do not make 100 (weight-sum speaks of that). */
function weightsOf({
  kind,
  indicators,
  funds,
  unrecognised,
}: PerformanceForm): { readonly counted: Exact } | null {
  if (kind === 'transfer-performance' || unrecognised.includes('绩效指标') || indicators.length < 2)
    return null;
  if (indicators.some(({ weight, first }) => weight === null || first === '')) return null;
  const own = sum(indicators.map(({ weight }) => weight!));
  const execution = funds.find(({ total, weight }) => total && weight)?.weight?.value;
  const whole = execution ? add(own, execution) : own;
  const isUsual = equals(whole, WHOLE) || [80n, 90n].some((units) => equals(own, { units, scale: 0 }));
  if (!isUsual) return null;
  return {
    counted: sum(indicators.filter(({ ofResult }) => ofResult).map(({ weight }) => weight!)),
  };
}
