import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { isGone, until } from '../helpers/processes.js';
import { jishen } from '../helpers/run-jishen.js';
import { freePort, startRedis, type TestServer } from '../helpers/servers.js';
import { FILES, input, reads, slowly, sources, start } from '../helpers/twenty-files.js';

const read = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(url, { headers });
  return { status: answer.status, text: await answer.text() };
};

describe('jishen worker', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server?.stop());
  const envOf = (log: string, ms: number) => ({
    ...slowly(log, ms),
    REDIS_URL: server.url,
    JISHEN_QUEUE_LOCK_MS: '2000',
  });

  it('tells those who watch how it is and what it did, to who knows the token', async () => {
    const port = await freePort();
    const log = join(folderWith(), 'log');
    const env = {
      ...envOf(log, 0),
      JISHEN_METRICS_PORT: String(port),
      JISHEN_METRICS_TOKEN: 'secret',
      JISHEN_LOG: 'debug',
    };
    const worker = start(['worker', '--workers', '2'], { env });
    const url = `http://127.0.0.1:${port}`;
    await until(() =>
      read(`${url}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    expect((await jishen(['audit', input(), '-o', folderWith()], { env: envOf(log, 0) })).status).toBe(0);
    expect((await read(`${url}/healthz`)).status).toBe(200);
    expect((await read(`${url}/metrics`)).status).toBe(401);
    expect((await read(`${url}/metrics`, { authorization: 'Bearer secreT' })).status).toBe(401);
    expect((await read(`${url}/elsewhere`)).status).toBe(404);
    const { text } = await read(`${url}/metrics`, { authorization: 'Bearer secret' });
    expect(text).toContain('jishen_worker_jobs_total{queue="jishen-documents",outcome="done"} 20');
    expect(text).toContain('jishen_worker_active{queue="jishen-documents"} 0');
    expect(text).toMatch(/jishen_process_cpu_seconds_total/);

    worker.process.kill('SIGTERM');
    const { status, stdout, stderr } = await worker.finished;
    expect(status).toBe(0);
    expect(stderr).toBe('');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: number; msg: string });
    expect(lines.filter(({ msg }) => /^jishen-documents .* done \d+ ms$/.test(msg))).toHaveLength(20);
    expect(lines.at(-1)!.msg).toContain('正在停止');
    // Names of files and what stands in them are nobody's business who collects logs.
    expect(stdout).not.toContain('绩效自评报告');
  });

  it('is not ready while it finishes what it has in hand', async () => {
    const port = await freePort();
    const log = join(folderWith(), 'log');
    const env = { ...envOf(log, 1500), JISHEN_METRICS_PORT: String(port) };
    const worker = start(['worker', '--workers', '1'], { env });
    const run = start(['audit', input(), '-o', folderWith(), '--json'], { env: envOf(log, 0) });
    await until(() => reads(log).length >= 1);
    worker.process.kill('SIGTERM');
    await until(async () => (await read(`http://127.0.0.1:${port}/readyz`)).status === 503);
    expect((await worker.finished).status).toBe(0);
    start(['worker', '--workers', '2'], { env: envOf(log, 0) });
    expect((await run.finished).status).toBe(0);
    expect(new Set(reads(log).map(({ file }) => file)).size).toBe(reads(log).length);
  });

  it('leaves to others what takes longer than it may, without counting it as a failure', async () => {
    const log = join(folderWith(), 'log');
    const env = { ...envOf(log, 170_000), JISHEN_DRAIN_SECONDS: '0' };
    const worker = start(['worker', '--workers', '1'], { env });
    const run = start(['audit', input(), '-o', folderWith(), '--json'], { env: envOf(log, 0) });
    await until(() => reads(log).length >= 1);
    worker.process.kill('SIGTERM');
    const { status, stderr } = await worker.finished;
    expect(status).toBe(0);
    expect(stderr).toContain('手上的任务交给别的 worker 重做');
    const [first] = reads(log);
    await isGone(first!.pid);
    const second = start(['worker', '--workers', '2', '--debug'], { env: envOf(log, 0) });
    const { status: done, stdout } = await run.finished;
    expect(done).toBe(0);
    expect(sources(stdout)).toEqual(FILES);
    expect(reads(log).filter(({ file }) => file === first!.file)).toHaveLength(2);
    expect(second.stderr()).not.toContain('failed');
  });

  it('says in one sentence that its port is taken', async () => {
    const port = Number(new URL(server.url).port);
    const { status, stderr } = await jishen(['worker'], {
      env: { REDIS_URL: server.url, JISHEN_METRICS_PORT: String(port) },
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`无法在 127.0.0.1:${port} 上提供运行状况（EADDRINUSE），请换一个端口。`);
  });
});
