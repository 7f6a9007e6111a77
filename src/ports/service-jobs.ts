import type { SubmissionAnswer } from './jobs.js';

/** One try at one submission. What a job of an older try says is nobody's business any more. */
export interface TryJob {
  readonly id: string;
  readonly submission: string;
  readonly attempt: number;
}

/** Compare the submissions of a batch. */
export interface CompareJob {
  readonly id: string;
  readonly batch: string;
}

/** What became of the jobs below one try: what the review said, or why there was none. */
export type TryAnswer =
  | { readonly kind: 'answered'; readonly answer: SubmissionAnswer }
  | { readonly kind: 'failed'; readonly reason: string };

/** What the jobs do that need the database. Each may be done twice, also at the same time. */
export interface ServiceSteps {
  intake(job: TryJob): Promise<void>;
  settle(job: TryJob, answer: TryAnswer): Promise<void>;
  compare(job: CompareJob): Promise<void>;
}
