import type { Job } from 'bullmq';
import type { QueueHub } from '../adapters/queue/open-queue.js';
import { DOCUMENTS, PAGES, queueTimes, SUBMISSIONS } from '../adapters/queue/settings.js';
import { countLosses, type Follower, type FollowOptions, failedVerdict, type Verdict } from './follower.js';
import { pageReports } from './page-reports.js';
import type { Prepared } from './prepare.js';

const IDLE_MS = 10_000;

/** Hands submissions to the workers of a queue and watches them on their way. */
export function followQueue(hub: QueueHub, options: FollowOptions): Follower {
  const { signal } = options;
  const flows = hub.flows();
  const underway = new Map<string, Prepared>();
  const queue = hub.queue(SUBMISSIONS);
  const documents = hub.queue(DOCUMENTS);
  const queues = [queue, documents, hub.queue(PAGES)];
  const events = hub.events(SUBMISSIONS);
  const countLoss = countLosses();
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
    await flows.add(await options.plan(prepared));
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
        countLoss(prepared);
        return resubmit(prepared);
      }
      underway.delete(id);
      wake();
    });
  const giveUp = async (id: string, reason: string) => {
    const prepared = underway.get(id);
    if (prepared) await decide(id, failedVerdict(prepared, reason));
  };
  events.on('completed', ({ jobId, returnvalue }) => void decide(jobId, returnvalue as unknown as Verdict));
  events.on('failed', ({ jobId, failedReason }) => void giveUp(jobId, failedReason));

  if (options.onPage) {
    const tell = pageReports(underway, options.onPage);
    for (const name of [SUBMISSIONS, DOCUMENTS, PAGES])
      (name === SUBMISSIONS ? events : hub.events(name)).on('progress', ({ jobId, data }) =>
        tell(name, jobId, data),
      );
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
    finished: async () => {
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
