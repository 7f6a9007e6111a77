import type { Exact, FormFigure, PerformanceForm, Ref } from '../../model/facts.js';
import { add, equals, formatDecimal, subtract, sum } from '../../text/decimal.js';
import { type Claim, defineRule } from '../define-rule.js';

/** What the indicators alone may weigh where the form does not say what execution weighs. */
const WITHOUT_EXECUTION = [80, 90, 100];

/**
 * Indicator weights and the execution part do not make 100, or a name's points in brackets, 产出指标（50分）, are not what its
 * rows add up to. Blank weights are another matter (table-incomplete).
 */
export default defineRule({
  id: 'weight-sum',
  title: '指标分值加总有误',
  why: '各指标分值加预算执行分值应为100分，一级指标括号里的分数应等于下面各项之和，否则总分没有意义。',
  remedy: '按规定的分值重新分配，使各级指标分值相加一致。',
  severity: 'error',
  source: '财政部项目支出绩效自评表：预算执行率10分，指标90分，合计100分；评分表 C3',
  needs: ['forms'],
  thresholds: {
    whole: { value: 100, name: '分值合计', unit: '分', source: '绩效自评表满分100分' },
  },
  example: {
    wrong: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标（60分） | 数量指标 | 整理档案 | ≥100卷 | 120卷 | 30 | 30 |
      | | 质量指标 | 合格率 | ≥95% | 97% | 20 | 20 |
      | 效益指标（40分） | 社会效益 | 查阅人次 | ≥500 | 520 | 40 | 40 |
      | 总分 | | | | | 90 | 90 |`,
    right: `
      项目支出绩效自评表
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标（60分） | 数量指标 | 整理档案 | ≥100卷 | 120卷 | 40 | 40 |
      | | 质量指标 | 合格率 | ≥95% | 97% | 20 | 20 |
      | 效益指标（40分） | 社会效益 | 查阅人次 | ≥500 | 520 | 40 | 40 |
      | 总分 | | | | | 100 | 100 |`,
  },

  applies: ({ forms }) => forms.some(isWeighted),

  *check({ forms }, { whole }) {
    for (const form of forms.filter(isWeighted)) {
      const wrong = [...groupClaims(form)];
      yield* wrong.map(({ claim }) => claim);
      const total = totalClaim(form, { units: BigInt(whole), scale: 0 });
      // A wrong row is said at its group; what is off altogether is the same fault.
      const off = wrong.map(({ by }) => by);
      if (total && !(off.length > 0 && equals(sum(off), total.by))) yield total.claim;
    }
  },
});

function isWeighted({ kind, indicators, unrecognised }: PerformanceForm): boolean {
  return (
    kind !== 'transfer-performance' &&
    !unrecognised.includes('绩效指标') &&
    indicators.length >= 2 &&
    indicators.every(({ weight }) => weight !== null)
  );
}

interface Off {
  readonly claim: Claim;
  /** What the rows are too much (or too little, negative). */
  readonly by: Exact;
}

function* groupClaims({ groups, indicators }: PerformanceForm): Iterable<Off> {
  for (const { name, weight, ref, from, to } of groups) {
    const rows = indicators.filter(
      ({ ref: at }) => (at.cell?.row ?? -1) >= from && (at.cell?.row ?? -1) < to,
    );
    if (rows.length === 0) continue;
    const added = sum(rows.map((row) => row.weight!));
    if (equals(added, weight)) continue;
    const [stated, real] = [formatDecimal(weight), formatDecimal(added)];
    const weights = rows.flatMap(({ weightRef }) => weightRef ?? []);
    yield {
      by: subtract(added, weight),
      claim: {
        message: `“${name}”写明${stated}分，下面${rows.length}项分值相加为${real}分。`,
        at: ref,
        related: weights,
        expected: `${stated}分`,
        actual: `${real}分`,
        rests: [ref, ...weights],
      },
    };
  }
}

function totalClaim({ funds, indicators, totalMax, ref }: PerformanceForm, whole: Exact): Off | null {
  const execution = funds.find(({ total, weight }) => total && weight)?.weight ?? null;
  const own = sum(indicators.map(({ weight }) => weight!));
  const added = execution ? add(own, execution.value) : own;
  if (equals(added, whole)) return totalMax ? printedClaim(totalMax, own, whole) : null;
  // The form has its own measure: 80 points beside a text part that is judged elsewhere.
  if (!execution && WITHOUT_EXECUTION.some((points) => equals(own, { units: BigInt(points), scale: 0 })))
    return null;
  const real = formatDecimal(added);
  const weights = indicators.flatMap(({ weightRef }) => weightRef ?? []);
  const at: Ref = totalMax?.ref ?? weights[0] ?? ref;
  const parts = execution
    ? `预算执行${formatDecimal(execution.value)}分加${indicators.length}项指标${formatDecimal(own)}分`
    : `${indicators.length}项指标分值相加`;
  return {
    by: subtract(added, whole),
    claim: {
      message: `${parts}为${real}分，应为${formatDecimal(whole)}分。`,
      at,
      related: [...(execution ? [execution.ref] : []), ...weights],
      expected: `${formatDecimal(whole)}分`,
      actual: `${real}分`,
      rests: [at, ...(execution ? [execution.ref] : []), ...weights],
    },
  };
}

/** The weights are right and the row of totals says otherwise; some forms print what the indicators alone may earn. */
function printedClaim({ value, printed, ref }: FormFigure, own: Exact, whole: Exact): Off | null {
  if (equals(value, whole) || equals(value, own)) return null;
  return {
    by: subtract(value, whole),
    claim: {
      message: `总分栏的分值写的是${printed}，各项分值相加为${formatDecimal(whole)}分。`,
      at: ref,
      expected: formatDecimal(whole),
      actual: printed,
      rests: [ref],
    },
  };
}
