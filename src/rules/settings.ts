/** What a configuration says of rules, held against the rules there are. */
import type { RuleSettings } from '../model/setup.js';
import type { Rule } from './define-rule.js';

/** Chinese sentences on rules and thresholds that do not exist; empty when all is well. */
export function settingProblems(settings: RuleSettings, rules: readonly Rule[]): readonly string[] {
  return Object.entries(settings).flatMap(([id, { thresholds = {} }]) => {
    const rule = rules.find((one) => one.id === id);
    if (!rule) return [`没有规则“${id}”，jishen rules 列出全部规则。`];
    const known = Object.keys(rule.thresholds);
    return Object.keys(thresholds)
      .filter((name) => !known.includes(name))
      .map((name) =>
        known.length > 0
          ? `规则“${id}”没有阈值“${name}”，可用：${known.join('、')}。`
          : `规则“${id}”没有可设的阈值。`,
      );
  });
}
