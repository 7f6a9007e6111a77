import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/jishen.js', import.meta.url));

/** `jishen serve`, embedded, in a process of its own and a folder that goes with it. */
export interface BenchServer {
  /** Of its API. */
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Resolves when it answers. `options`: of the command line. */
export async function startBenchServer(port: number, options: readonly string[] = []): Promise<BenchServer> {
  const data = mkdtempSync(join(tmpdir(), 'jishen-bench-'));
  const url = `http://127.0.0.1:${port}/api/v1`;
  const args = [bin, 'serve', '--port', String(port), '--data', data, '-q', ...options];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async () => {
    if (server.exitCode === null) {
      server.kill('SIGKILL');
      await new Promise((resolve) => server.once('close', resolve));
    }
    rmSync(data, { recursive: true, force: true });
  };
  while (!(await fetch(`${url}/me`).catch(() => null))?.ok) {
    if (server.exitCode !== null) {
      await stop();
      throw new Error('the server did not start');
    }
    await pause(100);
  }
  return { url, pid: server.pid!, stop };
}

const AT_ONCE = 5000;

export interface BatchWish {
  readonly name: string;
  readonly count: number;
  readonly report: (n: number) => string;
  /** After each request. */
  readonly onSent?: () => void;
}

/** A bulk batch with so many submissions waiting in it; gives its id. */
export async function fillBatch(url: string, { name, count, report, onSent }: BatchWish): Promise<string> {
  const answer = await fetch(`${url}/batches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, urgency: 'bulk' }),
  });
  const { id } = (await answer.json()) as { id: string };
  for (let at = 0; at < count; at += AT_ONCE) {
    const form = new FormData();
    for (let n = at + 1; n <= Math.min(count, at + AT_ONCE); n += 1)
      form.append('files', new Blob([report(n)]), `${n}.txt`);
    const sent = await fetch(`${url}/batches/${id}/submissions`, { method: 'POST', body: form });
    if (!sent.ok) throw new Error(await sent.text());
    await sent.arrayBuffer();
    onSent?.();
  }
  return id;
}
