import type { StoreOf } from '../src/ports/artifacts.js';
import type { Cache } from '../src/ports/cache.js';
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

/** One small file per job. It knows no queue: what starts it, retries it and logs it is start-worker.ts, or a run in one process. */
export function defineWorker<
  Data extends { readonly id: string },
  Answer,
  Context extends Logging = WorkerContext,
>(definition: WorkerDefinition<Data, Answer, Context>): WorkerDefinition<Data, Answer, Context> {
  return definition;
}

/** One try of a job, `tried` counted from 1, with a line in the log of how long it took. */
export async function runJob<Data extends { readonly id: string }, Answer, Context extends Logging>(
  definition: WorkerDefinition<Data, Answer, Context>,
  data: Data,
  context: Context,
  { attempt, tried }: { readonly attempt: Attempt; readonly tried: number },
): Promise<Answer> {
  const start = performance.now();
  const log = (what: string) => {
    context.log(`${definition.queue} ${data.id} ${what} ${Math.round(performance.now() - start)} ms`);
  };
  try {
    const answer = await definition.run(data, context, attempt);
    log('done');
    return answer;
  } catch (error) {
    log(`failed (try ${tried}): ${(error as Error).message.split('\n')[0]}`);
    throw error;
  }
}

const REPORT_EVERY_MS = 1000;

/** Tells once a second at most, and the last page always. */
export function atMostOnceASecond(tell: (progress: PageProgress) => void): Attempt['report'] {
  let told = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const now = performance.now();
    if (now - told < REPORT_EVERY_MS && progress.page < progress.pages) return;
    told = now;
    tell(progress);
  };
}
