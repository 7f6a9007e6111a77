import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Api } from '../helpers/api.js';
import { until } from '../helpers/processes.js';
import { startServe } from '../helpers/run-serve.js';
import { handIn, newBatch } from '../helpers/server.js';

const MANY = 1500;

interface Task {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
}

/** Originals that lie in the file store. */
const originals = (folder: string): number =>
  readdirSync(join(folder, 'data', 'files', 'kept', 'original'), { recursive: true }).filter(
    (name) => String(name).length > 60,
  ).length;

it('a batch of thousands is deleted to its end, also when the server is killed in the middle of it', async () => {
  const served = await startServe({ settings: 'workers: 1\nqueue: { window: 1, sweepSeconds: 1 }\n' });
  const batch = await newBatch(served.api, { urgency: 'bulk' });
  const files = Array.from({ length: MANY }, (_, n) => [`${n}.txt`, `2024年度第${n}局自评报告`] as const);
  await handIn(served.api, batch, Object.fromEntries(files));
  expect(originals(served.folder)).toBe(MANY);
  const { id, total } = await served.api.send<Task>('DELETE', `/batches/${batch}`);
  expect(total).toBe(MANY);
  const taskOf = (api: Api) => api.get<Task>(`/tasks/${id}`);
  await until(async () => (await taskOf(served.api)).done > 0);
  served.process.kill('SIGKILL');
  await served.finished;

  const again = await served.again();
  const first = await taskOf(again.api);
  expect(first.done).toBeLessThan(MANY);
  await until(async () => (await taskOf(again.api)).state !== 'running');
  expect(await taskOf(again.api)).toMatchObject({ state: 'done', done: MANY });
  expect((await again.api.get<{ total: number }>('/submissions')).total).toBe(0);
  // Also those whose rows went in the moment of the shot.
  await until(async () => originals(served.folder) === 0);
});
