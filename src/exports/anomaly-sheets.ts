import type { InputError, Review } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import type { Rubric } from '../model/rubric.js';
import { type AnomalyRow, anomalyHeadings, verdictHeading } from './anomaly-rows.js';
import type { WorkbookOptions } from './anomaly-xlsx.js';
import { linkRows } from './finding-links.js';
import { type RuleLegend, severities, severityNames } from './legend.js';
import { points, rangeOf, selfScoreOf, unitOf } from './places.js';
import { rosterColumns } from './roster-rows.js';
import { type Column, columnName, columns, type Row } from './sheet.js';
import type { StandingTable } from './standing-rows.js';
import { openWorkbook } from './workbook.js';

/** Findings of one rule in a workbook, and the criterion that they bear on. */
export interface RuleHits {
  readonly count: number;
  readonly criterion: string;
}

interface FindingContext {
  readonly review: Review;
  /** Of the review in the run, and of the finding in the review. */
  readonly position: number;
  readonly index: number;
  readonly verdict: string;
}

/** The sheets of the anomaly list, open: each takes its rows as they come. */
export async function openLists(
  { standings = null, links = null }: WorkbookOptions,
  roster: RosterReport | null,
  table: StandingTable,
) {
  const hasVerdicts = standings !== null;
  const findings = findingColumns(hasVerdicts, links !== null);
  const [FINDINGS, SUBMISSIONS, CRITERIA, LEGEND, FAILURES, ROSTER] = [0, 1, 2, 3, 4, 5];
  const book = await openWorkbook([
    { name: '疑点清单', columns: findings },
    { name: '材料汇总', columns: submissionColumns },
    { name: '评分表', columns: criterionColumns },
    { name: '规则说明', columns: legendColumns },
    { name: '读取失败', columns: failureColumns },
    ...(roster ? [{ name: '报送情况', columns: rosterColumns }] : []),
    { name: '评分汇总', columns: table.columns },
  ]);
  const linked = linkRows(links, (cells, link) => book.link(FINDINGS, cells, link));
  const failure = (unit: string, { file, code, message }: InputError, source: string) =>
    book.add(FAILURES, [unit, file, code, message, source]);
  return {
    finding(row: AnomalyRow, { review, position, index, verdict }: FindingContext): void {
      const link = linked(review, position, index);
      const number = book.add(FINDINGS, [
        ...Object.values({ ...row, quotes: row.quotes.join('\n') }),
        ...(hasVerdicts ? [verdict] : []),
        ...(links ? [link.text] : []),
      ]);
      link.put(`${columnName(findings.length)}${number}`);
    },
    submission(review: Review): void {
      book.add(SUBMISSIONS, submissionRow(review));
      for (const row of criterionRows(review)) book.add(CRITERIA, row);
      for (const error of review.errors) failure(unitOf(review), error, review.source);
    },
    failure,
    take: () => book.take(),
    close(legend: Iterable<Row>, handedIn: Iterable<Row>, standing: Iterable<Row>): void {
      for (const row of legend) book.add(LEGEND, row);
      for (const row of handedIn) book.add(ROSTER, row);
      for (const row of standing) book.add(roster ? ROSTER + 1 : ROSTER, row);
      book.close();
    },
  };
}

function submissionRow(review: Review): Row {
  const { year, rubric, findings, errors, source } = review;
  return [
    unitOf(review),
    year,
    rubric.suggested,
    rangeOf(rubric.range),
    rubric.pending,
    selfScoreOf(review),
    ...severities.map((severity) => findings.filter((finding) => finding.severity === severity).length),
    errors.length,
    source,
  ];
}

function criterionRows(review: Review): Row[] {
  const { rubric, year } = review;
  const unit = unitOf(review);
  return rubric.criteria.map(({ group, id, name, max, suggested, range, band, reason, status }) => [
    unit,
    year,
    group,
    `${id} ${name}`,
    max,
    suggested ?? points(suggested),
    rangeOf(range),
    band ?? '',
    reason,
    status === 'scored' ? '已评' : '待补充材料或人工评定',
  ]);
}

/** What each rule means, how often it was hit, and the criterion that it bears on. */
export function legendRows(
  rules: readonly RuleLegend[],
  hits: ReadonlyMap<string, RuleHits>,
  rubric: Rubric | null,
): Row[] {
  const criterionOf = (rule: string) => {
    const criterion = rubric?.criteria.find((one) => one.rules.includes(rule));
    return criterion ? `${criterion.id} ${criterion.name}` : (hits.get(rule)?.criterion ?? '');
  };
  return rules.map(({ id, title, severity, why, remedy, source }) => [
    id,
    title,
    severityNames[severity],
    why,
    remedy,
    hits.get(id)?.count ?? 0,
    criterionOf(id),
    source,
  ]);
}

const anomalyWidths = [6, 22, 7, 24, 26, 18, 7, 46, 46, 16, 16, 36, 8, 30, 18, 8, 16];
const anomalyColumns: readonly Column[] = anomalyHeadings.map((heading, index) => ({
  heading,
  width: anomalyWidths[index] ?? 12,
  format: heading === '置信度' ? '0%' : undefined,
}));

const findingColumns = (hasVerdicts: boolean, hasLinks: boolean): readonly Column[] => [
  ...anomalyColumns,
  ...(hasVerdicts ? [{ heading: verdictHeading, width: 10 }] : []),
  ...(hasLinks ? [{ heading: '定位', width: 10, isLink: true }] : []),
];

const submissionColumns = columns([
  ['单位', 28],
  ['年度', 8],
  ['建议得分', 10],
  ['得分区间', 14],
  ['待定分', 8],
  ['自评分', 8],
  ['错误', 7],
  ['警告', 7],
  ['提示', 7],
  ['读取失败', 10],
  ['材料', 40],
]);

const criterionColumns = columns([
  ['单位', 28],
  ['年度', 8],
  ['一级标准', 12],
  ['二级标准', 20],
  ['分值', 7],
  ['建议得分', 10],
  ['得分区间', 14],
  ['档次', 18],
  ['扣分理由', 60],
  ['状态', 22],
]);

const legendColumns = columns([
  ['规则', 30],
  ['规则名称', 24],
  ['等级', 8],
  ['为什么', 56],
  ['怎么改', 56],
  ['命中次数', 10],
  ['对应评分项', 24],
  ['依据', 40],
]);

const failureColumns = columns([
  ['单位', 28],
  ['文件', 36],
  ['原因', 14],
  ['说明', 70],
  ['材料', 40],
]);
