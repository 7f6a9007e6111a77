import { severityNames } from '../model/severity.js';
import type { Rule } from './define-rule.js';

/** One rule in a clerk's words, several lines. */
export function explainRule(rule: Rule): string {
  return [
    `${rule.title}（${rule.id}）`,
    `等级：${severityNames[rule.severity]}`,
    `为什么重要：${rule.why}`,
    `怎么改：${rule.remedy}`,
    `依据：${rule.source}`,
    ...(rule.absence ? ['有页面或文件读不出来时，这条规则不下结论。'] : []),
  ].join('\n');
}

/** All rules as Markdown, in the order in which they run. */
export function explainRules(rules: readonly Rule[]): string {
  const rows = rules.map(
    (rule) => `| [${rule.id}](#${rule.id}) | ${severityNames[rule.severity]} | ${rule.title} |`,
  );
  const parts = rules.map((rule) =>
    [
      `## ${rule.id}`,
      '',
      `**${rule.title}**（${severityNames[rule.severity]}）`,
      '',
      `- 为什么重要：${rule.why}`,
      `- 怎么改：${rule.remedy}`,
      `- 依据：${rule.source}`,
      ...(rule.absence ? ['- 有页面或文件读不出来时，这条规则不下结论。'] : []),
      '',
    ].join('\n'),
  );
  return [
    '# 检查规则',
    '',
    '本页由 `npm run docs:rules` 从规则生成，请不要手工修改。',
    '',
    '| 规则 | 等级 | 名称 |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...parts,
  ].join('\n');
}
