import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { lockFolder } from '../../src/adapters/db/lock.js';
import { openPglite } from '../../src/adapters/db/open-pglite.js';
import { folderWith } from '../helpers/folders.js';
import { isGone } from '../helpers/processes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function start(folder: string): Promise<{ said: string; child: ChildProcess }> {
  const args = [
    '--import',
    'tsx',
    fileURLToPath(new URL('../helpers/lock-starter.ts', import.meta.url)),
    folder,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], cwd: root });
  started.push(child);
  return new Promise((resolve) => {
    child.stdout.once('data', (text: Buffer) => resolve({ said: text.toString().trim(), child }));
  });
}

it('has one owner out of eight that start together, and another after the owner was killed', async () => {
  const folder = folderWith();
  const all = await Promise.all(Array.from({ length: 8 }, () => start(folder)));
  expect(all.map(({ said }) => said).sort()).toEqual([...Array(7).fill('lost'), 'won']);
  const { child } = all.find(({ said }) => said === 'won')!;
  child.kill('SIGKILL');
  await isGone(child.pid!);
  expect((await start(folder)).said).toBe('won');
});

it('can be taken again after it was given back', async () => {
  const folder = folderWith();
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({ name: 'UsageError' });
  await lock.release();
  await (await lockFolder(folder)).release();
});

it('makes a database anew that was killed while it was made, and says so of one that is broken', async () => {
  const folder = folderWith({ making: '', 'pglite/PG_VERSION': '18' });
  await (await openPglite(folder)).close();
  rmSync(join(folder, 'pglite', 'global', 'pg_control'));
  await expect(openPglite(folder)).rejects.toMatchObject({ name: 'UsageError' });
  // The folder is free again.
  rmSync(join(folder, 'pglite'), { recursive: true });
  await (await openPglite(folder)).close();
});
