/** What the service keeps of submissions beside their reviews: where they are, what people decided. */

/**
 * `waiting`: handed in. `queued`: given to the queue. `reading`: its files are with the workers. `reviewed`: there is a
 * review. `failed`: there is none, `failures` say why. `cancelled`: a person stopped it.
 */
export const submissionStates = ['waiting', 'queued', 'reading', 'reviewed', 'failed', 'cancelled'] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const openStates: readonly SubmissionState[] = ['waiting', 'queued', 'reading'];

/** What a new setup of the batch reaches: what a person stopped stays stopped. */
export const keptStates: readonly SubmissionState[] = submissionStates.filter(
  (state) => state !== 'cancelled',
);

export const signStates = ['open', 'signed'] as const;
export type SignState = (typeof signStates)[number];

export const verdicts = ['accepted', 'dismissed'] as const;
export type Verdict = (typeof verdicts)[number];

export type EventKind =
  | 'submission-waiting'
  | 'submission-queued'
  | 'submission-reading'
  | 'submission-reviewed'
  | 'submission-failed'
  | 'submission-cancelled'
  | 'submission-deleted'
  | 'submission-decided'
  | 'submission-signed'
  | 'submission-reopened'
  | 'submission-assigned'
  | 'batch-created'
  | 'batch-compared'
  | 'batch-deleted'
  | 'task-progress';

/** A person as the history names them. */
export interface Actor {
  readonly id: string;
  readonly name: string;
}

export interface Decision {
  readonly finding: string;
  readonly rule: string;
  readonly verdict: Verdict | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly by: string;
  readonly byName: string;
  /** ISO. */
  readonly at: string;
}

export interface Adjustment {
  readonly criterion: string;
  /** Null: the suggestion stands, only the wording changed. */
  readonly points: number | null;
  readonly reason: string | null;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
}

/** What a unit planned and spent, as its papers say: exact decimals in yuan; null where they do not say. */
export interface SpendingFigures {
  readonly item: string;
  readonly budget: string | null;
  readonly final: string | null;
}
