import { cleanText, oneLine } from '../exports/clean.js';
import type { RuleLegend } from '../exports/legend.js';
import { severityNames } from '../model/severity.js';
import { alignRows, cutTo } from './align.js';
import type { Entry } from './ledger.js';

const MOST_RULES = 15;
const MOST_UNITS = 10;
const WIDEST_NAME = 40;
const ORDER = ['error', 'warning', 'info'] as const;

/** What was found by rule and by unit, the most first: the last thing that a run of thousands says. */
export function breakdown(
  entries: readonly Entry[],
  rules: readonly Pick<RuleLegend, 'id' | 'title' | 'severity'>[],
): string[] {
  // Of one submission the lists say it all.
  return entries.length > 1 ? [...byRule(entries, rules), ...byUnit(entries)] : [];
}

function byRule(
  entries: readonly Entry[],
  rules: readonly Pick<RuleLegend, 'id' | 'title' | 'severity'>[],
): string[] {
  const found = new Map<string, { findings: number; submissions: number }>();
  for (const entry of entries) {
    for (const [rule, count] of entry.rules) {
      const sum = found.get(rule) ?? { findings: 0, submissions: 0 };
      found.set(rule, { findings: sum.findings + count, submissions: sum.submissions + 1 });
    }
  }
  if (found.size === 0) return [];
  const rows = rules
    .flatMap(({ id, title, severity }) => {
      const sum = found.get(id);
      return sum ? [{ id, title, severity, ...sum }] : [];
    })
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || b.findings - a.findings);
  const shown = rows.slice(0, MOST_RULES);
  return [
    '',
    `按规则${more(rows.length, MOST_RULES, '条')}：`,
    ...indent(
      alignRows([
        ['等级', '规则', '编号', '疑点', '材料'],
        ...shown.map(({ severity, title, id, findings, submissions }) => [
          severityNames[severity],
          title,
          id,
          findings,
          submissions,
        ]),
      ]),
    ),
  ];
}

function byUnit(entries: readonly Entry[]): string[] {
  const units = new Map<string, { error: number; warning: number; info: number; files: number }>();
  for (const { unit, source, counts, failures } of entries) {
    const name = cutTo(oneLine(cleanText(unit ?? source)), WIDEST_NAME);
    const sum = units.get(name) ?? { error: 0, warning: 0, info: 0, files: 0 };
    units.set(name, {
      error: sum.error + counts.error,
      warning: sum.warning + counts.warning,
      info: sum.info + counts.info,
      files: sum.files + failures.length,
    });
  }
  const rows = [...units]
    .map(([name, sum]) => ({ name, ...sum }))
    .filter(({ error, warning, info, files }) => error + warning + info + files > 0)
    .sort((a, b) => b.error - a.error || b.warning - a.warning || b.info - a.info || b.files - a.files);
  if (rows.length === 0) return [];
  return [
    '',
    `按单位${more(rows.length, MOST_UNITS, '个单位')}：`,
    ...indent(
      alignRows([
        ['单位', '错误', '警告', '提示', '无法读取'],
        ...rows
          .slice(0, MOST_UNITS)
          .map(({ name, error, warning, info, files }) => [name, error, warning, info, files]),
      ]),
    ),
  ];
}

const more = (count: number, most: number, what: string): string =>
  count > most ? `（共 ${count} ${what}，列出前 ${most}）` : '';
const indent = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);
