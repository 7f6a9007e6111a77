import type { Worker } from 'bullmq';
import type { QueueHub } from '../adapters/queue/open-queue.js';

/**
 * Workers take no more jobs, and those in hand are waited for, `most` ms at the longest. What is not done by then is given back to
 * the queue, which is no failure of the job. True: all was done.
 */
export async function drain(workers: readonly Worker[], hub: QueueHub, most: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const closed = Promise.all(workers.map((worker) => worker.close().catch(() => undefined)));
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), most);
  });
  const isDone = await Promise.race([closed.then(() => true), tooLong]);
  clearTimeout(timer);
  if (isDone) return true;
  hub.letGo();
  await closed;
  return false;
}
