/** npm run docs:rules — writes docs/rules.md from the rules themselves; with --check it only says whether it is current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { explainRules } from '../src/rules/explain.js';
import { RULES } from '../src/rules/index.js';

const path = fileURLToPath(new URL('../docs/rules.md', import.meta.url));
const text = explainRules(RULES);
if (process.argv.includes('--check')) {
  if (readFileSync(path, 'utf8') !== text) {
    console.error('docs/rules.md 与规则不一致，请运行 npm run docs:rules。');
    process.exit(1);
  }
} else {
  writeFileSync(path, text);
  console.log(`docs/rules.md：${RULES.length} 条规则。`);
}
