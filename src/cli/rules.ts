import { severityNames } from '../model/severity.js';
import { UsageError } from '../ports/errors.js';
import { explainRule } from '../rules/explain.js';
import { RULES } from '../rules/index.js';
import { EXIT } from './exit.js';

/** `jishen rules [id]`: all rules, a line each, or one explained. */
export function printRules(id: string | undefined): number {
  if (id === undefined) {
    const widest = Math.max(...RULES.map((rule) => rule.id.length));
    for (const rule of RULES) {
      process.stdout.write(`${rule.id.padEnd(widest)}  ${severityNames[rule.severity]}  ${rule.title}\n`);
    }
    return EXIT.done;
  }
  const rule = RULES.find((one) => one.id === id);
  if (!rule) throw new UsageError(`没有规则“${id}”，jishen rules 列出全部规则。`);
  process.stdout.write(`${explainRule(rule)}\n`);
  return EXIT.done;
}
