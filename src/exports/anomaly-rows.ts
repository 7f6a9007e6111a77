import type { Finding, Review } from '../model/review.js';
import type { Standing } from '../model/standing.js';
import { certaintyNames, type RuleLegend, severityNames, verdictNames } from './legend.js';
import { causesOf, pagesOf, sectionPaths, unitOf } from './places.js';

/** One finding as a row of the anomaly list; the CSV and the workbook say the same. */
export interface AnomalyRow {
  readonly number: number;
  readonly unit: string;
  readonly year: number | null;
  readonly file: string;
  readonly rule: string;
  readonly ruleTitle: string;
  readonly severity: string;
  readonly message: string;
  readonly quotes: readonly string[];
  readonly expected: string;
  readonly actual: string;
  readonly suggestion: string;
  readonly pages: string;
  readonly section: string;
  readonly criterion: string;
  readonly confidence: number;
  readonly status: string;
}

/** In the order of the columns. */
export const anomalyHeadings: readonly string[] = [
  '序号',
  '单位',
  '年度',
  '文件',
  '规则',
  '规则名称',
  '等级',
  '问题',
  '原文',
  '应为',
  '实为',
  '建议',
  '页码',
  '位置（章节标题）',
  '对应评分项',
  '置信度',
  '状态',
];

/** Of a list whose reviews people decide on: one column more. */
export const verdictHeading = '审核决定';

/** What the reviewer made of each finding; empty while nobody decided. */
export const verdictsOf = ({ findings }: Review, standing: Standing | null): string[] =>
  findings.map(({ key }) => {
    const verdict = standing?.verdicts[key];
    return verdict ? verdictNames[verdict] : '';
  });

/** `before`: how many findings the list holds already, for the running number. */
export function anomalyRows(review: Review, rules: readonly RuleLegend[], before: number): AnomalyRow[] {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  const criteria = new Map(review.rubric.criteria.map(({ id, name }) => [id, `${id} ${name}`]));
  const numbers = new Map(review.findings.map((finding, index) => [finding, before + index + 1]));
  const causeOf = causesOf(review.findings);
  const sectionOf = sectionPaths(review);

  return review.findings.map((finding, index) => ({
    number: before + index + 1,
    unit: unitOf(review),
    year: review.year,
    file: filesOf(finding),
    rule: finding.rule,
    ruleTitle: titles.get(finding.rule) ?? finding.rule,
    severity: severityNames[finding.severity],
    message: finding.message,
    quotes: finding.evidence.map(({ quote }) => quote),
    expected: finding.expected ?? '',
    actual: finding.actual ?? '',
    suggestion: finding.suggestion ?? '',
    pages: pagesOf(finding, review),
    section: [...new Set(finding.evidence.map(({ location }) => sectionOf(location)))]
      .filter(Boolean)
      .join('；'),
    criterion: criteria.get(finding.criterion ?? '') ?? finding.criterion ?? '',
    confidence: finding.confidence,
    status: statusOf(finding, numbers.get(causeOf(finding) ?? finding) ?? 0, before + index + 1),
  }));
}

function filesOf({ evidence }: Finding): string {
  return [...new Set(evidence.map(({ location }) => location.file))].join('；');
}

/** A finding that follows from another is settled with it. */
function statusOf({ certainty }: Finding, cause: number, own: number): string {
  return certaintyNames[certainty] + (cause === own ? '' : `，由第${cause}条引起`);
}
