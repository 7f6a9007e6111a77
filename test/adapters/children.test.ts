import { spawn } from 'node:child_process';
import { getPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { openChildPool } from '../../src/adapters/children/pool.js';
import type { ChildSettings } from '../../src/adapters/children/settings.js';
import { defaultChildSettings } from '../../src/adapters/children/settings.js';
import { killGroup, startChild } from '../../src/adapters/children/start.js';
import type { PageProgress, Task, TaskOptions, TaskRunner } from '../../src/ports/tasks.js';
import { isAlive, isGone, processTable } from '../helpers/processes.js';

const entry = new URL('../helpers/abuse-child.ts', import.meta.url);
const open: TaskRunner[] = [];
const pool = (settings: Partial<ChildSettings> = {}) => {
  const runner = openChildPool(entry, { size: 1, heapMb: 128, rssMb: 500, idleMs: 1500, ...settings });
  open.push(runner);
  return (kind: string, value?: unknown, options?: TaskOptions) =>
    runner.run({ kind, value } as unknown as Task, options) as Promise<unknown>;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((runner) => runner.close()));
});

describe('the pool of children', () => {
  it.each([
    ['an endless loop', 'loop', 'timeout'],
    ['a runaway regular expression', 'regex', 'timeout'],
    ['a heap bomb', 'heap', 'memory'],
    ['a bomb of buffers outside the heap', 'buffers', 'memory'],
    ['a crash in native code', 'abort', 'crash'],
    ['an exit in the middle', 'exit', 'crash'],
    ['a page that never comes to an end', 'stuck-page', 'timeout'],
  ])('survives %s and goes on', async (_name, kind, reason) => {
    const run = pool(kind === 'heap' ? { idleMs: 60_000, rssMb: 4000 } : {});
    await expect(run(kind)).rejects.toMatchObject({ name: 'ChildFailure', reason });
    await expect(run('echo', '绩效')).resolves.toMatchObject({ value: '绩效' });
  });

  it('ends what shows signs of life but takes too long in all', async () => {
    const run = pool({ totalMs: 1500 });
    await expect(run('hang')).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('counts the memory of what the child has started', async () => {
    const run = pool({ totalMs: 30_000, idleMs: 30_000 });
    await expect(run('greedy-grandchild')).rejects.toMatchObject({ reason: 'memory' });
  }, 40_000);

  it('tells which page is done, and gives more time for each', async () => {
    const run = pool({ totalMs: 500, pageMs: 1000 });
    const seen: PageProgress[] = [];
    const answer = run('pages', 4, { onPage: (progress) => seen.push(progress) });
    await expect(answer).resolves.toBe('read');
    expect(seen).toEqual([0, 1, 2, 3, 4].map((page) => ({ page, pages: 4 })));
  });

  it('holds a task to limits of its own', async () => {
    const run = pool();
    const limits = { idleMs: 60_000, totalMs: 700, pageMs: 0, rssMb: 500 };
    await expect(run('hang', null, { limits })).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('hands on an ordinary error and keeps the child', async () => {
    const run = pool();
    const first = (await run('echo')) as { pid: number };
    await expect(run('fail')).rejects.toThrow('an ordinary mistake');
    expect(await run('echo')).toMatchObject({ pid: first.pid });
  });

  it('replaces a child after its number of tasks', async () => {
    const run = pool({ tasksPerChild: 2 });
    const pids = new Set<number>();
    for (let index = 0; index < 5; index += 1) pids.add(((await run('echo')) as { pid: number }).pid);
    expect(pids.size).toBe(3);
  });

  it('replaces a child that keeps too much when its task is over', async () => {
    const run = pool({ restMb: 250 });
    const leaking = (await run('leak')) as { pid: number };
    const next = (await run('echo')) as { pid: number };
    expect(next.pid).not.toBe(leaking.pid);
    expect(await run('echo')).toMatchObject({ pid: next.pid });
  });

  it('gives back every answer to its own asker', async () => {
    const run = pool({ size: 2 });
    const values = Array.from({ length: 30 }, (_, index) => index);
    const answers = await Promise.all(values.map((value) => run('echo', value)));
    expect(answers.map((answer) => (answer as { value: number }).value)).toEqual(values);
  });

  it('rejects what waits and what runs when it is closed', async () => {
    const run = pool();
    const results = Promise.allSettled([run('loop'), run('echo')]);
    await open[0]!.close();
    expect(await results).toMatchObject([
      { reason: { reason: 'stopped' } },
      { reason: { reason: 'stopped' } },
    ]);
  });

  it('gives way to its parent where that is wanted', async () => {
    expect(await pool({ niceness: 7 })('niceness')).toBe(getPriority() + 7);
    expect(await pool()('niceness')).toBe(getPriority());
  });

  it('knows nothing of the servers and secrets of its parent', async () => {
    const secrets = {
      DATABASE_URL: 'postgres://jishen:secret@db/jishen',
      REDIS_URL: 'redis://:secret@redis',
      JISHEN_S3_SECRET_KEY: 'secret',
      JISHEN_SECRET: 'secret',
      JISHEN_OIDC_CLIENT_SECRET: 'secret',
      JISHEN_SETUP_TOKEN: 'secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
      OF_TOMORROW: 'secret',
    };
    Object.assign(process.env, secrets, { TEST_CHILD_LOG: 'seen' });
    try {
      const environment = (await pool()('environment')) as NodeJS.ProcessEnv;
      expect(Object.values(environment).filter((value) => value?.includes('secret'))).toEqual([]);
      expect(environment).toMatchObject({ PATH: process.env.PATH, TEST_CHILD_LOG: 'seen' });
    } finally {
      for (const name of [...Object.keys(secrets), 'TEST_CHILD_LOG']) delete process.env[name];
    }
  });

  it('kills what the child itself has started', async () => {
    const child = startChild(entry, defaultChildSettings);
    const grandchild = await new Promise<number>((resolve) => {
      child.on('message', (message: { note?: number }) => message.note && resolve(message.note));
      child.send({ id: 0, task: { kind: 'grandchild' } });
    });
    expect(isAlive(grandchild)).toBe(true);
    killGroup(child);
    await isGone(grandchild);
  });
});

describe('a parent that is killed', () => {
  it.each(['echo', 'loop'])('leaves no child behind that does %s', async (kind) => {
    const parent = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('../helpers/pool-parent.ts', import.meta.url)), kind],
      { stdio: ['ignore', 'pipe', 'inherit'], cwd: fileURLToPath(new URL('../..', import.meta.url)) },
    );
    const [line] = (
      await createInterface({ input: parent.stdout })[Symbol.asyncIterator]().next()
    ).value.split('\n');
    const pid = Number(line);
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    await isGone(pid);
  });
});

afterAll(async () => {
  const left = (await processTable()).filter((line) => line.includes('abuse-child.ts'));
  expect(left).toEqual([]);
});
