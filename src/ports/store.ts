import type { InputError } from '../model/review.js';

/** What a run remembers. The store is the truth of a run; the queue only delivers. */

export interface RunRow {
  readonly id: string;
  /** Versions and options under which its reviews were made. */
  readonly settings: Readonly<Record<string, string | number | null>>;
}

/** `done`: there is a review under `reviewKey`. `failed`: no file of it could be read. */
export type SubmissionState = 'planned' | 'queued' | 'done' | 'failed';

export interface SubmissionRow {
  readonly id: string;
  readonly run: string;
  readonly position: number;
  readonly source: string;
  readonly slug: string;
  readonly reviewKey: string;
  readonly state: SubmissionState;
  readonly errors: readonly InputError[];
}

/** One file of a submission, as it was found. */
export interface DocumentRow {
  readonly file: string;
  readonly sha256: string;
  readonly size: number;
}

/** A review is stored under what it was made of: the contents, the engine, the rubric, and what a person said. */
export interface ReviewKey {
  readonly content: string;
  readonly engine: string;
  readonly rubric: string;
  readonly given: string;
}

export interface ReviewRow extends ReviewKey {
  readonly key: string;
  /** The review as the core wrote it, byte for byte; `stats.ms` is filled in. */
  readonly json: string;
}

export interface Store {
  readonly runs: {
    put(run: RunRow): Promise<void>;
    find(id: string): Promise<RunRow | null>;
  };
  readonly submissions: {
    /** Replaces what is stored under the same id. */
    put(submission: SubmissionRow): Promise<void>;
    setState(id: string, state: SubmissionState, errors?: readonly InputError[]): Promise<void>;
    ofRun(run: string): Promise<SubmissionRow[]>;
  };
  readonly documents: {
    /** Replaces the documents of the submission. */
    put(submission: string, documents: readonly DocumentRow[]): Promise<void>;
    of(submission: string): Promise<DocumentRow[]>;
  };
  readonly reviews: {
    /** Replaces what is stored under the same key. */
    put(review: ReviewRow): Promise<void>;
    find(key: string): Promise<string | null>;
    /** Another JSON for a review that is stored: with what the comparison of its run says. */
    replace(key: string, json: string): Promise<void>;
    /** Which of the keys have a review. */
    among(keys: readonly string[]): Promise<Set<string>>;
  };
  /** What reviews leave for the comparison of their run, under the keys of the reviews. */
  readonly digests: {
    put(key: string, json: string): Promise<void>;
    find(key: string): Promise<string | null>;
  };
  close(): Promise<void>;
}
