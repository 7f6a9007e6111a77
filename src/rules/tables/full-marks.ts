import type { DocumentFacts, PerformanceForm, Ref, ScoreSheet } from '../../model/facts.js';
import { equals } from '../../text/decimal.js';
import { type Claim, defineSubmissionRule } from '../define-rule.js';

/** The unit gave itself full marks in every criterion of the score sheet, or in every indicator while it names problems. */
export default defineSubmissionRule({
  id: 'full-marks',
  title: '自评满分',
  why: '每一项都打满分，和报告里写的问题对不上，评分需要复核。',
  remedy: '对照评分标准逐项复核得分。',
  severity: 'info',
  source: '评分表 客观性',
  needs: ['documents'],
  thresholds: {
    fewest: { value: 3, name: '至少有几项才算全部满分', unit: '项', source: '一两项满分不足以说明问题' },
  },
  example: {
    wrong: `
      # 一、存在的问题
      预算编制不够精细，由于测算依据不足，年中追加较多。
      附件3
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 |
      | 及时性 | 按时报送 | 10 | 每日1分 | 10 |
      | | 按时公开 | 10 | 每日1分 | 10 |
      | 完整性 | 材料完整 | 10 | 缺1项扣5分 | 10 |
      | 合计 | | 30 | | 30 |`,
    right: `
      # 一、存在的问题
      预算编制不够精细，由于测算依据不足，年中追加较多。
      附件3
      | 一级标准 | 二级标准 | 分值 | 评分标准 | 评分 |
      | 及时性 | 按时报送 | 10 | 每日1分 | 10 |
      | | 按时公开 | 10 | 每日1分 | 10 |
      | 完整性 | 材料完整 | 10 | 缺1项扣5分 | 8 |
      | 合计 | | 30 | | 28 |`,
  },

  applies: ({ documents }) =>
    documents.some(
      ({ scoreSheets, indicators }) =>
        scoreSheets.some(({ lines }) => lines.some(({ score }) => score !== null)) ||
        indicators.some(({ score }) => score !== null),
    ),

  *check({ documents }, { fewest }) {
    const problems = documents.flatMap(problemsOf)[0] ?? null;
    for (const { scoreSheets } of documents)
      for (const sheet of scoreSheets) yield* sheetClaim(sheet, problems, fewest);
    if (problems) yield* formClaim(documents, problems, fewest);
  },
});

interface ProblemsPart {
  readonly name: string;
  readonly ref: Ref;
}

/** The part that names problems; 无 and 暂无 name none. */
function problemsOf({ sections, problems }: DocumentFacts): readonly ProblemsPart[] {
  if (problems) return problems.nothing ? [] : [problems];
  return sections
    .filter(({ kinds }) => kinds.includes('problems'))
    .slice(0, 1)
    .map(({ label, title, ref }) => ({ name: `${label ?? ''}${title}`, ref }));
}

function* sheetClaim(
  { lines, totalRef, ref }: ScoreSheet,
  problems: ProblemsPart | null,
  fewest: number,
): Iterable<Claim> {
  const scored = lines.filter(({ max, score }) => max !== null && score !== null);
  if (scored.length < fewest || scored.length < lines.length) return;
  if (!scored.every(({ max, score }) => equals(max!, score!))) return;
  yield {
    message: problems
      ? `评分表${scored.length}项全部打了满分，而报告“${problems.name}”列出了问题。`
      : `评分表${scored.length}项全部打了满分。`,
    at: totalRef ?? ref,
    related: problems ? [problems.ref] : [],
    confidence: 0.8,
  };
}

/** The form on the whole unit speaks for it; where there is none, all forms together. */
function* formClaim(
  documents: readonly DocumentFacts[],
  problems: ProblemsPart,
  fewest: number,
): Iterable<Claim> {
  const all = documents.flatMap(({ forms }) => forms);
  const overall = all.filter(({ kind }) => kind === 'overall-performance');
  const forms = (overall.length > 0 ? overall : all).filter(({ indicators }) => indicators.length > 0);
  const rows = forms.flatMap(({ indicators }) => indicators);
  const isFull = rows.every(({ weight, score }) => weight && score && equals(weight, score));
  const [first, ...others] = forms;
  if (!first || rows.length < fewest || !isFull) return;
  yield {
    message: `自评表${rows.length}项指标全部打了满分，而报告“${problems.name}”列出了问题。`,
    at: placeOf(first),
    related: [...others.map(placeOf), problems.ref],
    confidence: 0.8,
  };
}

const placeOf = ({ totalScore, indicators, ref }: PerformanceForm) =>
  totalScore?.ref ?? indicators[0]?.nameRef ?? ref;
