import type { Job } from 'bullmq';
import { DOCUMENTS, PAGES, queueTimes, SUBMISSIONS } from '../adapters/queue/settings.js';
import type { ReadFailure } from '../model/document.js';
import type { RangeProgress, SubmissionAnswer } from '../ports/jobs.js';
import type { PageProgress } from '../ports/tasks.js';
import type { Pipeline } from './open.js';
import type { Prepared } from './prepare.js';
import { sumRanges } from './range-progress.js';

export type Verdict = SubmissionAnswer;

export interface FollowOptions {
  /** `again`: the answer was lost on the way, the submission is submitted once more. */
  readonly onVerdict: (prepared: Prepared, verdict: Verdict) => Promise<'settled' | 'again'>;
  readonly submit: (prepared: Prepared) => Promise<void>;
  readonly onIdle?: () => void;
  /** A document whose pages must be recognised, and how far it is. */
  readonly onPage?: (file: string, progress: PageProgress) => void;
}

export interface Follower {
  /** Events are heard from now on. */
  readonly ready: Promise<void>;
  /** Rejects when a verdict could not be dealt with. */
  readonly failed: Promise<never>;
  /** Submits it, unless the workers already have it. */
  start(prepared: Prepared): Promise<void>;
  /** Resolves when all that was added is settled, or the signal came. */
  finished(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

const IDLE_MS = 10_000;
/** Results that vanish again and again point at a server that throws data away. */
const MOST_LOSSES = 3;

/** Watches submissions on their way until each has its verdict. */
export function follow({ hub }: Pipeline, options: FollowOptions): Follower {
  const underway = new Map<string, Prepared>();
  const queue = hub.queue(SUBMISSIONS);
  const documents = hub.queue(DOCUMENTS);
  const queues = [queue, documents, hub.queue(PAGES)];
  const events = hub.events(SUBMISSIONS);
  const lost = new Map<string, number>();
  let chain: Promise<void> = Promise.resolve();
  let isHeard = false;
  let wake: () => void = () => undefined;
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  failed.catch(() => undefined);

  // The old jobs go first: a queue takes an id only once.
  const resubmit = async (prepared: Prepared) => {
    const parent = await queue.getJob(prepared.id);
    await parent?.remove({ removeChildren: true }).catch(() => undefined);
    for (const { id } of prepared.documents) {
      const job = await documents.getJob(id);
      await job?.remove().catch(() => undefined);
    }
    await options.submit(prepared);
  };
  // One after the other: the store and the output see one submission at a time.
  const enqueue = (step: () => Promise<void>) => {
    chain = chain.then(step).catch(fail);
    return chain;
  };
  const decide = (id: string, verdict: Verdict) =>
    enqueue(async () => {
      const prepared = underway.get(id);
      if (!prepared) return;
      isHeard = true;
      if ((await options.onVerdict(prepared, verdict)) === 'again') {
        lost.set(id, (lost.get(id) ?? 0) + 1);
        if (lost.get(id)! < MOST_LOSSES) return resubmit(prepared);
        throw new Error(`审核“${prepared.plan.source}”的结果多次丢失，请检查 Redis 的内存设置`);
      }
      underway.delete(id);
      wake();
    });
  const giveUp = (id: string, reason: string) => {
    const { source } = underway.get(id)?.plan ?? { source: id };
    const message = `审核“${source}”时出错：${reason.split('\n')[0]}。`;
    return decide(id, { reviewed: false, failures: [{ file: source, code: codeOf(reason), message }] });
  };
  events.on('completed', ({ jobId, returnvalue }) => void decide(jobId, returnvalue as unknown as Verdict));
  events.on('failed', ({ jobId, failedReason }) => void giveUp(jobId, failedReason));

  const tellPage = (id: string, progress: PageProgress) => {
    for (const prepared of underway.values()) {
      const document = prepared.documents.find((one) => one.id === id);
      if (document) options.onPage?.(document.file, progress);
    }
  };
  if (options.onPage) {
    const sum = sumRanges();
    hub
      .events(DOCUMENTS)
      .on('progress', ({ jobId, data }) => tellPage(jobId, data as unknown as PageProgress));
    events.on('progress', ({ data }) => {
      const told = data as unknown as PageProgress & { readonly document?: string };
      if (told.document !== undefined) tellPage(told.document, told);
    });
    hub.events(PAGES).on('progress', ({ jobId, data }) => {
      const told = data as unknown as RangeProgress;
      tellPage(told.document, sum(jobId, told));
    });
  }

  const sweep = async () => {
    for (const [id, prepared] of [...underway]) {
      const job = (await queue.getJob(id)) as Job<unknown, Verdict> | undefined;
      const state = job ? await job.getState() : 'unknown';
      if (state === 'completed' && job?.returnvalue) void decide(id, job.returnvalue);
      else if (state === 'failed') void giveUp(id, job?.failedReason ?? '未知原因');
      else if (state === 'unknown') {
        await enqueue(async () => {
          if (underway.has(id)) await resubmit(prepared);
        });
      }
    }
  };
  // Events tell quickly; the sweep makes up for events and for jobs that were lost.
  // A queue that cannot be asked now is asked again later.
  const sweeper = setInterval(() => void sweep().catch(() => undefined), queueTimes().stalled);
  const idle = setInterval(async () => {
    if (isHeard || underway.size === 0 || !options.onIdle) return;
    const counts = await Promise.all(queues.map((one) => one.getActiveCount())).catch(() => [1]);
    if (isHeard || counts.some((count) => count > 0)) return;
    options.onIdle();
    clearInterval(idle);
  }, Number(process.env.JISHEN_IDLE_MS) || IDLE_MS);

  return {
    ready: events.waitUntilReady().then(() => undefined),
    failed,
    start: async (prepared) => {
      underway.set(prepared.id, prepared);
      const job = (await queue.getJob(prepared.id)) as Job<unknown, Verdict> | undefined;
      const state = await job?.getState();
      // A run that was interrupted may have left it with the workers, and they may have done it since.
      if (state === 'completed' && job?.returnvalue) void decide(prepared.id, job.returnvalue);
      else if (!job || state === 'failed' || state === 'completed') await resubmit(prepared);
    },
    finished: async (signal) => {
      signal.addEventListener('abort', () => wake());
      while (underway.size > 0 && !signal.aborted) {
        const change = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([change, failed]);
      }
    },
    close: async () => {
      clearInterval(sweeper);
      clearInterval(idle);
      await chain;
    },
  };
}

function codeOf(reason: string): ReadFailure['code'] {
  if (reason.includes('超过时限')) return 'timeout';
  if (reason.includes('内存')) return 'memory';
  return 'crash';
}
