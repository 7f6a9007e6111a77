import { randomUUID } from 'node:crypto';
import { UnrecoverableError } from 'bullmq';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedDatabase, openServerDatabase } from '../../src/adapters/db/database.js';
import { openQueue, type QueueHub } from '../../src/adapters/queue/open-queue.js';
import { connectRedis } from '../../src/adapters/queue/redis.js';
import { workerOptions } from '../../src/adapters/queue/settings.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { startPostgres, startRedis } from '../helpers/servers.js';

interface Place {
  open(): Promise<QueueHub>;
  stop(): Promise<void>;
}

const startEmbedded = async (thread: boolean): Promise<Place> => {
  const database = await openEmbeddedDatabase(folderWith(), { thread });
  if (database.source.kind !== 'embedded') throw new Error('not embedded');
  const { client } = database.source.embedded;
  return { open: async () => openQueue({ kind: 'embedded', client }), stop: database.close };
};

const places: Record<string, () => Promise<Place>> = {
  embedded: () => startEmbedded(false),
  'embedded, in a thread': () => startEmbedded(true),
  postgres: async () => {
    const server = await startPostgres();
    await (await openServerDatabase(server.url)).close();
    return { open: async () => openQueue({ kind: 'postgres', url: server.url }), stop: server.stop };
  },
  redis: async () => {
    const server = await startRedis();
    const { redis } = await connectRedis(server.url);
    return {
      open: async () => openQueue({ kind: 'redis', redis }),
      stop: async () => {
        redis.disconnect();
        await server.stop();
      },
    };
  },
};

/** What the pipeline relies on, the same everywhere. */
describe.each(Object.entries(places))('the queue on %s', (_name, start) => {
  let place: Place;
  let hub: QueueHub;
  beforeAll(async () => {
    place = await start();
    hub = await place.open();
  });
  afterAll(async () => {
    await hub?.close();
    await place?.stop();
  });

  const options = workerOptions({ lock: 30_000, stalled: 5000, backoff: 50 });
  const unique = (name: string) => `${name}-${randomUUID()}`;

  it('does every job once, also those that were added twice', async () => {
    const name = unique('once');
    const queue = hub.queue(name);
    const seen: string[] = [];
    const jobs = Array.from({ length: 50 }, (_, index) => `job-${index}`);
    for (const id of [...jobs, ...jobs]) await queue.add('work', { id }, { jobId: id });
    hub.worker<{ id: string }, void>(
      name,
      async (job) => {
        seen.push(job.data.id);
      },
      { ...options, concurrency: 4 },
    );
    await until(() => seen.length >= jobs.length);
    await until(async () => (await queue.getJobCounts('completed')).completed === jobs.length);
    expect([...seen].sort()).toEqual([...jobs].sort());
  });

  it('runs a parent after its documents, with the failures of some ignored', async () => {
    const [documents, parents] = [unique('documents'), unique('parents')];
    hub.worker<{ n: number }, number>(
      documents,
      async (job) => {
        if (job.data.n === 2) throw new UnrecoverableError('broken');
        if (job.data.n === 3 && job.attemptsMade === 0) throw new Error('once');
        return job.data.n * 10;
      },
      { ...options, concurrency: 2 },
    );
    let got: { values: number[]; ignored: string[] } | null = null;
    hub.worker<object, void>(
      parents,
      async (job) => {
        const values = Object.values(await job.getChildrenValues<number>());
        got = { values: values.sort(), ignored: Object.values(await job.getIgnoredChildrenFailures()) };
      },
      options,
    );
    const parentId = unique('parent');
    await hub.flows().add({
      name: 'parent',
      queueName: parents,
      data: {},
      opts: { jobId: parentId },
      children: [1, 2, 3].map((n) => ({
        name: 'document',
        queueName: documents,
        data: { n },
        opts: {
          jobId: `${parentId}-${n}`,
          attempts: 3,
          backoff: { type: 'exponential', delay: 50 },
          ignoreDependencyOnFailure: true,
        },
      })),
    });
    await until(() => got !== null);
    expect(got).toEqual({ values: [10, 30], ignored: ['broken'] });
  });

  it('tells those who listen what became of a job', async () => {
    const name = unique('events');
    const events = hub.events(name);
    const told: string[] = [];
    events.on('completed', ({ jobId, returnvalue }) => told.push(`${jobId} ${JSON.stringify(returnvalue)}`));
    events.on('failed', ({ jobId, failedReason }) => told.push(`${jobId} ${failedReason}`));
    await events.waitUntilReady();
    hub.worker<{ bad: boolean }, string>(
      name,
      async (job) => {
        if (job.data.bad) throw new UnrecoverableError('no');
        return '好';
      },
      options,
    );
    const queue = hub.queue(name);
    // A listener hears what happens after it began to listen, so somebody asks until it does.
    let round = 0;
    await until(async () => {
      round += 1;
      await queue.add('good', { bad: false }, { jobId: `good-${round}` });
      await queue.add('bad', { bad: true }, { jobId: `bad-${round}` });
      return told.some((line) => line.includes('good')) && told.some((line) => line.includes('bad'));
    });
    expect(told.find((line) => line.startsWith('good'))).toMatch(/^good-\d+ "好"$/);
    expect(told.find((line) => line.startsWith('bad'))).toMatch(/^bad-\d+ no$/);
  });

  it('gives a job whose worker went silent to another', async () => {
    const name = unique('stalled');
    const queue = hub.queue(name);
    const quick = workerOptions({ lock: 1000, stalled: 500, backoff: 50 });
    // A lock that nobody renews is what a killed process leaves behind.
    let starts = 0;
    const silent = hub.worker<object, void>(
      name,
      () => {
        starts += 1;
        return new Promise(() => undefined);
      },
      { ...quick, skipLockRenewal: true, skipStalledCheck: true },
    );
    await queue.add('work', {}, { jobId: 'one' });
    await until(() => starts === 1);
    void silent.close(true);
    let done = 0;
    hub.worker<object, void>(
      name,
      async () => {
        done += 1;
      },
      quick,
    );
    await until(() => done === 1);
  });

  it('forgets a job that is removed, so that it can be added again', async () => {
    const queue = hub.queue(unique('again'));
    await queue.add('work', { n: 1 }, { jobId: 'same' });
    const job = await queue.getJob('same');
    expect(await job?.getState()).toBe('waiting');
    await job?.remove();
    await queue.add('work', { n: 2 }, { jobId: 'same' });
    expect((await queue.getJob('same'))?.data).toEqual({ n: 2 });
  });
});
