/** npm run new:rule structure/section-number-gap — writes the rule, its test and the line in the index. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const name = process.argv[2] ?? '';
const match = /^(structure|wording|amounts|tables|substance|time)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(
  name,
);
if (!match) {
  console.error('用法：npm run new:rule 组/规则编号，例如 npm run new:rule structure/section-number-gap');
  console.error('组：structure wording amounts tables substance time；规则编号用小写字母和连字符。');
  process.exit(1);
}
const [, group, id] = match;
const rulePath = join(root, 'src/rules', group!, `${id}.ts`);
if (existsSync(rulePath)) {
  console.error(`规则 ${id} 已经存在。`);
  process.exit(1);
}
const variable = id!.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

write(
  rulePath,
  `import { defineRule } from '../define-rule.js';

/** What is wrong, how it comes about, and what a reader of the report loses by it. */
export default defineRule({
  id: '${id}',
  title: '',
  why: '',
  remedy: '',
  severity: 'warning',
  source: '',
  needs: ['passages'],
  example: {
    wrong: \`
      # 一、单位基本情况\`,
    right: \`
      # 一、单位基本情况\`,
  },

  applies: ({ passages }) => passages.length > 0,

  *check() {},
});
`,
);
write(
  join(root, 'test/rules', group!, `${id}.test.ts`),
  `import rule from '../../../src/rules/${group}/${id}.js';
import { ruleTest } from '../../helpers/rule-test.js';

ruleTest(rule, [
  { name: 'flags', draft: \`
      # 一、单位基本情况
      正文。!!\` },
  { name: 'lets pass', draft: \`
      # 一、单位基本情况
      正文。\` },
  { name: 'does not apply to', draft: '', outcome: 'inapplicable' },
]);
`,
);
const indexPath = join(root, 'src/rules/index.ts');
const index = readFileSync(indexPath, 'utf8')
  .replace(
    /(import [a-z]\w+ from '\.\/[^\n]+\n)(?!import [a-z]\w+ from)/,
    `$1import ${variable} from './${group}/${id}.js';\n`,
  )
  .replace(/\n\];\n$/, `\n  ${variable},\n];\n`);
writeFileSync(indexPath, index);
console.log(
  `已写好 src/rules/${group}/${id}.ts 和它的测试，并加入 src/rules/index.ts。先写会失败的测试，再写规则。`,
);

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
