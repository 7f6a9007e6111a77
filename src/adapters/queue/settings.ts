import type { JobsOptions, WorkerOptions } from 'bullmq';

/** Some pages of a scan, ahead of the document that they belong to. */
export const PAGES = 'jishen-pages';
export const DOCUMENTS = 'jishen-documents';
export const SUBMISSIONS = 'jishen-submissions';
/** Of the service: before the documents, after the review, and for a batch that is done. */
export const INTAKE = 'jishen-intake';
export const SETTLE = 'jishen-settle';
export const COMPARE = 'jishen-compare';
export const allQueues: readonly string[] = [PAGES, DOCUMENTS, SUBMISSIONS, INTAKE, SETTLE, COMPARE];

/** Times of the queue, in ms; tests and slow networks change them. */
export interface QueueTimes {
  /** A job whose worker gives no sign for so long is given to another. */
  readonly lock: number;
  readonly stalled: number;
  readonly backoff: number;
}

/** Environment: JISHEN_QUEUE_LOCK_MS, in the tests that kill a worker. */
export function queueTimes(env: NodeJS.ProcessEnv = process.env): QueueTimes {
  const lock = Number(env.JISHEN_QUEUE_LOCK_MS) || 60_000;
  return { lock, stalled: Math.max(500, Math.round(lock / 4)), backoff: Math.min(2000, lock) };
}

/** First try and two more. */
export const ATTEMPTS = 3;

export const jobOptions = (times: QueueTimes): JobsOptions => ({
  attempts: ATTEMPTS,
  backoff: { type: 'exponential', delay: times.backoff, jitter: 0.5 },
  // By age alone: on PostgreSQL a count makes every job that ends look through all that are kept (4 against 1 ms).
  removeOnComplete: { age: 300 },
  removeOnFail: { age: 30 * 24 * 3600, count: 10_000 },
});

/**
 * A worker that dies takes its job down with it, and that is never the job's fault: what files do to those who read them
 * they do to contained children. The default of one such death would fail a job after one restart.
 */
export const workerOptions = (times: QueueTimes): Omit<WorkerOptions, 'connection'> => ({
  lockDuration: times.lock,
  stalledInterval: times.stalled,
  maxStalledCount: 20,
});
