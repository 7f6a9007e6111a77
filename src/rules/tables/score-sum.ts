import type { Exact, PerformanceForm, Ref } from '../../model/facts.js';
import { absolute, compare, formatDecimal, powerOfTen, subtract, sum } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';

/** 总分 is not the execution score and the indicators' scores together. A blank among them is not a zero. */
export default defineRule({
  id: 'score-sum',
  title: '总分与各项得分不符',
  why: '总分不等于预算执行得分加各指标得分，自评结果不可信。',
  remedy: '重新加总，改正总分或得分。',
  severity: 'error',
  source: '绩效自评表：总分＝预算执行得分＋各指标得分；容差为总分末位的一半；评分表 C3',
  needs: ['forms'],
  example: {
    wrong: `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案 | ≥100卷 | 120卷 | 60 | 60 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 480 | 40 | 38 |
      | 总分 | | | | | 100 | 99 |`,
    right: `
      项目支出绩效自评表
      | 项目名称 | 档案整理 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案 | ≥100卷 | 120卷 | 60 | 60 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 480 | 40 | 38 |
      | 总分 | | | | | 100 | 98 |`,
  },

  applies: ({ forms }) => forms.some((form) => partsOf(form) !== null),

  *check({ forms }) {
    for (const form of forms) {
      const parts = partsOf(form);
      if (!parts) continue;
      const { totalScore, indicators } = form;
      const total = totalScore!.value;
      const added = sum(parts.values);
      const half: Exact = { units: 5n, scale: total.scale + 1 };
      const slack = compare(half, HUNDREDTH) > 0 ? half : HUNDREDTH;
      if (compare(absolute(subtract(added, total)), slack) <= 0) continue;
      const own = formatDecimal(sum(indicators.map(({ score }) => score!)));
      yield {
        message: `总分写的是${totalScore!.printed}，${parts.execution ? `预算执行得分${formatDecimal(parts.execution)}＋` : ''}${indicators.length}项指标得分${own}${parts.execution ? `＝${formatDecimal(added)}` : ''}。`,
        at: totalScore!.ref,
        related: parts.refs,
        expected: formatDecimal(added),
        actual: totalScore!.printed,
        rests: [totalScore!.ref, ...parts.refs],
      };
    }
  },
});

const HUNDREDTH: Exact = powerOfTen(-2);

interface Parts {
  readonly values: readonly Exact[];
  readonly execution: Exact | null;
  readonly refs: readonly Ref[];
}

/** Null where a score is blank or the form's parts were not all found: then nothing can be added up. */
function partsOf({ kind, funds, indicators, totalScore, unrecognised }: PerformanceForm): Parts | null {
  if (kind === 'transfer-performance' || !totalScore || indicators.length < 2) return null;
  if (unrecognised.includes('绩效指标') || indicators.some(({ score }) => score === null)) return null;
  const row = funds.find(({ total }) => total);
  const weights = indicators.flatMap(({ weight }) => weight ?? []);
  const own = sum(weights);
  const isWhole = weights.length === indicators.length && compare(own, { units: 100n, scale: 0 }) >= 0;
  // Points without a score are a blank; a form whose indicators make 100 gives execution none.
  if (!row?.score && !isWhole) return null;
  const execution = isWhole && !row?.weight ? null : (row?.score ?? null);
  return {
    values: [...(execution ? [execution.value] : []), ...indicators.map(({ score }) => score!)],
    execution: execution?.value ?? null,
    refs: [...(execution ? [execution.ref] : []), ...indicators.flatMap(({ scoreRef }) => scoreRef ?? [])],
  };
}
