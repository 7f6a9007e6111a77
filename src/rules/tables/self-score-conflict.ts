import type { DocumentFacts, Exact, PerformanceForm, Ref } from '../../model/facts.js';
import { absolute, compare, formatDecimal, powerOfTen, subtract } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { defineSubmissionRule } from '../define-rule.js';

/** A score below half of the points is that of a part. */
const HALF: Exact = { units: 50n, scale: 0 };
/** What else is scored in these texts. */
const OTHER_SCORE =
  /满意度|预算执行|执行率|产出|效益|投入|过程|决策|管理|单项|平均|上年|去年|上一年|下属|二级单位|分值|扣|以上|以下|各项目|部分/;
const PROJECT = /项目|专项|资金/;

interface Stated {
  readonly value: Exact;
  readonly ref: Ref;
  readonly file: string;
  readonly where: '正文' | '自评表';
  readonly year: number | null;
}

/**
 * The score that the unit gives itself differs between text and table, or between documents. Scores of projects and of parts
 * are other scores; a text that rounds is no conflict.
 */
export default defineSubmissionRule({
  id: 'self-score-conflict',
  title: '自评得分前后不一致',
  why: '同一个自评得分在报告和附表里写成两个数，无法判断以哪个为准。',
  remedy: '核对自评表总分，把各处改为同一个得分。',
  severity: 'error',
  source: '评分表 C3：报告与附表的自评得分应一致',
  needs: ['documents'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 六、整体支出绩效情况
      本单位整体支出绩效自评得分96.5分，等次为优。
      2024年度部门整体支出绩效自评表
      | 预算单位名称 | 云渡县档案馆 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案卷数 | ≥100卷 | 120卷 | 60 | 56 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 40 | 36 |
      | 总分 | | | | | 100 | 92 |`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 六、整体支出绩效情况
      本单位整体支出绩效自评得分92分，等次为优。
      2024年度部门整体支出绩效自评表
      | 预算单位名称 | 云渡县档案馆 | | | | | |
      | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
      | 产出指标 | 数量指标 | 整理档案卷数 | ≥100卷 | 120卷 | 60 | 56 |
      | 效益指标 | 社会效益 | 查阅人次 | ≥500 | 520 | 40 | 36 |
      | 总分 | | | | | 100 | 92 |`,
  },

  applies: ({ documents }) => groupsOf(documents).some((group) => group.length > 1),

  *check({ documents }) {
    for (const [first, ...others] of groupsOf(documents)) {
      if (!first) continue;
      const told: Exact[] = [];
      for (const other of others) {
        if (isNear(first.value, other.value) || told.some((value) => isNear(value, other.value))) continue;
        told.push(other.value);
        const [before, here] = [formatDecimal(first.value), formatDecimal(other.value)];
        yield {
          message: `${printWhere(first, other)}的自评得分是${before}分，${printWhere(other, first)}是${here}分。`,
          at: other.ref,
          related: [first.ref],
          expected: `${before}分`,
          actual: `${here}分`,
          confidence: 0.85,
          rests: [other.ref, first.ref],
        };
      }
    }
  },
});

/** The file is named where the other place is in another one. */
const printWhere = (one: Stated, other: Stated): string =>
  one.file === other.file ? one.where : `“${one.file.replace(/\.[a-z]+$/i, '')}”${one.where}`;

/** Scores that must be one: of the unit over all documents, and of a project within the document on it. */
function groupsOf(documents: readonly DocumentFacts[]): readonly (readonly Stated[])[] {
  const ofUnit = documents
    .filter(({ reportOn }) => reportOn === 'unit')
    .flatMap((document) => [...spoken(document), ...formTotals(document, isOverall)]);
  const ofProjects = documents
    .filter(({ reportOn, forms }) => reportOn === 'project' && forms.length <= 1)
    .map((document) => [...spoken(document), ...formTotals(document, () => true)]);
  const units = new Set(ofUnit.map(({ year }) => year).filter((year) => year !== null));
  // Two years in one submission: nothing is known of which score belongs to which.
  return [...(units.size > 1 ? [] : [ofUnit]), ...ofProjects];
}

const isOverall = ({ kind }: PerformanceForm): boolean => kind === 'overall-performance';

function formTotals(
  { forms, document, cover }: DocumentFacts,
  isMeant: (form: PerformanceForm) => boolean,
): readonly Stated[] {
  const meant = forms.filter((form) => isMeant(form) && form.totalScore !== null);
  // Several units' forms in one file: each has a score of its own.
  if (new Set(meant.map(({ name }) => name)).size > 1) return [];
  return meant.map(({ totalScore }) => ({
    value: totalScore!.value,
    ref: totalScore!.ref,
    file: document.file,
    where: '自评表',
    year: cover.year,
  }));
}

function spoken({ selfScores, document, reportOn, cover }: DocumentFacts): readonly Stated[] {
  return selfScores.flatMap(({ value, ref }): readonly Stated[] => {
    const block = document.blocks[ref.block];
    if (block?.kind !== 'paragraph' || compare(value, HALF) < 0) return [];
    const before = block.text.slice(0, ref.start ?? 0);
    const sentence = foldKey(
      before.slice(before.search(/[^。；;\n]*$/)) + block.text.slice(ref.start ?? 0, ref.end ?? 0),
    );
    const after = foldKey(block.text.slice(ref.end ?? 0, (ref.end ?? 0) + 6));
    if (OTHER_SCORE.test(sentence.replace(/绩效管理|预算绩效/g, '')) || /^(?:以上|以下|及以)/.test(after))
      return [];
    if (reportOn === 'unit' && PROJECT.test(sentence) && !/整体/.test(sentence)) return [];
    return [{ value, ref, file: document.file, where: '正文', year: cover.year }];
  });
}

/** 95.9 for 95.85: one of the two is printed less exactly. */
function isNear(left: Exact, right: Exact): boolean {
  const half = { units: 5n, scale: Math.min(left.scale, right.scale) + 1 };
  const least = powerOfTen(-2);
  const slack = compare(half, least) > 0 && Math.min(left.scale, right.scale) > 0 ? half : least;
  return compare(absolute(subtract(left, right)), slack) <= 0;
}
