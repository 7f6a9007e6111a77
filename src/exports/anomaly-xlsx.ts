import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import type { FailedSubmission, Review } from '../model/review.js';
import { anomalyHeadings, anomalyRows } from './anomaly-rows.js';
import { cleanText } from './clean.js';
import { type RuleLegend, severities, severityNames } from './legend.js';
import { points, rangeOf, selfScoreOf, unitOf } from './places.js';

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

/** At least one workbook, each with all sheets; numbers run on from one to the next. */
export async function* anomalyWorkbooks(
  reviews: Iterable<Review> | AsyncIterable<Review>,
  rules: readonly RuleLegend[],
  failures: readonly FailedSubmission[] = [],
  atMost = findingsPerWorkbook,
): AsyncGenerator<Uint8Array> {
  let rows = emptyRows();
  for (const { source, errors } of failures) {
    for (const { file, code, message } of errors) rows.failures.push(['', file, code, message, source]);
  }
  for await (const review of reviews) {
    const isFull = rows.findings.length + review.findings.length > atMost;
    if (isFull && rows.submissions.length > 0) {
      yield await writeWorkbook(rows, rules);
      rows = emptyRows(rows.counted);
    }
    addReview(rows, review, rules);
  }
  yield await writeWorkbook(rows, rules);
}

type Row = readonly (string | number | null)[];

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

interface Column {
  readonly heading: string;
  readonly width: number;
  readonly format?: string;
}

function writeWorkbook(rows: Rows, rules: readonly RuleLegend[]): Promise<Uint8Array> {
  const legend = rules.map(({ id, title, severity, why, remedy }) => [
    id,
    title,
    severityNames[severity],
    why,
    remedy,
    rows.hits.get(id) ?? 0,
  ]);
  return writeXlsx({
    sheets: [
      sheet('疑点清单', anomalyColumns, rows.findings),
      sheet('材料汇总', submissionColumns, rows.submissions),
      sheet('评分表', criterionColumns, rows.criteria),
      sheet('规则说明', legendColumns, legend),
      sheet('读取失败', failureColumns, rows.failures),
    ],
    stringMode: 'inline',
    defaultFont: { name: '宋体', size: 11 },
    // Fixed, so that the same run gives the same bytes.
    properties: { creator: 'Jishen', created: new Date(0), modified: new Date(0) },
  });
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

function columns(pairs: readonly (readonly [string, number])[]): Column[] {
  return pairs.map(([heading, width]) => ({ heading, width }));
}

const line = { style: 'thin', color: { rgb: 'D5DAE1' } } as const;

const bodyStyle: CellStyle = {
  alignment: { wrapText: true, vertical: 'top', horizontal: 'left' },
  border: { top: line, right: line, bottom: line, left: line },
};

const headingStyle: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8ECF1' } },
  alignment: { vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '8A94A3' } } },
};

const severityColours: Readonly<Record<string, string>> = {
  [severityNames.error]: 'B3261E',
  [severityNames.warning]: '8A5A00',
  [severityNames.info]: '45556B',
};

function sheet(name: string, columns: readonly Column[], rows: readonly Row[]): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  for (const column of columns.keys()) cells.set(`0,${column}`, { style: headingStyle });
  const severity = columns.findIndex(({ heading }) => heading === '等级');
  for (const [index, row] of severity < 0 ? [] : rows.entries()) {
    const rgb = severityColours[String(row[severity])];
    const font = { bold: true, color: { rgb } };
    if (rgb) cells.set(`${index + 1},${severity}`, { style: { ...bodyStyle, font } });
  }
  return {
    name,
    rows: [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(cellValue))],
    columns: columns.map(({ width, format }) => ({
      width,
      style: { ...bodyStyle, ...(format ? { numFmt: format } : {}) },
    })),
    cells,
    rowDefs: rowHeights(columns, rows),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(columns.length)}${rows.length + 1}` },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

const lineHeight = 15;
const highestRow = 240;

/** Not every program fits rows to wrapped text when it opens a file, so the height is given: by the longest cell. */
function rowHeights(columns: readonly Column[], rows: readonly Row[]): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  for (const [index, row] of rows.entries()) {
    const lines = row.map((value, column) => linesOf(value, columns[column]?.width ?? 10));
    const most = Math.max(1, ...lines);
    if (most > 1) heights.set(index + 1, { height: Math.min(highestRow, most * lineHeight + 2) });
  }
  return heights;
}

function linesOf(value: string | number | null, width: number): number {
  if (typeof value !== 'string') return 1;
  let lines = 0;
  for (const text of value.split('\n')) {
    // A Chinese character is two columns wide; the cell's margins take one.
    const wide = text.length + text.replace(/[\u0000-\u2e7f]/g, '').length;
    lines += Math.max(1, Math.ceil(wide / (width - 1)));
  }
  return lines;
}

/** What Excel takes in one cell. */
const longestCell = 32_767;

/** Text stays text: the writer makes formulas of formula cells only, and none is ever given to it. */
function cellValue(value: string | number | null): CellValue {
  return typeof value === 'string' ? cleanText(value).slice(0, longestCell) : value;
}

function columnName(count: number): string {
  return String.fromCharCode(64 + count);
}
