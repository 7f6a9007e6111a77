/** Two runs of the same units held against each other. */
import type { OutcomeKind, Severity } from './review.js';

export type DiffState = 'new' | 'open' | 'unknown' | 'closed';

export const diffStates: readonly DiffState[] = ['new', 'open', 'unknown', 'closed'];

export const diffStateNames: Readonly<Record<DiffState, string>> = {
  new: '新增',
  open: '仍存在',
  unknown: '无法判断',
  closed: '已整改',
};

/** What a comparison needs of a review: little, since there may be ten thousand on either side. */
export interface ReviewBrief {
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly findings: readonly FindingBrief[];
  readonly outcomes: ReadonlyMap<string, OutcomeKind>;
  /** Files that were read, with whether some page of them was not. */
  readonly files: ReadonlyMap<string, boolean>;
  /** Some file could not be read at all. */
  readonly hasErrors: boolean;
}

export interface FindingBrief {
  readonly key: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly quote: string;
}

export interface DiffFinding extends FindingBrief {
  readonly state: DiffState;
  /** Chinese: why it cannot be told; null otherwise. */
  readonly reason: string | null;
}

export type DiffCounts = Readonly<Record<DiffState, number>>;

export interface SubmissionDiff {
  readonly unit: string | null;
  readonly year: number | null;
  readonly sources: { readonly old: string; readonly new: string };
  readonly counts: DiffCounts;
  /** In the order of the states; within one in reading order. */
  readonly findings: readonly DiffFinding[];
}

export interface RunDiff {
  /** In the order of the new run. */
  readonly submissions: readonly SubmissionDiff[];
  readonly onlyOld: readonly Pick<ReviewBrief, 'source' | 'unit' | 'year'>[];
  readonly onlyNew: readonly Pick<ReviewBrief, 'source' | 'unit' | 'year'>[];
  readonly totals: DiffCounts;
}
