import type { WorkerContext } from '../../workers/define-worker.js';
import { countLosses, type Follower, type FollowOptions, failedVerdict, type Verdict } from './follower.js';
import { pageReports, type TellPages } from './page-reports.js';
import type { Prepared } from './prepare.js';
import { isStopped, runFlow } from './run-flow.js';

export interface Here {
  readonly context: WorkerContext;
  /** Submissions at work at once. */
  readonly atOnce: number;
}

/**
 * Does submissions in this process. A run of one person needs no queue: nobody else takes its jobs, the journal
 * knows what is done, and a queue on a database of its own cost as much as half of the reviewing
 * (docs/decisions/bulk.md). The jobs are the very ones that a queue would carry.
 */
export function followHere({ context, atOnce }: Here, options: FollowOptions): Follower {
  const { signal, plan, onVerdict } = options;
  const underway = new Map<string, Prepared>();
  const tell: TellPages = options.onPage ? pageReports(underway, options.onPage) : () => undefined;
  const countLoss = countLosses();
  const slots = openSlots(atOnce);
  let chain: Promise<unknown> = Promise.resolve();
  const broken: unknown[] = [];
  let reject: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, no) => {
    reject = no;
  });
  failed.catch(() => undefined);
  const fail = (error: unknown) => {
    broken.push(error);
    reject(error);
  };
  const all = new Set<Promise<void>>();

  // One after the other: the store and the output see one submission at a time.
  const decide = (prepared: Prepared, verdict: Verdict) => {
    const decided = chain.then(() => onVerdict(prepared, verdict));
    chain = decided.catch(() => undefined);
    return decided;
  };
  /** Null: the run was stopped, and nobody knows. */
  const judge = async (prepared: Prepared): Promise<Verdict | null> => {
    const flow = await plan(prepared).catch((error) => {
      if (isStopped(error)) return null;
      throw error;
    });
    if (flow === null) return null;
    try {
      return (await runFlow(flow, { context, tell, signal })) as Verdict;
    } catch (error) {
      return isStopped(error) ? null : failedVerdict(prepared, (error as Error).message);
    }
  };
  const bringToEnd = async (prepared: Prepared) => {
    for (;;) {
      const verdict = await slots.take(async () => (signal.aborted ? null : judge(prepared)));
      if (verdict === null || (await decide(prepared, verdict)) === 'settled') break;
      countLoss(prepared);
    }
    underway.delete(prepared.id);
  };
  return {
    ready: Promise.resolve(),
    failed,
    start: async (prepared) => {
      underway.set(prepared.id, prepared);
      const done = bringToEnd(prepared).catch(fail);
      all.add(done);
      void done.then(() => all.delete(done));
    },
    finished: async () => {
      while (all.size > 0) await Promise.race([Promise.all(all), failed]);
      // It may have been the last one that was under way.
      if (broken.length > 0) throw broken[0];
    },
    close: async () => {
      await chain;
    },
  };
}

/** Lets so many through at once, in the order of asking. */
function openSlots(most: number) {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    take: async <Result>(work: () => Promise<Result>): Promise<Result> => {
      if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken += 1;
      try {
        return await work();
      } finally {
        // The next one takes over the place.
        const next = waiting.shift();
        if (next) next();
        else taken -= 1;
      }
    },
  };
}
