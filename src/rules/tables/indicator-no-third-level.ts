import type { Indicator, PerformanceForm } from '../../model/facts.js';
import { defineRule } from '../define-rule.js';

/** Indicators that are not refined to a third level of their own: none, the empty form's 指标1, or the second level again. */
export default defineRule({
  id: 'indicator-no-third-level',
  title: '指标没有细化到三级',
  why: '评分表要求个性指标细化到三级，只有一、二级指标无法衡量具体工作。',
  remedy: '按本单位的工作内容补充三级指标，并写明指标值。',
  severity: 'warning',
  source: '评分表 O1：绩效评价个性指标细化到三级的得5分，部分细化的酌情扣分，没有细化的不得分',
  needs: ['forms'],
  example: {
    wrong: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 数量指标 | ≥100卷 | 120卷 | 50 | 50 |
      | 效益指标 | 社会效益 | | 提高 | 提高 | 40 | 40 |`,
    right: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案卷数 | ≥100卷 | 120卷 | 50 | 50 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 40 | 40 |`,
  },

  applies: ({ forms }) => forms.some((form) => usedRows(form).length > 0),

  *check({ forms }) {
    for (const form of forms) {
      const rows = usedRows(form);
      const coarse = rows.filter(({ refined }) => !refined);
      const [first, ...others] = coarse;
      if (!first) continue;
      const names = [...new Set(coarse.map(({ second, first: top }) => second || top))]
        .slice(0, 4)
        .join('、');
      yield {
        message: `${rows.length}项指标中有${coarse.length}项没有具体的三级指标（${names}）。`,
        at: first.nameRef,
        related: others.slice(0, 5).map(({ nameRef }) => nameRef),
        expected: '每项都有三级指标',
        actual: `${rows.length - coarse.length}项有三级指标`,
        confidence: 0.85,
      };
    }
  },
});

const usedRows = ({ indicators }: PerformanceForm): readonly Indicator[] =>
  indicators.filter(({ used }) => used);
