/**
 * npm run bench:load — the service under load. `jishen serve` in a process of its own, embedded, with ordinary workers: 10,000
 * submissions wait, and while they are worked on 50 uploads come at once and clerks read for a minute. Prints times of
 * answers by route, and the memory of the server; a run of full size goes into docs/benchmarks-service.md. `--submissions 1000 --seconds 20`
 * for a short look.
 */
import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
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
import { fillBatch, startBenchServer } from './waiting-service.js';
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

const report = (unit: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n${unit}核定编制6名。\n\n二、支出情况\n\n基本支出87.56万元。\n`;

const server = await startBenchServer(PORT);
const { url, pid } = server;
const memory: [seconds: number, mb: number][] = [];
const start = performance.now();
const look = () => {
  memory.push([(performance.now() - start) / 1000, residentMb(pid)]);
};
try {
  look();
  const batch = await fillBatch(url, {
    name: '批量',
    count: submissions,
    report: (n) => report(`云渡县第${n}局`),
    onSent: look,
  });
  console.log(`${submissions} submissions wait after ${((performance.now() - start) / 1000).toFixed(1)} s`);
  const times = openTimes();
  const stop: Stop = { isOver: false };
  const looking = setInterval(look, 5000);
  const before = await reviewedOf(batch);
  const began = performance.now();
  const usedBefore = processorSeconds(pid);
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
  const used = processorSeconds(pid) - usedBefore;
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
  await server.stop();
}

async function reviewedOf(batch: string): Promise<number> {
  const answer = await fetch(`${url}/batches/${batch}`);
  return ((await answer.json()) as { counts: { reviewed: number } }).counts.reviewed;
}
