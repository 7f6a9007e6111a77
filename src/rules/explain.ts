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
    ...thresholdLines(rule),
    ...absenceLines(rule),
    ...exampleLines(rule).flatMap(([name, lines]) => [`${name}：`, ...lines.map((line) => `    ${line}`)]),
  ].join('\n');
}

export interface ExampleText {
  /** Chinese: thresholds under which it holds, empty where the usual ones do. */
  readonly under: string;
  readonly wrong: string;
  readonly right: string;
}

/** The example as the documents would look. */
export function exampleOf(rule: Rule): ExampleText {
  return {
    under: underOf(rule),
    wrong: plain(rule.example.wrong).join('\n'),
    right: plain(rule.example.right).join('\n'),
  };
}

function absenceLines({ absence }: Rule): readonly string[] {
  if (!absence) return [];
  return [
    absence === 'part'
      ? '这一部分有页面读不出来时，这条规则不下结论。'
      : '有页面或文件读不出来时，这条规则不下结论。',
  ];
}

/** 阈值 with where it comes from, as a clerk may set it in the configuration. */
function thresholdLines({ thresholds }: Rule): readonly string[] {
  return Object.entries(thresholds).map(
    ([key, { name, value, unit, source }]) => `阈值：${name} ${value}${unit}（配置项 ${key}；${source}）`,
  );
}

function exampleLines(rule: Rule): readonly (readonly [string, readonly string[]])[] {
  const under = underOf(rule);
  return [
    [`错误示例${under && `（示例按${under}）`}`, plain(rule.example.wrong)],
    ['正确示例', plain(rule.example.right)],
  ];
}

const underOf = ({ example, thresholds }: Rule): string =>
  Object.entries(example.limits ?? {})
    .map(([key, value]) => `${thresholds[key]?.name ?? key} ${value}${thresholds[key]?.unit ?? ''}`)
    .join('、');

/** A draft as the document would look: without the marks of the draft language. */
const plain = (draft: string): readonly string[] =>
  draft
    .split('\n')
    .map((line) =>
      line
        .trim()
        .replace(/ ?!!$/, '')
        .replace(/^#{1,6} /, '')
        .replace(/^=== (.+)$/, '〔$1〕')
        .replace(/^@ submitted /, '报送日期 ')
        .replace(/^@ published /, '公开日期 ')
        .replace(/^@ unit /, '单位 ')
        .replace(/^@ year /, '年度 '),
    )
    .filter((line) => line !== '');

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
      ...thresholdLines(rule).map((line) => `- ${line}`),
      ...absenceLines(rule).map((line) => `- ${line}`),
      '',
      ...exampleLines(rule).flatMap(([name, lines]) => [`${name}：`, '', '```text', ...lines, '```', '']),
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
