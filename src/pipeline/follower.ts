import type { FlowJob } from 'bullmq';
import type { ReadFailure } from '../model/document.js';
import type { SubmissionAnswer } from '../ports/jobs.js';
import type { PageProgress } from '../ports/tasks.js';
import type { Prepared } from './prepare.js';

export type Verdict = SubmissionAnswer;

export interface FollowOptions {
  /** `again`: the answer was lost on the way, the submission is submitted once more. */
  readonly onVerdict: (prepared: Prepared, verdict: Verdict) => Promise<'settled' | 'again'>;
  /** Puts in place what its jobs need and gives them: one for the submission, after those that it waits for. */
  readonly plan: (prepared: Prepared) => Promise<FlowJob>;
  readonly onIdle?: () => void;
  /** A document whose pages must be recognised, and how far it is. */
  readonly onPage?: (file: string, progress: PageProgress) => void;
  readonly signal: AbortSignal;
}

/** Sees to it that submissions are done, wherever that is, until each has its verdict. */
export interface Follower {
  /** From now on it hears what becomes of them. */
  readonly ready: Promise<void>;
  /** Rejects when a verdict could not be dealt with. */
  readonly failed: Promise<never>;
  /** Has it done, unless that is under way already. */
  start(prepared: Prepared): Promise<void>;
  /** Resolves when all that was added is settled, or the signal came and nothing more is to be waited for. */
  finished(): Promise<void>;
  close(): Promise<void>;
}

/** The verdict on a submission whose job failed; `reason` is what the job said. */
export function failedVerdict({ plan: { source } }: Prepared, reason: string): Verdict {
  const message = `审核“${source}”时出错：${reason.split('\n')[0]}。`;
  return { reviewed: false, failures: [{ file: source, code: codeOf(reason), message }] };
}

function codeOf(reason: string): ReadFailure['code'] {
  if (reason.includes('超过时限')) return 'timeout';
  if (reason.includes('内存')) return 'memory';
  return 'crash';
}

/** Results that vanish again and again point at a server that throws data away. */
const MOST_LOSSES = 3;

/** Counts how often the answer of a submission was lost; throws when that is no accident any more. */
export function countLosses(): (prepared: Prepared) => void {
  const lost = new Map<string, number>();
  return ({ id, plan }) => {
    lost.set(id, (lost.get(id) ?? 0) + 1);
    if (lost.get(id)! >= MOST_LOSSES)
      throw new Error(`审核“${plan.source}”的结果多次丢失，请检查存放结果的文件夹或 Redis 的内存设置`);
  };
}
