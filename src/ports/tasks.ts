import type { ReadFailure, ReadLimits } from '../model/document.js';
import type { FailedSubmission } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import type { RosterEntry, RuleSettings } from '../model/setup.js';

/** What a contained child process is asked to do. Paths, never bytes: the child opens them itself. */
export type Task = ReadTask | ReviewTask | UnpackTask | CompareTask | ExportTask | RosterTask;

/** Opens one untrusted file and writes its ReadResult (gzipped JSON) to `out`. */
export interface ReadTask {
  readonly kind: 'read';
  readonly path: string;
  /** Name inside the submission. */
  readonly file: string;
  /** What the bytes hashed to when the run was planned: a file that changed meanwhile is an error. */
  readonly sha256: string;
  readonly limits: ReadLimits;
  readonly ocr: OcrMode;
  readonly out: string;
}

export type OcrMode = 'auto' | 'always' | 'never';

export interface ReadAnswer {
  readonly ok: boolean;
  readonly failure: ReadFailure | null;
  readonly pages: number;
}

/** Reviews one submission from its ReadResults and writes the Review (gzipped JSON) to `out`. */
export interface ReviewTask {
  readonly kind: 'review';
  readonly source: string;
  /** Paths of gzipped ReadResults, in reading order. */
  readonly inputs: readonly string[];
  readonly failures: readonly ReadFailure[];
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
  /** Path of the setup as JSON. */
  readonly setup: string;
  readonly version: string;
  /** Time that reading took, for `stats.ms`. */
  readonly ms: number;
  readonly out: string;
  /** Where the SubmissionDigest goes (gzipped JSON). */
  readonly digest: string;
}

export interface ReviewAnswer {
  /** False when no document could be read: then nothing was written. */
  readonly reviewed: boolean;
  readonly failures: readonly ReadFailure[];
}

/** Unpacks an archive that nobody trusts into `folder`. */
export interface UnpackTask {
  readonly kind: 'unpack';
  readonly path: string;
  readonly folder: string;
  readonly limits: ReadLimits;
}

export interface UnpackAnswer {
  /** `file`: the name as the archive tells it, `/` between folders; `path`: where it was put. */
  readonly files: readonly { readonly file: string; readonly path: string }[];
  readonly failures: readonly ReadFailure[];
}

/** Compares the submissions of a run and writes an AcrossResult a line to `out`, in their order. */
export interface CompareTask {
  readonly kind: 'compare';
  /** Path of the SubmissionDigests, a line of JSON each. */
  readonly digests: string;
  readonly rules: RuleSettings;
  readonly out: string;
}

export interface CompareAnswer {
  readonly submissions: number;
}

/** Writes the lists of a run into `folder`; here because it takes seconds for thousands, not because it is untrusted. */
export interface ExportTask {
  readonly kind: 'export';
  readonly format: string;
  /** Path of the reviews, a line of JSON each. */
  readonly reviews: string;
  readonly failures: readonly FailedSubmission[];
  readonly roster: RosterReport | null;
  readonly folder: string;
}

export interface ExportAnswer {
  /** One file: the list, or an archive of several. */
  readonly path: string;
}

/** Reads an 应交清单 that somebody sent. */
export interface RosterTask {
  readonly kind: 'roster';
  readonly path: string;
  /** How the sender calls it. */
  readonly file: string;
}

export type RosterAnswer =
  | { readonly ok: true; readonly entries: readonly RosterEntry[]; readonly warnings: readonly string[] }
  /** A Chinese sentence. */
  | { readonly ok: false; readonly problem: string };

/** What one task may spend in its child. */
export interface TaskLimits {
  /** Longest time without a sign of life, in ms; once a task counts pages, without a page done. */
  readonly idleMs: number;
  /** Longest time for one task, in ms, and how much more for each page that must be recognised. */
  readonly totalMs: number;
  readonly pageMs: number;
  /** Resident memory of the child and of what it started, in MB. */
  readonly rssMb: number;
}

/** Page `page` of `pages` that must be recognised is done; 0 before the first. */
export interface PageProgress {
  readonly page: number;
  readonly pages: number;
}

export interface TaskOptions {
  readonly limits?: TaskLimits;
  readonly onPage?: (progress: PageProgress) => void;
}

export interface TaskAnswers {
  readonly read: ReadAnswer;
  readonly review: ReviewAnswer;
  readonly unpack: UnpackAnswer;
  readonly compare: CompareAnswer;
  readonly export: ExportAnswer;
  readonly roster: RosterAnswer;
}

export type AnswerOf<T extends { readonly kind: keyof TaskAnswers }> = TaskAnswers[T['kind']];

/** Runs tasks where they can do no harm. */
export interface TaskRunner {
  /** Rejects with ChildFailure when the child did not survive, and with an ordinary Error when the task threw. */
  run<T extends Task>(task: T, options?: TaskOptions): Promise<AnswerOf<T>>;
  /** Kills what runs; later calls reject. */
  close(): Promise<void>;
}

export type ChildFailureReason = 'timeout' | 'memory' | 'crash' | 'stopped';

/** The child did not survive its task. `timeout` and `memory` are our own doing and will be so again. */
export class ChildFailure extends Error {
  override readonly name = 'ChildFailure';
  readonly reason: ChildFailureReason;
  constructor(reason: ChildFailureReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
