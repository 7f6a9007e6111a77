/**
 * npm run bench:actions — what one person does to 10,000 submissions, and what another meanwhile waits for the list. `jishen serve` in a
 * process of its own, embedded, with one reader at work. `--submissions 1000` for a short look; a run of full
 * size goes into docs/benchmarks-service.md.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { quantile } from './load-report.js';
import { fillBatch, startBenchServer } from './waiting-service.js';
import { writeSection } from './write-section.js';

const { values } = parseArgs({
  options: { submissions: { type: 'string', default: '10000' }, port: { type: 'string', default: '18474' } },
});
const many = Number(values.submissions);
/** Between two looks of the clerk who reads, in ms. */
const LOOKS_MS = 50;

interface Answer {
  readonly done?: readonly string[];
  readonly task?: { readonly id: string };
  readonly id?: string;
}

interface Task {
  readonly state: string;
  readonly done: number;
  readonly total: number;
}

const folder = mkdtempSync(join(tmpdir(), 'jishen-actions-'));
const settings = join(folder, 'service.yaml');
writeFileSync(settings, 'workers: 1\nlimits: { perMinute: 1000000 }\n');
const server = await startBenchServer(Number(values.port), ['--config', settings]);
const { url } = server;
try {
  const fill = (name: string) =>
    fillBatch(url, {
      name,
      count: many,
      report: (n) => `2024年度云渡县第${name}${n}局整体支出绩效自评报告\n`,
    });
  const [one, other] = [await fill('甲'), await fill('乙')];
  const rows: string[] = [];
  const filter = { batch: one };
  const act = (body: object) => send('POST', '/submissions/actions', { ...body, filter, count: many });
  rows.push(await measured('assign', () => act({ action: 'assign', assignee: 'local' })));
  rows.push(await measured('audit again', () => act({ action: 'reaudit' })));
  rows.push(await measured('delete', () => act({ action: 'delete' })));
  rows.push(await measured('delete a batch', () => send('DELETE', `/batches/${other}`)));
  const text = [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC; Node ${process.version}; load average when it ended ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}. ${many} submissions waited in each of two batches.`,
    '',
    '| action | answered after ms | done after s | list meanwhile: answers | p50 ms | p95 | most |',
    '| --- | --: | --: | --: | --: | --: | --: |',
    ...rows,
  ].join('\n');
  console.log(text);
  if (many >= 10_000) writeSection('docs/benchmarks-service.md', 'actions', `${text}\n`);
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function send<T = Answer>(method: string, path: string, body?: object): Promise<T | null> {
  const answer = await fetch(url + path, {
    method,
    ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text === '' ? null : (JSON.parse(text) as T);
}

/** A row of the table: the action, while a clerk looks at the list of everything again and again. */
async function measured(name: string, action: () => Promise<Answer | null>): Promise<string> {
  let isOver = false;
  const looks: number[] = [];
  const clerk = async () => {
    while (!isOver) {
      const start = performance.now();
      await send('GET', '/submissions?most=50');
      looks.push(performance.now() - start);
      await pause(LOOKS_MS);
    }
  };
  // What goes wrong is told by the one who waits for it below.
  const reading = clerk();
  reading.catch(() => undefined);
  const start = performance.now();
  const answer = await action();
  const answered = performance.now() - start;
  const task = answer?.task?.id ?? answer?.id;
  if (task) await ended(task);
  const took = (performance.now() - start) / 1000;
  isOver = true;
  await reading;
  looks.sort((a, b) => a - b);
  const [half, most95, most] = [0.5, 0.95, 1].map((share) => quantile(looks, share).toFixed(0));
  const row = `| ${name} | ${answered.toFixed(0)} | ${took.toFixed(1)} | ${looks.length} | ${half} | ${most95} | ${most} |`;
  console.log(row);
  return row;
}

async function ended(task: string): Promise<void> {
  for (;;) {
    const { state, done, total } = (await send<Task>('GET', `/tasks/${task}`))!;
    if (state === 'done') {
      if (done !== total) throw new Error(`done to ${done} of ${total}`);
      return;
    }
    if (state !== 'running') throw new Error(`the task is ${state}`);
    await pause(100);
  }
}
