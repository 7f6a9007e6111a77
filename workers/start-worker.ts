import { type Job, UnrecoverableError, type Worker } from 'bullmq';
import type { QueueHub } from '../src/adapters/queue/open-queue.js';
import { type QueueTimes, workerOptions } from '../src/adapters/queue/settings.js';
import { PermanentError } from '../src/ports/errors.js';
import {
  type Attempt,
  atMostOnceASecond,
  type Logging,
  runJob,
  type WorkerDefinition,
} from './define-worker.js';

export interface WorkerSettings {
  readonly concurrency: number;
  readonly times: QueueTimes;
}

/** Has the jobs of its queue done here, with the retries that came with them. */
export function startWorker<Data extends { readonly id: string }, Answer, Context extends Logging>(
  definition: WorkerDefinition<Data, Answer, Context>,
  hub: QueueHub,
  context: Context,
  { concurrency, times }: WorkerSettings,
): Worker {
  const run = async (job: Job<Data, Answer>) => {
    const tried = job.attemptsMade + 1;
    try {
      return await runJob(definition, job.data, context, { attempt: attemptOf(job, tried), tried });
    } catch (error) {
      throw error instanceof PermanentError ? new UnrecoverableError(error.message) : error;
    }
  };
  return hub.worker<Data, Answer>(definition.queue, run, { ...workerOptions(times), concurrency }) as Worker;
}

function attemptOf(job: Job, tried: number): Attempt {
  return {
    isLast: tried >= (job.opts.attempts ?? 1),
    // Nobody waits for it: a report that is lost is followed by the next.
    report: atMostOnceASecond((progress) => {
      job.updateProgress({ ...progress }).catch(() => undefined);
    }),
    childAnswers: async <Child>() => Object.values(await job.getChildrenValues<Child>()),
    childFailures: async () => Object.values(await job.getIgnoredChildrenFailures()),
  };
}
