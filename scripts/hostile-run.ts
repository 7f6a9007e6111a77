/**
 * npm run hostile -- [--good 500] — one audit of good files mixed with the hostile corpus: every good one must be reviewed,
 * every bad one named, memory flat and no process left behind. Prints the memory of the whole tree, a sample a second.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { hostileFiles } from '../fixtures/hostile/index.js';

const { values } = parseArgs({ options: { good: { type: 'string' }, keep: { type: 'boolean' } } });
const wanted = Number(values.good ?? 500);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jishen-hostile-'));
const input = join(folder, 'in');
mkdirSync(input);

const reports = readdirSync(join(root, 'fixtures/reports'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(docx|pdf|txt)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
for (let at = 0; at < wanted; at += 1) {
  const report = reports[at % reports.length]!;
  copyFileSync(report, join(input, `好-${String(at).padStart(4, '0')}${extname(report)}`));
}
for (const hostile of hostileFiles) writeFileSync(join(input, `坏-${hostile.name}`), await hostile.make());
console.log(`${wanted} good files, ${hostileFiles.length} hostile ones`);

const start = performance.now();
const audit = spawn(
  process.execPath,
  [
    join(root, 'bin/jishen.js'),
    'audit',
    input,
    '-o',
    join(folder, 'out'),
    '--format',
    'ndjson',
    '--json',
    '-q',
  ],
  { stdio: ['ignore', 'pipe', 'pipe'] },
);
let [out, errors] = ['', ''];
audit.stdout.setEncoding('utf8').on('data', (text: string) => {
  out += text;
});
audit.stderr.setEncoding('utf8').on('data', (text: string) => {
  errors += text;
});
const curve: number[] = [];
const watch = setInterval(() => curve.push(memoryOf(audit.pid!)), 1000);
const status = await new Promise<number | null>((resolve) => audit.once('close', resolve));
clearInterval(watch);

const reviewed = new Set(
  out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { source: string }).source),
);
const isReviewed = (name: string): boolean => [...reviewed].some((source) => source.endsWith(name));
const lost = readdirSync(input).filter((name) => name.startsWith('好-') && !isReviewed(name));
const silent = hostileFiles
  .filter(({ ends }) => ends !== 'read' && !ends.includes('read'))
  .filter(({ name }) => !errors.includes(name) || isReviewed(`坏-${name}`));
const unanswered = hostileFiles.filter(({ name }) => !errors.includes(name) && !isReviewed(`坏-${name}`));
const left = execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
  .split('\n')
  .filter((line) => line.includes(join(root, 'dist/workers/child')) || line.includes('soffice.bin'));

console.log(`exit ${status}, ${Math.round((performance.now() - start) / 1000)} s, ${reviewed.size} reviewed`);
console.log(`good ones lost: ${lost.join(' ') || 'none'}`);
console.log(
  `hostile ones that should have been refused and were not named: ${silent.map(({ name }) => name).join(' ') || 'none'}`,
);
console.log(`hostile ones without any answer: ${unanswered.map(({ name }) => name).join(' ') || 'none'}`);
console.log(`stack traces shown: ${/\n\s+at /.test(errors) ? 'YES' : 'none'}`);
console.log(`processes left behind: ${left.length}`);
console.log(`memory of all processes, MB: ${chart(curve)}`);
if (!values.keep) rmSync(folder, { recursive: true, force: true });
else console.log(folder);
process.exitCode = lost.length + silent.length + unanswered.length + left.length > 0 ? 1 : 0;

/** MB of a process and of all that it started. */
function memoryOf(pid: number): number {
  const own = Number(safely(`/proc/${pid}/statm`).split(' ')[1] ?? 0) / 256;
  const below = safely(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return own + below.reduce((sum, child) => sum + memoryOf(Number(child)), 0);
}

function safely(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

/** Ten stretches of the run: median and highest of each. */
function chart(samples: readonly number[]): string {
  const size = Math.max(1, Math.ceil(samples.length / 10));
  const stretches: string[] = [];
  for (let at = 0; at < samples.length; at += size) {
    const part = samples.slice(at, at + size).sort((a, b) => a - b);
    stretches.push(`${Math.round(part[part.length >> 1]!)} (${Math.round(part.at(-1)!)})`);
  }
  return stretches.join(' · ');
}
