import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { isAlive, isGone, pause, until } from '../helpers/processes.js';
import { jishen } from '../helpers/run-jishen.js';
import { FILES, input, reads, reviewed, slowly, sources, start } from '../helpers/twenty-files.js';

describe('kill -9 of a run in one process', () => {
  it('of children in the middle: every review is there once', async () => {
    const log = join(folderWith(), 'log');
    const out = join(folderWith(), 'out');
    const env = { ...slowly(log, 100), JISHEN_QUEUE_LOCK_MS: '1000' };
    const run = start(['audit', input(), '-o', out, '--json'], { env });
    const killed = new Map<string, number>();
    while (killed.size < 3 && run.process.exitCode === null) {
      const last = reads(log).at(-1);
      // Three times the same file would make it one that brings every child down.
      if (last && !killed.has(last.file) && isAlive(last.pid)) {
        process.kill(last.pid, 'SIGKILL');
        killed.set(last.file, last.pid);
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

  it('three times, also while the outputs are written, then --resume: one whole list and nothing half-written', async () => {
    const folder = input();
    const out = join(folderWith(), 'out');
    const logs: string[] = [];
    const args = ['audit', folder, '-o', out, '--format', 'json,ndjson,xlsx,html', '--no-cache'];
    const killWhen = async (isTime: () => boolean, ...more: string[]) => {
      logs.push(join(folderWith(), 'log'));
      const before = new Set(reviewed(out));
      const run = start([...args, ...more], { env: slowly(logs.at(-1)!, 60) });
      await until(isTime);
      run.process.kill('SIGKILL');
      await run.finished;
      for (const { pid } of reads(logs.at(-1)!)) await isGone(pid);
      const again = new Set(reads(logs.at(-1)!).map(({ file }) => file));
      expect([...before].filter((slug) => again.has(`${slug}.txt`))).toEqual([]);
    };
    await killWhen(() => reviewed(out).length >= 4);
    await killWhen(() => reviewed(out).length >= 12, '--resume');
    await killWhen(() => existsSync(join(out, 'results.ndjson')), '--resume');
    // What a kill in the middle of a file leaves.
    writeFileSync(join(out, 'submissions', '单位1', 'result.json.123.part'), '{"sch');
    writeFileSync(join(out, 'index.html.123.part'), '<!DOC');

    const last = join(folderWith(), 'log');
    const { status, stderr } = await jishen([...args, '--resume'], { env: slowly(last, 0) });
    expect(status).toBe(0);
    expect(reads(last)).toEqual([]);
    expect(stderr).toContain('其中 20 份沿用上次结果');
    expect(sources(readFileSync(join(out, 'results.ndjson'), 'utf8'))).toEqual(FILES);
    expect(reviewed(out)).toHaveLength(20);
    const parts = readdirSync(out, { recursive: true }).filter((name) => String(name).endsWith('.part'));
    expect(parts).toEqual([]);
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
