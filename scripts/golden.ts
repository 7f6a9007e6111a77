/** npm run golden — writes what the program says of every fixture to fixtures/golden; --check only compares. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { goldenRecord } from './golden-record.js';
import { reviewPath } from './submissions.js';

const root = fileURLToPath(new URL('../fixtures', import.meta.url));
const target = join(root, 'golden');
const check = process.argv.includes('--check');
const names = readdirSync(join(root, 'expected')).sort();
const changed: string[] = [];

mkdirSync(target, { recursive: true });
for (const name of names) {
  const { submissions, days } = JSON.parse(readFileSync(join(root, 'expected', name), 'utf8'));
  const of = (format: string) => reviewPath(join(root, 'reports', submissions[format]), days);
  const record = goldenRecord({ docx: await of('docx'), txt: await of('txt'), pdf: await of('pdf') });
  const path = join(target, name);
  if (existsSync(path) && readFileSync(path, 'utf8') === record) continue;
  changed.push(name);
  if (!check) writeFileSync(path, record);
}
for (const name of readdirSync(target).filter((file) => !names.includes(file))) {
  changed.push(name);
  if (!check) rmSync(join(target, name));
}
const list = changed.map((name) => name.replace('.json', '')).join('、');
console.log(
  changed.length === 0 ? `${names.length} 个案例没有变化。` : `${changed.length} 个案例有变化：${list}`,
);
if (check && changed.length > 0) process.exitCode = 1;
