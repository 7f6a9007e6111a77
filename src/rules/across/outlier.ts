import type { RunView } from '../../across/run.js';
import type { RatioDigest, RatioKind } from '../../model/digest.js';
import { defineRunRule } from '../define-rule.js';

interface Name {
  readonly name: string;
  readonly print: (value: number) => string;
}

const RATIOS: Readonly<Record<RatioKind, Name>> = {
  'execution-rate': { name: '支出预算执行率', print: (value) => `${value.toFixed(2)}%` },
  'three-public-per-head': { name: '人均“三公”经费', print: (value) => `${value.toFixed(2)}元` },
  'self-score': { name: '自评得分', print: (value) => `${Number(value.toFixed(2))}分` },
};
const KINDS = Object.keys(RATIOS) as readonly RatioKind[];
/** Makes the median absolute deviation comparable with a standard deviation (Iglewicz and Hoaglin 1993). */
const NORMAL = 0.6745;

/** A ratio lies far outside the run's distribution: perhaps right, but worth a look before anything else. */
export default defineRunRule({
  id: 'outlier',
  title: '指标明显偏离同批次',
  why: '与同批次单位相差很大的执行率、人均“三公”经费或自评得分，往往是单位写错、口径不同或确有特殊情况。',
  remedy: '核对所引数字；属实的在报告中说明原因。',
  severity: 'info',
  source: 'Iglewicz 与 Hoaglin（1993）：稳健 z 值超过 3.5 视为离群',
  lacking: '没有可比较的指标，或同批次有该指标的材料不足',
  thresholds: {
    z: { name: '稳健 z 值超过', value: 3.5, unit: '', source: 'Iglewicz 与 Hoaglin（1993）' },
    least: { name: '有该指标的材料至少', value: 20, unit: '份', source: '惯例：更少时中位数不可靠' },
  },

  example: {
    limits: { least: 5 },
    wrong: `
      === 第一中学
      青石县第一中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数96.2万元。
      === 第二中学
      青石县第二中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数97.1万元。
      === 第三中学
      青石县第三中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数95.8万元。
      === 第四中学
      青石县第四中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数96.9万元。
      === 第五中学
      青石县第五中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数51.3万元。`,
    right: `
      === 第一中学
      青石县第一中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数96.2万元。
      === 第二中学
      青石县第二中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数97.1万元。
      === 第三中学
      青石县第三中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数95.8万元。
      === 第四中学
      青石县第四中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数96.9万元。
      === 第五中学
      青石县第五中学2024年度整体支出绩效自评报告
      # 一、支出情况
      2024年支出合计全年预算数100万元，决算数95.3万元。`,
  },

  applies: (run, submission, { least }) =>
    run.submissions[submission]!.ratios.some(({ kind }) => (run.ratioCounts.get(kind) ?? 0) >= least),

  *check(run, { z, least }) {
    for (const kind of KINDS) {
      const values = valuesOf(run, kind);
      if (values.length < least) continue;
      const middle = median(values.map(({ value }) => value));
      const spread = median(values.map(({ value }) => Math.abs(value - middle)));
      if (spread === 0) continue;
      const { name, print } = RATIOS[kind];
      for (const { submission, value, ratio } of values) {
        const score = (NORMAL * (value - middle)) / spread;
        if (Math.abs(score) <= z) continue;
        const side = score > 0 ? '高' : '低';
        yield {
          submission,
          path: kind,
          message: `${name}${print(value)}，明显${side}于同批次：${values.length}份材料的中位数为${print(middle)}（稳健z值${score.toFixed(1)}）。`,
          at: { submission, mark: ratio.mark },
          related: ratio.others.map((mark) => ({ submission, mark })),
          actual: print(value),
          confidence: 0.6,
        };
      }
    }
  },
});

interface Value {
  readonly submission: number;
  readonly value: number;
  readonly ratio: RatioDigest;
}

function valuesOf({ submissions }: RunView, kind: RatioKind): readonly Value[] {
  return submissions.flatMap(({ ratios }, submission): readonly Value[] => {
    const ratio = ratios.find((one) => one.kind === kind);
    // For statistics only; no money is reckoned with it.
    return ratio ? [{ submission, value: Number(ratio.value), ratio }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
