import type { ReadFailure, ReadLimits } from '../model/document.js';
import type { StoreKind } from './artifacts.js';
import type { OcrMode, PageProgress, TaskLimits } from './tasks.js';

/** What jobs carry: names and numbers, never bytes. */

/** Read one file. */
export interface DocumentJob {
  readonly id: string;
  /** Name inside the submission. */
  readonly file: string;
  readonly sha256: string;
  /** Where the artifacts of this job lie. */
  readonly store: StoreKind;
  /** The artifact that holds its bytes, or null when they stay in place at `path`. */
  readonly artifact: string | null;
  readonly path: string | null;
  readonly limits: ReadLimits;
  readonly taskLimits: TaskLimits;
  readonly ocr: OcrMode;
  /** The artifact for what was read. One that is there already is not made again. */
  readonly output: string;
  /** Artifacts of pages that were recognised ahead; they go when the document is read, and one that is not there is not missed. */
  readonly ranges?: readonly string[];
  /** The name in the cache of what is read of it; absent or null: it is not kept. */
  readonly keep?: string | null;
}

/** Recognise some pages of one file, so that a long scan is read by several at once. The answer is the artifact `pages/<id>`. */
export interface PagesJob extends Omit<DocumentJob, 'output' | 'ranges' | 'keep'> {
  /** The job that waits for it. */
  readonly document: string;
  readonly pages: readonly number[];
  /** How many pages of the document are recognised by all of its ranges. */
  readonly total: number;
}

export interface PagesAnswer {
  readonly ok: boolean;
  readonly ms: number;
}

/** What a range tells while it is at work: enough to sum up for its document. */
export interface RangeProgress extends PageProgress {
  readonly document: string;
  readonly total: number;
}

/** Review one submission whose documents were read. The answer is the artifact `review/<id>`. */
export interface SubmissionJob {
  readonly id: string;
  readonly source: string;
  readonly store: StoreKind;
  /** In reading order, with the artifacts of what was read. */
  readonly documents: readonly { readonly output: string; readonly file: string }[];
  /**
   * Those of them that this job reads itself: files of thousands of submissions lie where it runs, and a job for each costs more
   * than reading it. Absent: all have jobs of their own.
   */
  readonly reads?: readonly DocumentJob[];
  /** What was already known to be unreadable when the submission was taken in. */
  readonly failures: readonly ReadFailure[];
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
  /** The artifact that holds the setup as JSON. */
  readonly setup: string;
  readonly version: string;
}

/** What is left of a submission when its job is done: a review to fetch, or the reasons why there is none. */
export interface SubmissionAnswer {
  readonly reviewed: boolean;
  readonly failures: readonly ReadFailure[];
  /** Something that travelled with the job is gone, as when Redis was started anew: it must be submitted again. */
  readonly isLost?: boolean;
  /** What reading its documents and reviewing it took, in ms. */
  readonly readMs?: number;
  readonly reviewMs?: number;
}

export interface DocumentAnswer {
  readonly ok: boolean;
  /** Its bytes are gone. */
  readonly isLost?: boolean;
  /** What reading it took, its ranges included. */
  readonly ms: number;
}

export const readArtifact = (documentId: string) => `read/${documentId}`;
export const pagesArtifact = (rangeId: string) => `pages/${rangeId}`;
export const reviewArtifact = (submissionId: string) => `review/${submissionId}`;
export const digestArtifact = (submissionId: string) => `digest/${submissionId}`;
export const originalArtifact = (documentId: string) => `original/${documentId}`;
export const setupArtifact = (run: string) => `setup/${run}`;
