import type { FailedSubmission, Review } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import { anomalyHeadings, anomalyRows } from './anomaly-rows.js';
import { type RuleLegend, severities, severityNames } from './legend.js';
import { points, rangeOf, selfScoreOf, unitOf } from './places.js';
import { rosterColumns, rosterRows } from './roster-rows.js';
import { type Column, columns, type Row, sheet, writeSheets } from './sheet.js';

/**
 * The writer keeps a workbook in memory, some 15 kB a finding; so a long run becomes several workbooks. A submission is
 * never split.
 */
const findingsPerWorkbook = 20_000;

/** The whole list as one workbook, for runs of ordinary size. */
export function anomalyXlsx(reviews: Iterable<Review>, rules: readonly RuleLegend[]): Promise<Uint8Array> {
  const rows = emptyRows();
  for (const review of reviews) addReview(rows, review, rules);
  return writeWorkbook(rows, rules);
}

export interface WorkbookOptions {
  /** Findings in one workbook. */
  readonly atMost?: number;
  /** Who handed in: a sheet of the first workbook. */
  readonly roster?: RosterReport | null;
}

/** At least one workbook, each with all sheets; numbers run on from one to the next. */
export async function* anomalyWorkbooks(
  reviews: Iterable<Review> | AsyncIterable<Review>,
  rules: readonly RuleLegend[],
  failures: readonly FailedSubmission[] = [],
  { atMost = findingsPerWorkbook, roster = null }: WorkbookOptions = {},
): AsyncGenerator<Uint8Array> {
  let rows = emptyRows();
  let isFirst = true;
  for (const { source, errors } of failures) {
    for (const { file, code, message } of errors) rows.failures.push(['', file, code, message, source]);
  }
  for await (const review of reviews) {
    const isFull = rows.findings.length + review.findings.length > atMost;
    if (isFull && rows.submissions.length > 0) {
      yield await writeWorkbook(rows, rules, isFirst ? roster : null);
      isFirst = false;
      rows = emptyRows(rows.counted);
    }
    addReview(rows, review, rules);
  }
  yield await writeWorkbook(rows, rules, isFirst ? roster : null);
}

interface Rows {
  readonly findings: Row[];
  readonly submissions: Row[];
  readonly criteria: Row[];
  readonly failures: Row[];
  /** Findings of each rule in this workbook. */
  readonly hits: Map<string, number>;
  counted: number;
}

function emptyRows(counted = 0): Rows {
  return { findings: [], submissions: [], criteria: [], failures: [], hits: new Map(), counted };
}

function addReview(rows: Rows, review: Review, rules: readonly RuleLegend[]): void {
  const unit = unitOf(review);
  const { year, rubric, findings, errors, source } = review;
  for (const row of anomalyRows(review, rules, rows.counted)) {
    rows.findings.push(Object.values({ ...row, quotes: row.quotes.join('\n') }));
    rows.hits.set(row.rule, (rows.hits.get(row.rule) ?? 0) + 1);
  }
  rows.counted += findings.length;
  const counts = severities.map(
    (severity) => findings.filter((finding) => finding.severity === severity).length,
  );
  rows.submissions.push([
    unit,
    year,
    rubric.suggested,
    rangeOf(rubric.range),
    rubric.pending,
    selfScoreOf(review),
    ...counts,
    errors.length,
    source,
  ]);
  for (const criterion of rubric.criteria) {
    const { group, id, name, max, suggested, range, band, reason, status } = criterion;
    const state = status === 'scored' ? '已评' : '待补充材料或人工评定';
    rows.criteria.push([
      unit,
      year,
      group,
      `${id} ${name}`,
      max,
      suggested ?? points(suggested),
      rangeOf(range),
      band ?? '',
      reason,
      state,
    ]);
  }
  for (const { file, code, message } of errors) rows.failures.push([unit, file, code, message, source]);
}

function writeWorkbook(
  rows: Rows,
  rules: readonly RuleLegend[],
  roster: RosterReport | null = null,
): Promise<Uint8Array> {
  const legend = rules.map(({ id, title, severity, why, remedy }) => [
    id,
    title,
    severityNames[severity],
    why,
    remedy,
    rows.hits.get(id) ?? 0,
  ]);
  return writeSheets([
    sheet('疑点清单', anomalyColumns, rows.findings),
    sheet('材料汇总', submissionColumns, rows.submissions),
    sheet('评分表', criterionColumns, rows.criteria),
    sheet('规则说明', legendColumns, legend),
    sheet('读取失败', failureColumns, rows.failures),
    ...(roster ? [sheet('报送情况', rosterColumns, rosterRows(roster))] : []),
  ]);
}

const anomalyWidths = [6, 22, 7, 24, 26, 18, 7, 46, 46, 16, 16, 36, 8, 30, 18, 8, 16];
const anomalyColumns: readonly Column[] = anomalyHeadings.map((heading, index) => ({
  heading,
  width: anomalyWidths[index] ?? 12,
  format: heading === '置信度' ? '0%' : undefined,
}));

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
]);

const failureColumns = columns([
  ['单位', 28],
  ['文件', 36],
  ['原因', 14],
  ['说明', 70],
  ['材料', 40],
]);
