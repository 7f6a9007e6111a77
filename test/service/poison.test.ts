import { expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { moodyChild } from '../helpers/run-jishen.js';
import { handIn, newBatch, report, type Shown, settled, startServer } from '../helpers/server.js';

interface Page {
  readonly rows: readonly Shown[];
  readonly total: number;
}

const SUBMISSIONS = 100;
/** One that brings down whoever reads it. */
const POISON = '崩溃局.txt';

it('reviews 99 beside one poison file, says why that one failed, and takes it up when the cause is gone', async () => {
  const data = folderWith();
  const ill = await startServer({ data, childEntry: new URL(moodyChild) });
  const files = Object.fromEntries(
    Array.from({ length: SUBMISSIONS - 1 }, (_, n) => [`${n}.txt`, report(`云渡县第${n + 1}局`)]),
  );
  const batch = await newBatch(ill.api);
  await handIn(ill.api, batch, { ...files, [POISON]: report('云渡县崩溃局') });
  const count = async (state: string) =>
    (await ill.api.get<Page>(`/submissions?batch=${batch}&most=1&state=${state}`)).total;
  await until(async () => (await count('waiting,queued,reading')) === 0);
  expect([await count('reviewed'), await count('failed')]).toEqual([SUBMISSIONS - 1, 1]);
  const dead = await ill.api.get<Page>('/dead-letters');
  expect(dead).toMatchObject({
    total: 1,
    rows: [{ source: POISON, failures: [{ file: POISON, code: 'crash' }] }],
  });
  expect(dead.rows[0]!.failures[0]!.message).toMatch(/崩溃局\.txt.*\p{sc=Han}。$/u);
  await ill.close();

  const { api } = await startServer({ data });
  expect(await api.send('POST', '/dead-letters/retry', {})).toEqual({
    done: [dead.rows[0]!.id],
    refused: [],
  });
  expect(await settled(api, dead.rows[0]!.id)).toMatchObject({
    state: 'reviewed',
    unit: '云渡县崩溃局',
    failures: [],
  });
  expect(await api.get('/dead-letters')).toEqual({ rows: [], total: 0 });
  expect((await api.get<Page>(`/submissions?batch=${batch}&state=reviewed`)).total).toBe(SUBMISSIONS);
}, 300_000);
