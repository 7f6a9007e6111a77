import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, apiOf } from '../../test/helpers/api.js';
import { freePort, startPostgres, startRedis } from '../../test/helpers/servers.js';
import { median } from '../measure.js';
import { postgres as postgresServer, redisServer } from '../peers.js';
import { root } from '../samples.js';
import type { Section } from '../section.js';
import { scans, smallReports, type WorkerLoad } from '../worker-loads.js';

const ROUNDS = 2;
const COPIES = 2;

export const workers: Section = {
  name: 'workers',
  title: 'Two worker processes against one',
  peers: [redisServer, postgresServer],
  run: async () => {
    const place = await openPlace();
    const giveUp = () => void place.close().finally(() => process.exit(130));
    process.once('SIGINT', giveUp);
    process.once('SIGTERM', giveUp);
    try {
      return await compare(place);
    } finally {
      process.off('SIGINT', giveUp);
      process.off('SIGTERM', giveUp);
      await place.close();
    }
  },
};

/** Servers of our own, and `jishen serve` on them, which reads nothing itself. */
interface Place {
  readonly folder: string;
  readonly api: Api;
  /** `core`: the only one it may use. */
  jishen(args: readonly string[], more?: NodeJS.ProcessEnv, core?: number): ChildProcess;
  stop(child: ChildProcess): Promise<void>;
  close(): Promise<void>;
}

async function openPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'jishen-bench-'));
  const [redis, postgres, port] = [await startRedis(), await startPostgres(), await freePort()];
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    JISHEN_FILES: 'files',
    JISHEN_FILES_FOLDER: join(folder, 'files'),
  };
  const started = new Set<ChildProcess>();
  const url = `http://127.0.0.1:${port}`;
  const place: Place = {
    folder,
    api: apiOf(() => url),
    jishen: (args, more = {}, core) => {
      const pin = core === undefined ? [] : ['taskset', '-c', String(core)];
      const [command, ...rest] = [...pin, process.execPath, join(root, 'bin/jishen.js'), ...args];
      const child = spawn(command!, rest, {
        env: { ...env, ...more },
        stdio: 'ignore',
      });
      started.add(child);
      return child;
    },
    stop: async (child) => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      started.delete(child);
    },
    close: async () => {
      for (const child of started) child.kill('SIGKILL');
      await Promise.all([redis.stop(), postgres.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  place.jishen(['serve', '--workers', '0', '--port', String(port), '--data', join(folder, 'data'), '-q']);
  await whenReady(url);
  return place;
}

async function compare(place: Place): Promise<string> {
  const rows: string[] = [];
  const loads: number[] = [];
  for (const load of [smallReports(COPIES), ...(await scans(place.folder))]) {
    const rates: Record<1 | 2, number[]> = { 1: [], 2: [] };
    const ratios: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      loads.push(loadavg()[0]!);
      // Neighbours in time are compared: the machine is as busy for the one as for the other.
      const order: readonly (1 | 2)[] = round % 2 === 0 ? [1, 2] : [2, 1];
      for (const processes of order) rates[processes].push(await measure(place, load, processes));
      ratios.push(rates[2].at(-1)! / rates[1].at(-1)!);
    }
    const cells = [rates[1], rates[2], ratios].map(spread);
    rows.push(`| ${load.name} | ${cells[0]} a second | ${cells[1]} a second | ${cells[2]}× |`);
  }
  return [
    `Handed in to \`jishen serve --workers 0\`; \`jishen worker --workers 1\` once and twice; Redis, PostgreSQL and the server on the same`,
    `${availableParallelism()} cores. ${ROUNDS} pair(s) of runs, the first reviews not counted; load when a pair began ${Math.min(...loads).toFixed(1)}–${Math.max(...loads).toFixed(1)}. Medians, spread in brackets.`,
    'With small reports one process keeps the second core busy too: what is around each of them (unpacking, queue, database) is done by the server',
    "beside it. With scans the work is the workers' own. The last line holds each process to one core.",
    '',
    '| load | one process | two processes | ratio of neighbours |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

interface Page {
  readonly rows: readonly { readonly state: string; readonly settled: string | null }[];
}

/** Submissions a second, by the times at which they were settled. */
async function measure({ api, jishen, stop }: Place, load: WorkerLoad, processes: number): Promise<number> {
  const started: ChildProcess[] = [];
  for (let index = 0; index < processes; index += 1) {
    const watch = await freePort();
    const args = ['worker', '--workers', '1', '-q'];
    // From the last core down: the server is on the first more often than not.
    const core = load.isPinned ? availableParallelism() - 1 - index : undefined;
    started.push(jishen(args, { JISHEN_METRICS_PORT: String(watch) }, core));
    await whenReady(`http://127.0.0.1:${watch}`);
  }
  const batch = await api.send<{ id: string }>('POST', '/batches', { name: `${processes}` });
  const uploads = load.uploads();
  await api.upload(`/batches/${batch.id}/submissions?grouping=single`, uploads);
  const wanted = Object.keys(uploads).length;
  for (;;) {
    const { rows } = await api.get<Page>(`/submissions?batch=${batch.id}&most=500`);
    const settled = rows
      .flatMap(({ settled }) => (settled ? [Date.parse(settled)] : []))
      .sort((a, b) => a - b);
    if (settled.length === wanted) {
      if (rows.some(({ state }) => state !== 'reviewed')) throw new Error('not all were reviewed');
      for (const worker of started) await stop(worker);
      return (wanted - load.warm) / ((settled.at(-1)! - settled[load.warm - 1]!) / 1000);
    }
    await sleep(500);
  }
}

async function whenReady(url: string): Promise<void> {
  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) await sleep(100);
}

const spread = (values: readonly number[]) =>
  `${median(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`;
