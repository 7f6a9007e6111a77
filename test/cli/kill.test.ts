import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { folderWith } from '../helpers/folders.js';
import { isAlive, isGone, pause, until } from '../helpers/processes.js';
import { jishen, moodyChild, type Running, startJishen } from '../helpers/run-jishen.js';
import { startPostgres, startRedis, type TestServer } from '../helpers/servers.js';

const FILES = Array.from({ length: 20 }, (_, index) => `单位${index + 1}.txt`);
const input = () => folderWith(Object.fromEntries(FILES.map((file) => [file, `${file}的绩效自评报告`])));

const running: Running[] = [];
const start = (...args: Parameters<typeof startJishen>) => {
  const one = startJishen(...args);
  running.push(one);
  return one;
};
afterEach(async () => {
  for (const { process, finished } of running.splice(0)) {
    process.kill('SIGKILL');
    await finished;
  }
});

/** What the children began to read: process and file, in order. */
function reads(log: string): { pid: number; file: string }[] {
  if (!existsSync(log)) return [];
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.map((line) => ({ pid: Number(line.split(' ')[0]), file: line.slice(line.indexOf(' ') + 1) }));
}
const reviewed = (out: string) => {
  const folder = join(out, 'submissions');
  return existsSync(folder)
    ? readdirSync(folder).filter((slug) => existsSync(join(folder, slug, 'result.json')))
    : [];
};
const sources = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Review).source.split('/').at(-1));
const slowly = (log: string, ms: number) => ({
  TEST_CHILD: moodyChild,
  TEST_CHILD_LOG: log,
  TEST_CHILD_MS: String(ms),
});

describe('kill -9 with the embedded queue', () => {
  it('of children in the middle: every review is there once', async () => {
    const log = join(folderWith(), 'log');
    const out = join(folderWith(), 'out');
    const env = { ...slowly(log, 100), JISHEN_QUEUE_LOCK_MS: '1000' };
    const run = start(['audit', input(), '-o', out, '--json'], { env });
    const killed = new Set<number>();
    while (killed.size < 3 && run.process.exitCode === null) {
      const last = reads(log).at(-1);
      if (last && !killed.has(last.pid) && isAlive(last.pid)) {
        process.kill(last.pid, 'SIGKILL');
        killed.add(last.pid);
      }
      await pause(20);
    }
    const { status, stdout } = await run.finished;
    expect(killed.size).toBe(3);
    expect(status).toBe(0);
    expect(sources(stdout)).toEqual(FILES);
    expect(reviewed(out)).toHaveLength(20);
  });

  it('of everything, then --resume: what was done is not done again, and no child is left', async () => {
    const folder = input();
    const out = join(folderWith(), 'out');
    const [log, second] = [join(folderWith(), 'log'), join(folderWith(), 'log')];
    const run = start(['audit', folder, '-o', out], { env: slowly(log, 150) });
    await until(() => reviewed(out).length >= 5);
    run.process.kill('SIGKILL');
    await run.finished;
    for (const { pid } of reads(log)) await isGone(pid);
    const before = reviewed(out);
    expect(before.length).toBeLessThan(20);

    const { status, stdout, stderr } = await jishen(['audit', folder, '-o', out, '--json', '--resume'], {
      env: slowly(second, 0),
    });
    expect(status).toBe(0);
    expect(sources(stdout)).toEqual(FILES);
    expect(reviewed(out)).toHaveLength(20);
    expect(stderr).toMatch(/其中 \d+ 份沿用上次结果/);
    const again = new Set(reads(second).map(({ file }) => file));
    expect(before.filter((slug) => again.has(`${slug}.txt`))).toEqual([]);
  });

  it('Ctrl-C keeps what is finished and says how to go on', async () => {
    const folder = input();
    const out = join(folderWith(), 'out');
    const log = join(folderWith(), 'log');
    const run = start(['audit', folder, '-o', out], { env: slowly(log, 150) });
    await until(() => reviewed(out).length >= 3);
    run.process.kill('SIGINT');
    const { status, stderr } = await run.finished;
    expect(status).toBe(130);
    expect(stderr).toMatch(/已停止：完成 \d+\/20 份。继续请运行：jishen audit .* --resume/);
    expect(stderr).not.toMatch(/^\s+at /m);
    for (const { pid } of reads(log)) await isGone(pid);
    expect((await jishen(['audit', folder, '-o', out, '--resume'])).status).toBe(0);
    expect(reviewed(out)).toHaveLength(20);
  });
});

describe('with Redis', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server?.stop());
  const env = (log: string, ms: number) => ({
    ...slowly(log, ms),
    REDIS_URL: server.url,
    JISHEN_QUEUE_LOCK_MS: '2000',
    JISHEN_IDLE_MS: '500',
  });

  it('waits for a worker and says so, goes on with another when one is killed, and leaves nothing in Redis', async () => {
    const log = join(folderWith(), 'log');
    const out = join(folderWith(), 'out');
    const run = start(['audit', input(), '-o', out, '--json'], { env: env(log, 100) });
    await until(() => run.stderr().includes('还没有 worker 领取'));
    const first = start(['worker', '--workers', '1'], { env: env(log, 100) });
    await until(() => reads(log).length >= 5);
    first.process.kill('SIGKILL');
    await first.finished;
    const begun = reads(log);
    for (const { pid } of begun) await isGone(pid);
    const second = start(['worker', '--workers', '2'], { env: env(log, 0) });
    const { status, stdout } = await run.finished;
    expect(status).toBe(0);
    expect(sources(stdout)).toEqual(FILES);
    expect(reviewed(out)).toHaveLength(20);

    second.process.kill('SIGTERM');
    expect((await second.finished).status).toBe(0);
    const redis = new Redis(server.url);
    expect(await redis.keys('jishen:artifact:*')).toEqual([]);
    redis.disconnect();
  });

  it('kill -9 of the asking side, then --resume takes what the workers did meanwhile', async () => {
    const folder = input();
    const out = join(folderWith(), 'out');
    const log = join(folderWith(), 'log');
    start(['worker', '--workers', '1'], { env: env(log, 50) });
    const run = start(['audit', folder, '-o', out], { env: env(log, 50) });
    await until(() => reviewed(out).length >= 3);
    run.process.kill('SIGKILL');
    await run.finished;
    const { status, stdout } = await jishen(['audit', folder, '-o', out, '--json', '--resume'], {
      env: env(log, 50),
    });
    expect(status).toBe(0);
    expect(sources(stdout)).toEqual(FILES);
    // Every file was opened once: the second run took the results of the first one's jobs.
    expect(
      reads(log)
        .map(({ file }) => file)
        .sort(),
    ).toEqual([...FILES].sort());
  });

  it('submits again what Redis has lost', async () => {
    const out = join(folderWith(), 'out');
    const log = join(folderWith(), 'log');
    start(['worker', '--workers', '1'], { env: env(log, 50) });
    const run = start(['audit', input(), '-o', out, '--json'], { env: env(log, 50) });
    await until(() => reviewed(out).length >= 3);
    const redis = new Redis(server.url);
    await redis.del(...(await redis.keys('bull:jishen-*')), ...(await redis.keys('jishen:artifact:*')));
    redis.disconnect();
    const { status, stdout } = await run.finished;
    expect(status).toBe(0);
    expect(sources(stdout)).toEqual(FILES);
  });

  it('finishes what it has begun when a worker is told to stop', async () => {
    const log = join(folderWith(), 'log');
    const worker = start(['worker', '--workers', '1'], { env: env(log, 1000) });
    const run = start(['audit', input(), '-o', join(folderWith(), 'out'), '--json'], { env: env(log, 1000) });
    await until(() => reads(log).length >= 1);
    worker.process.kill('SIGTERM');
    const { status, stderr } = await worker.finished;
    expect(status).toBe(0);
    expect(stderr).toContain('完成手上的任务后退出');
    start(['worker', '--workers', '2'], { env: env(log, 0) });
    expect((await run.finished).status).toBe(0);
    expect(new Set(reads(log).map(({ file }) => file)).size).toBe(reads(log).length);
  });
});

describe('with PostgreSQL', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.stop());

  it('works here, and takes help from a worker elsewhere', async () => {
    const log = join(folderWith(), 'log');
    const env = { ...slowly(log, 50), DATABASE_URL: server.url };
    start(['worker', '--workers', '1'], { env });
    const { status, stdout } = await jishen(['audit', input(), '-o', join(folderWith(), 'out'), '--json'], {
      env,
    });
    expect(status).toBe(0);
    expect(sources(stdout)).toEqual(FILES);
  });
});
