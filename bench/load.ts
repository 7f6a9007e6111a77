/**
 * npm run bench:load — the service under load. `jishen serve` in a process of its own, embedded, with ordinary workers: 10,000
 * submissions wait, and while they are worked on 50 uploads come at once and clerks read for a minute. Prints times of
 * answers by route, and the memory of the server; a run of full size goes into docs/benchmarks-service.md. `--submissions 1000 --seconds 20`
 * for a short look.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { clerks, type Stop, uploadsAtOnce } from './load-clerks.js';
import {
  histogram,
  memoryTable,
  openTimes,
  processorSeconds,
  residentMb,
  routeTable,
} from './load-report.js';
import { writeSection } from './write-section.js';

const { values } = parseArgs({
  options: {
    submissions: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '60' },
    clerks: { type: 'string', default: '20' },
  },
});
const [submissions, seconds, many] = [values.submissions, values.seconds, values.clerks].map(Number) as [
  number,
  number,
  number,
];
const PORT = 18_473;
const AT_ONCE = 5000;
const url = `http://127.0.0.1:${PORT}/api/v1`;
const bin = fileURLToPath(new URL('../bin/jishen.js', import.meta.url));

const report = (unit: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n${unit}核定编制6名。\n\n二、支出情况\n\n基本支出87.56万元。\n`;

const data = mkdtempSync(join(tmpdir(), 'jishen-load-'));
const server = spawn(process.execPath, [bin, 'serve', '--port', String(PORT), '--data', data, '-q'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const memory: [seconds: number, mb: number][] = [];
const start = performance.now();
const look = () => {
  memory.push([(performance.now() - start) / 1000, residentMb(server.pid!)]);
};
try {
  await isUp();
  look();
  const batch = await fill();
  console.log(`${submissions} submissions wait after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  const times = openTimes();
  const stop: Stop = { isOver: false };
  const looking = setInterval(look, 5000);
  const before = await reviewedOf(batch);
  const began = performance.now();
  const usedBefore = processorSeconds(server.pid!);
  const work = clerks(url, { batch, many, times, stop });
  await pause(3000);
  const first = await uploadsAtOnce(url, 50, times, report);
  await pause(Math.max(0, (seconds / 2) * 1000 - (performance.now() - began)));
  const second = await uploadsAtOnce(url, 50, times, report);
  await pause(Math.max(0, seconds * 1000 - (performance.now() - began)));
  stop.isOver = true;
  await work;
  clearInterval(looking);
  look();
  const done = (await reviewedOf(batch)) - before;
  const took = (performance.now() - began) / 1000;
  const used = processorSeconds(server.pid!) - usedBefore;
  const answers = [...times.routes.values()].reduce((sum, one) => sum + one.length, 0);
  const text = [
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC; Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}; load average when it ended`,
    `${loadavg()
      .map((one) => one.toFixed(1))
      .join(
        ' ',
      )}. ${submissions} submissions waited, ${many} clerks read for ${took.toFixed(0)} s; ${done} reviewed meanwhile (${(done / took).toFixed(1)} a second).`,
    `Server: ${used.toFixed(1)} s of processor, ${((used / answers) * 1000).toFixed(1)} ms an answer, reviews included. 50 uploads at the same moment: all answered after`,
    `${first.toFixed(0)} ms, and ${second.toFixed(0)} ms.`,
    '',
    routeTable(times),
    histogram(times),
    memoryTable(memory),
  ].join('\n');
  console.log(text);
  if (submissions >= 10_000) writeSection('docs/benchmarks-service.md', 'load', text);
} finally {
  server.kill('SIGKILL');
  await new Promise((resolve) => server.once('close', resolve));
  rmSync(data, { recursive: true, force: true });
}

async function isUp(): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/me`).catch(() => null);
    if (answer?.ok) return;
    if (server.exitCode !== null) throw new Error('the server did not start');
    await pause(100);
  }
}

/** A bulk batch with all submissions waiting in it. */
async function fill(): Promise<string> {
  const answer = await fetch(`${url}/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: '批量', urgency: 'bulk' }),
  });
  const { id } = (await answer.json()) as { id: string };
  for (let at = 0; at < submissions; at += AT_ONCE) {
    const form = new FormData();
    for (let n = at; n < Math.min(submissions, at + AT_ONCE); n += 1)
      form.append('files', new Blob([report(`云渡县第${n + 1}局`)]), `${n + 1}.txt`);
    const sent = await fetch(`${url}/batches/${id}/submissions`, { method: 'POST', body: form });
    if (!sent.ok) throw new Error(await sent.text());
    await sent.arrayBuffer();
    look();
  }
  return id;
}

async function reviewedOf(batch: string): Promise<number> {
  const answer = await fetch(`${url}/batches/${batch}`);
  return ((await answer.json()) as { counts: { reviewed: number } }).counts.reviewed;
}
