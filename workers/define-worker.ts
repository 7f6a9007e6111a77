import { type Job, UnrecoverableError, type Worker } from 'bullmq';
import type { QueueHub } from '../src/adapters/queue/open-queue.js';
import { type QueueTimes, workerOptions } from '../src/adapters/queue/settings.js';
import type { StoreOf } from '../src/ports/artifacts.js';
import type { Cache } from '../src/ports/cache.js';
import { PermanentError } from '../src/ports/errors.js';
import type { PageProgress, TaskRunner } from '../src/ports/tasks.js';

/** Every worker says what it does. */
export interface Logging {
  readonly log: (line: string) => void;
}

/** What a job that reads or reviews may use. */
export interface WorkerContext extends Logging {
  readonly stores: StoreOf;
  readonly children: TaskRunner;
  /** A folder of this process alone for files on their way. */
  readonly scratch: string;
  /** What was read of the same bytes before; where there is one, and the job says what may be kept. */
  readonly cache?: Cache | null;
}

export interface Attempt {
  /** No further try follows: what still fails now is the answer. */
  readonly isLast: boolean;
  /** Tells those who follow the job how far it is; they hear of it once a second at most. */
  report(progress: PageProgress & { readonly document?: string }): void;
  /** Answers of the jobs that this one waited for. */
  childAnswers<Answer>(): Promise<Answer[]>;
  /** Why jobs failed that this one did not depend on; as the queue tells it. */
  childFailures(): Promise<string[]>;
}

export interface WorkerDefinition<Data, Answer, Context> {
  readonly queue: string;
  /** Must be safe to run twice, also at the same time. */
  run(data: Data, context: Context, attempt: Attempt): Promise<Answer>;
}

export interface WorkerSettings {
  readonly concurrency: number;
  readonly times: QueueTimes;
}

/** One small file per job; start, logging and retries live here. */
export function defineWorker<
  Data extends { readonly id: string },
  Answer,
  Context extends Logging = WorkerContext,
>(definition: WorkerDefinition<Data, Answer, Context>) {
  return {
    ...definition,
    start(hub: QueueHub, context: Context, { concurrency, times }: WorkerSettings): Worker<Data, Answer> {
      const options = { ...workerOptions(times), concurrency };
      return hub.worker<Data, Answer>(definition.queue, (job) => runJob(definition, job, context), options);
    },
  };
}

async function runJob<Data extends { readonly id: string }, Answer, Context extends Logging>(
  definition: WorkerDefinition<Data, Answer, Context>,
  job: Job<Data, Answer>,
  context: Context,
): Promise<Answer> {
  const start = performance.now();
  const attempt: Attempt = {
    isLast: job.attemptsMade + 1 >= (job.opts.attempts ?? 1),
    report: reporter(job),
    childAnswers: async <Child>() => Object.values(await job.getChildrenValues<Child>()),
    childFailures: async () => Object.values(await job.getIgnoredChildrenFailures()),
  };
  const log = (what: string) => {
    context.log(`${definition.queue} ${job.data.id} ${what} ${Math.round(performance.now() - start)} ms`);
  };
  try {
    const answer = await definition.run(job.data, context, attempt);
    log('done');
    return answer;
  } catch (error) {
    const { message } = error as Error;
    log(`failed (try ${job.attemptsMade + 1}): ${message.split('\n')[0]}`);
    throw error instanceof PermanentError ? new UnrecoverableError(message) : error;
  }
}

const REPORT_EVERY_MS = 1000;

function reporter(job: Job): Attempt['report'] {
  let told = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (now - told < REPORT_EVERY_MS && progress.page < progress.pages) return;
    told = now;
    // Nobody waits for it: a report that is lost is followed by the next.
    job.updateProgress({ ...progress }).catch(() => undefined);
  };
}
