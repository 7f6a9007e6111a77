import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { openQueue } from '../src/adapters/queue/open-queue.js';
import { queueTimes } from '../src/adapters/queue/settings.js';
import { defineWorker } from '../workers/define-worker.js';
import { startWorker } from '../workers/start-worker.js';
import { race, type Timing } from './measure.js';

export const JOBS = 500;
const jobs = Array.from({ length: JOBS }, (_, index) => ({ name: 'none', data: { id: String(index) } }));

/** The same jobs through BullMQ alone and through what all our workers go through. */
export async function raceQueues(url: string): Promise<readonly Timing[]> {
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  const hub = openQueue({ kind: 'redis', redis });
  const bare = new Queue('bench-bare', { connection: redis as never });
  const definition = defineWorker<{ id: string }, null>({ queue: 'bench-ours', run: async () => null });
  const context = { log: () => undefined } as never;

  const through = async (queue: Queue, start: () => Worker) => {
    await queue.addBulk(jobs);
    let done = 0;
    const worker = start();
    await new Promise<void>((resolve) => {
      worker.on('completed', () => {
        done += 1;
        if (done === JOBS) resolve();
      });
    });
    await worker.close();
  };
  const timings = await race(
    [
      {
        name: 'bare BullMQ',
        run: () =>
          through(bare, () => new Worker('bench-bare', async () => null, { connection: redis as never })),
      },
      {
        name: 'a worker of ours',
        run: () =>
          through(hub.queue('bench-ours'), () =>
            startWorker(definition, hub, context, { concurrency: 1, times: queueTimes() }),
          ),
      },
    ],
    5,
  );
  await bare.close();
  await hub.close();
  redis.disconnect();
  return timings;
}
