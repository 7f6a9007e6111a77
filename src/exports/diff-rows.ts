import {
  type DiffCounts,
  diffStateNames,
  diffStates,
  type RunDiff,
  type SubmissionDiff,
} from '../model/diff.js';
import { type RuleLegend, severityNames } from './legend.js';
import { columns, type Row, sheet, writeSheets } from './sheet.js';

export const unitOfDiff = ({ unit, sources }: SubmissionDiff): string => unit ?? sources.new;

/** 新增 1，仍存在 2，无法判断 0，已整改 3 */
export const countsLine = (counts: DiffCounts): string =>
  diffStates.map((state) => `${diffStateNames[state]} ${counts[state]}`).join('，');

export const diffColumns = columns([
  ['单位', 28],
  ['年度', 8],
  ['状态', 10],
  ['等级', 8],
  ['规则', 26],
  ['规则名称', 22],
  ['问题', 50],
  ['原文', 46],
  ['文件', 26],
  ['说明', 36],
]);

export function diffRows(diff: SubmissionDiff, rules: readonly RuleLegend[]): readonly Row[] {
  const titles = new Map(rules.map(({ id, title }) => [id, title]));
  return diff.findings.map(({ state, severity, rule, message, quote, file, reason }) => [
    unitOfDiff(diff),
    diff.year,
    diffStateNames[state],
    severityNames[severity],
    rule,
    titles.get(rule) ?? rule,
    message,
    quote,
    file,
    reason ?? '',
  ]);
}

const summaryColumns = columns([
  ['单位', 28],
  ['年度', 8],
  ...diffStates.map((state) => [diffStateNames[state], 10] as const),
  ['上次材料', 44],
  ['本次材料', 44],
]);

const onlyColumns = columns([
  ['单位', 28],
  ['年度', 8],
  ['哪次有', 12],
  ['材料', 60],
]);

/** A row a finding with its state; a row a unit; who is in one run only. */
export function diffXlsx(
  { submissions, onlyOld, onlyNew }: RunDiff,
  rules: readonly RuleLegend[],
): Promise<Uint8Array> {
  const only = [
    ...onlyOld.map((one) => ({ ...one, run: '仅上次' })),
    ...onlyNew.map((one) => ({ ...one, run: '仅本次' })),
  ];
  return writeSheets([
    sheet(
      '整改情况',
      diffColumns,
      submissions.flatMap((diff) => diffRows(diff, rules)),
    ),
    sheet(
      '单位汇总',
      summaryColumns,
      submissions.map((diff) => [
        unitOfDiff(diff),
        diff.year,
        ...diffStates.map((state) => diff.counts[state]),
        diff.sources.old,
        diff.sources.new,
      ]),
    ),
    sheet(
      '仅一次有的材料',
      onlyColumns,
      only.map(({ unit, year, run, source }) => [unit ?? '', year, run, source]),
    ),
  ]);
}
