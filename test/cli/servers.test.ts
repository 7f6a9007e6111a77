import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { isGone, until } from '../helpers/processes.js';
import { jishen } from '../helpers/run-jishen.js';
import { startPostgres, startRedis, type TestServer } from '../helpers/servers.js';
import { FILES, input, reads, reviewed, slowly, sources, start } from '../helpers/twenty-files.js';

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
