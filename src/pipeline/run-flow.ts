import { setTimeout as sleep } from 'node:timers/promises';
import type { FlowJob } from 'bullmq';
import type { Attempt, WorkerContext, WorkerDefinition } from '../../workers/define-worker.js';
import { atMostOnceASecond, runJob } from '../../workers/define-worker.js';
import readDocument from '../../workers/read-document.js';
import recognisePages from '../../workers/recognise-pages.js';
import reviewSubmission from '../../workers/review-submission.js';
import { queueTimes } from '../adapters/queue/settings.js';
import { PermanentError } from '../ports/errors.js';
import { ChildFailure } from '../ports/tasks.js';
import type { TellPages } from './page-reports.js';

type AnyData = { readonly id: string };
type AnyDefinition = WorkerDefinition<AnyData, unknown, WorkerContext>;

/** The same definitions that `jishen worker` starts. */
const DEFINITIONS = new Map(
  [recognisePages, readDocument, reviewSubmission].map((definition) => [
    definition.queue,
    definition as unknown as AnyDefinition,
  ]),
);

export interface FlowRun {
  readonly context: WorkerContext;
  readonly tell: TellPages;
  readonly signal: AbortSignal;
}

/**
 * Does the jobs of a flow in this process, as a queue would have workers do them: those that a job waits for first, each tried
 * as often as its options say; one that fails in the end does not hold up the job above it. Gives the answer of the
 * topmost job, or throws what its last try threw. Throws a ChildFailure `stopped` when the run is stopped.
 */
export async function runFlow(flow: FlowJob, run: FlowRun): Promise<unknown> {
  const settled = await Promise.allSettled((flow.children ?? []).map((child) => runFlow(child, run)));
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failures = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as Error] : []));
  const stopped = failures.find(isStopped);
  if (stopped) throw stopped;

  const definition = DEFINITIONS.get(flow.queueName)!;
  const data = flow.data as AnyData;
  const attempts = flow.opts?.attempts ?? 1;
  const report = atMostOnceASecond((told) => run.tell(flow.queueName, data.id, told));
  for (let tried = 1; ; tried += 1) {
    const isLast = tried >= attempts;
    const attempt: Attempt = {
      isLast,
      report,
      childAnswers: async <Child>() => answers as Child[],
      childFailures: async () => failures.map(({ message }) => message),
    };
    try {
      return await runJob(definition, data, run.context, { attempt, tried });
    } catch (error) {
      if (isLast || isStopped(error) || error instanceof PermanentError || run.signal.aborted) throw error;
      await pause(queueTimes().backoff * 2 ** (tried - 1), run.signal);
    }
  }
}

export const isStopped = (error: unknown): boolean =>
  error instanceof ChildFailure && error.reason === 'stopped';

/** Shorter when the run is stopped meanwhile. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}
