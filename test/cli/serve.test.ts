import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { dyingThread } from '../helpers/run-jishen.js';
import { handInTexts, reportOf, startServe, statesOf, statuses } from '../helpers/run-serve.js';
import { reads, slowly } from '../helpers/twenty-files.js';

const units = ['云渡县甲局', '云渡县乙局', '云渡县丙局', '云渡县丁局'];
const files = Object.fromEntries(units.map((unit) => [`${unit}.txt`, reportOf(unit)]));

describe('jishen serve, told to stop', () => {
  it('says so first, ends its streams, finishes what is in hand, and does the rest after the next start', async () => {
    const log = join(folderWith(), 'log');
    const served = await startServe({
      env: slowly(log, 1000),
      settings: 'workers: 1\nstopDelaySeconds: 3\n',
    });
    await handInTexts(served.api, files);
    const listening = new AbortController();
    const heard: string[] = [];
    const stream = (async () => {
      const answer = await fetch(`${served.url}/api/v1/events`, { signal: listening.signal });
      for await (const chunk of answer.body!) heard.push(new TextDecoder().decode(chunk as Uint8Array));
    })();
    await until(() => reads(log).length >= 1);
    served.process.kill('SIGTERM');
    // Not ready, and answering all the same; after that nobody is taken in any more.
    expect((await statuses(served, '/readyz')).at(-1)).toBe(503);
    // A stream that is torn would throw.
    await stream;
    expect(heard.join('')).toContain('event: submission-queued');
    const { status, stderr } = await served.finished;
    expect(status).toBe(0);
    expect(stderr).toContain('完成手上的任务后退出');

    const begun = reads(log).map(({ file }) => file);
    const next = await served.again(slowly(log, 0));
    await until(async () => Object.values(await statesOf(next.api)).every((state) => state === 'reviewed'));
    expect(Object.keys(await statesOf(next.api))).toHaveLength(units.length);
    // What was read before the end was kept.
    expect(reads(log).filter(({ file }) => begun.includes(file))).toHaveLength(begun.length);
  });

  it('lets go what takes longer than it may, and does it again', async () => {
    const log = join(folderWith(), 'log');
    const served = await startServe({
      env: slowly(log, 170_000),
      settings: 'workers: 1\nqueue: { drainSeconds: 0 }\n',
    });
    await handInTexts(served.api, { '云渡县甲局.txt': reportOf('云渡县甲局') });
    await until(() => reads(log).length >= 1);
    served.process.kill('SIGTERM');
    expect((await served.finished).status).toBe(0);
    const next = await served.again(slowly(log, 0));
    await until(async () => (await statesOf(next.api))['云渡县甲局.txt'] === 'reviewed');
  });
});

describe('jishen serve, when the embedded database dies', () => {
  it('ends with a clear sentence, and the next start has what was handed in', async () => {
    const die = join(folderWith(), 'die');
    const served = await startServe({ env: { TEST_THREAD: dyingThread, TEST_DIE: die } });
    await handInTexts(served.api, files);
    writeFileSync(die, '');
    // Whoever asks next finds it out; if nobody does, the dispatcher does.
    await served.status('/readyz');
    const { status, stderr } = await served.finished;
    expect(status).toBe(1);
    expect(stderr).toContain('绩审：内置数据库意外停止，服务无法继续，请重新启动；没做完的会接着做');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(die)).toBe(true);
    const next = await served.again({});
    await until(async () => Object.values(await statesOf(next.api)).every((state) => state === 'reviewed'));
    expect(Object.keys(await statesOf(next.api))).toHaveLength(units.length);
  });
});
