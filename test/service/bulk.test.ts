import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BatchRow, findBatch } from '../../src/adapters/db/service/batches.js';
import { type BulkTaskRow, findTask } from '../../src/adapters/db/service/bulk.js';
import { historyOf } from '../../src/adapters/db/service/history.js';
import { findIds } from '../../src/adapters/db/service/list.js';
import { findSubmission, uploadsOf } from '../../src/adapters/db/service/submissions.js';
import { bulkItems, leftFiles, submissions } from '../../src/adapters/db/service-schema.js';
import { hashTexts } from '../../src/intake/hash.js';
import { actOn, type BulkWish, removeBatch } from '../../src/service/bulk/act-on.js';
import { stopTask } from '../../src/service/bulk/tasks.js';
import { groupUploads } from '../../src/service/group-uploads.js';
import { handIn } from '../../src/service/hand-in.js';
import { keptOriginal } from '../../src/service/names.js';
import type { Service } from '../../src/service/service.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { allEvents, handInFiles, ME, newBatch, placeEnvironment, startService } from '../helpers/service.js';

/** More than are done at once, and not a whole number of slices. */
const MANY = 603;
/** Hardly any is worked on meanwhile. */
const settings = { queue: { window: 1 }, workers: 1 };

const filesOf = (prefix: string) =>
  Object.fromEntries(
    Array.from({ length: MANY }, (_, n) => [`${prefix}${n}.txt`, `2024年度${prefix}${n}自评报告`]),
  );

/** Rows alone: nobody looks into the files of these. */
async function rowsIn(service: Service, prefix: string, batch: BatchRow, many = MANY): Promise<string[]> {
  const files = Array.from({ length: many }, (_, n) => `${prefix}${n}.txt`);
  const uploaded = files.map((file) => ({ file, sha256: hashTexts(file), size: 1 }));
  const into = { batch, owner: null, actor: ME, given: {} };
  return (await handIn(service, groupUploads(uploaded, 'auto'), into))!.map(({ row }) => row.id);
}

async function over({ db }: Service, task: BulkTaskRow): Promise<BulkTaskRow> {
  let row = task;
  await until(async () => {
    row = (await findTask(db, task.id))!;
    return row.state !== 'running';
  });
  return row;
}

async function begun(service: Service, batch: string, wish: BulkWish): Promise<BulkTaskRow> {
  const target = { kind: 'filter', filter: { owner: null, batch } } as const;
  const { task, done, refused } = await actOn(service, target, wish, { actor: ME });
  expect([done, refused]).toEqual([[], []]);
  return task!;
}

/** Rows that only a task in hand, or files that are to go, leave behind. */
const leftovers = async ({ db }: Service) => [
  ...(await db.select().from(bulkItems)),
  ...(await db.select().from(leftFiles)),
];

describe.each(['embedded', 'postgres'] as const)('what is done to thousands, on %s', (place) => {
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    environment = await placeEnvironment(place);
  });

  it('tells how far it is, and leaves an entry in the history of each', async () => {
    const { service } = await startService(environment, { settings });
    const batch = await newBatch(service);
    const ids = await rowsIn(service, '甲', batch);
    const task = await begun(service, batch.id, { action: 'assign', assignee: 'me' });
    expect(task).toMatchObject({ state: 'running', total: MANY, done: 0 });
    expect(await over(service, task)).toMatchObject({ state: 'done', total: MANY, done: MANY, refused: {} });
    for (const id of [ids[0]!, ids.at(-1)!]) {
      expect(await findSubmission(service.db, id)).toMatchObject({ assignee: 'me' });
      expect((await historyOf(service.db, id)).at(-1)).toMatchObject({
        ...{ action: 'assign', byName: ME.name },
        before: { assignee: null },
        after: { assignee: ME.name, assigneeId: 'me' },
      });
    }
    // Who is responsible already is not made so once more.
    await over(service, await begun(service, batch.id, { action: 'assign', assignee: 'me' }));
    const entries = (await historyOf(service.db, ids[0]!)).filter(({ action }) => action === 'assign');
    expect(entries).toHaveLength(1);
    const told = (await allEvents(service)).filter(
      ({ kind, data }) => kind === 'task-progress' && data.task === task.id,
    );
    const steps = told.map(({ data }) => Number(data.done));
    expect(steps.length).toBeGreaterThan(3);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(told.at(-1)?.data).toMatchObject({ state: 'done', done: MANY, total: MANY });
    expect(await leftovers(service)).toEqual([]);
  });

  it('goes on where it was when the service comes back, and takes the files along', async () => {
    const data = folderWith();
    const first = await startService(environment, { data, settings });
    const { batch, ids } = await handInFiles(first.service, filesOf('乙'));
    const uploads = await Promise.all([ids[0]!, ids.at(-1)!].map((id) => uploadsOf(first.service.db, id)));
    const originals = uploads.flat().map(({ sha256 }) => keptOriginal(sha256));
    const task = await begun(first.service, batch.id, { action: 'delete' });
    await until(async () => (await findTask(first.service.db, task.id))!.done > 0);
    const db = first.service.db;
    const halfway = (await findTask(db, task.id))!;
    await first.close();
    const { service } = await startService(environment, { data, settings });
    expect(halfway.done).toBeLessThan(MANY);
    expect(await over(service, task)).toMatchObject({ state: 'done', done: MANY });
    expect(await findIds(service.db, { owner: null, batch: batch.id })).toEqual([]);
    await until(async () => (await leftovers(service)).length === 0);
    for (const name of originals) expect(await service.files.has(name)).toBe(false);
    expect((await historyOf(service.db, ids[0]!)).map(({ action }) => action)).toContain('delete');
    expect(await findBatch(service.db, batch.id)).not.toBeNull();
  });

  it('is stopped by a person; what is done stays done', async () => {
    const { service } = await startService(environment, { settings });
    const batch = await newBatch(service);
    const ids = await rowsIn(service, '丙', batch);
    const task = await begun(service, batch.id, { action: 'assign', assignee: 'me' });
    const stopped = await stopTask(service, task.id, ME);
    expect(stopped).toMatchObject({ state: 'stopped', total: MANY });
    expect(stopped.done).toBeLessThan(MANY);
    // Asked once more it is as it is, and nothing goes on behind anybody's back.
    expect(await stopTask(service, task.id, ME)).toEqual(stopped);
    const mine = await findIds(service.db, { owner: null, batch: batch.id, assignee: 'me' });
    expect(mine).toHaveLength(stopped.done);
    expect(await leftovers(service)).toEqual([]);
    await expect(stopTask(service, 'none', ME)).rejects.toMatchObject({ code: 'task-not-found' });
    // In fewer there is nothing to stop.
    const few = await actOn(
      service,
      { kind: 'ids', ids: ids.slice(0, 500) },
      { action: 'cancel' },
      { actor: ME },
    );
    expect(few.task).toBeNull();
    expect(few.done.length + few.refused.length).toBe(500);
  });

  it('deletes a batch with what comes to it meanwhile, save what is signed meanwhile', async () => {
    const { service } = await startService(environment, { settings });
    const { db } = service;
    const [batch, kept] = [await newBatch(service), await newBatch(service)];
    await rowsIn(service, '丁', batch);
    await rowsIn(service, '戊', kept);
    const task = (await removeBatch(service, batch.id, { actor: ME, evenSigned: false }))!;
    await rowsIn(service, '迟到', batch, 1);
    expect(await over(service, task)).toMatchObject({ state: 'done', refused: {} });
    expect(await findBatch(db, batch.id)).toBeNull();
    expect(await findIds(db, { owner: null, batch: batch.id })).toEqual([]);
    expect((await allEvents(service)).filter(({ kind }) => kind === 'batch-deleted')).toHaveLength(1);

    const other = (await removeBatch(service, kept.id, { actor: ME, evenSigned: false }))!;
    const last = (await findIds(db, { owner: null, batch: kept.id })).at(-1)!;
    await db.update(submissions).set({ sign: 'signed' }).where(eq(submissions.id, last));
    expect(await over(service, other)).toMatchObject({ done: MANY - 1, refused: { signed: 1 } });
    expect(await findIds(db, { owner: null, batch: kept.id })).toEqual([last]);
    await expect(removeBatch(service, kept.id, { actor: ME, evenSigned: false })).rejects.toMatchObject({
      code: 'signed',
    });
    await removeBatch(service, kept.id, { actor: ME, evenSigned: true });
    expect(await findBatch(db, kept.id)).toBeNull();
  });

  it('reviews each again under the setup of its own batch', async () => {
    const { service } = await startService(environment, { settings });
    const { db } = service;
    const roster = [{ unit: '云渡县己局', due: null }];
    const [one, other] = [await newBatch(service), await newBatch(service, { roster })];
    await rowsIn(service, '己', one, 300);
    await rowsIn(service, '庚', other, 300);
    const all = await findIds(db, { owner: null });
    const wish = { rubric: null, config: 'sichuan' };
    const { task } = await actOn(
      service,
      { kind: 'ids', ids: ['none', ...all] },
      { action: 'reaudit', wish },
      { actor: ME },
    );
    expect((await over(service, task!)).refused).toEqual({ 'submission-not-found': 1 });
    const setups = new Map<string, Set<string>>();
    for (const row of await db.select().from(submissions)) {
      if (row.batch !== one.id && row.batch !== other.id) continue;
      setups.set(row.batch, (setups.get(row.batch) ?? new Set()).add(row.setup));
      expect(row.attempt).toBeGreaterThan(1);
    }
    expect([...setups.values()].map(({ size }) => size)).toEqual([1, 1]);
    expect([...setups.get(one.id)!]).not.toEqual([...setups.get(other.id)!]);
    const [changed] = await findIds(db, { owner: null, batch: one.id });
    expect((await historyOf(db, changed!)).at(-1)).toMatchObject({ action: 'reaudit', after: wish });
  });
});
