/** All digests of a run, lean: texts are left out and clauses are columns of numbers, so that memory grows slowly and in line. */
import type { DocumentDigest, PartDigest, RatioKind, SubmissionDigest } from '../model/digest.js';
import { unitKey } from '../text/unit-names.js';

/** The clauses of one report, one entry a clause. */
export interface ClauseColumns {
  readonly hash: Float64Array;
  /** 0: holds no fact. */
  readonly exact: Float64Array;
  /** 0: stock wording. */
  readonly length: Uint16Array;
  /** Index of the paragraph that it stands in. */
  readonly paragraph: Uint32Array;
}

export interface RunDocument extends Omit<DocumentDigest, 'paragraphs'> {
  readonly submission: number;
  /** Index within the submission. */
  readonly index: number;
  readonly clauses: ClauseColumns;
  /** Any of it was read by OCR. */
  readonly weak: boolean;
}

export interface RunSubmission extends Omit<SubmissionDigest, 'documents'> {
  readonly documents: readonly RunDocument[];
  /** Comparable name; the source where nobody says who it is. */
  readonly owner: string;
}

export interface RunView {
  readonly submissions: readonly RunSubmission[];
  /** Indices of the submissions of each owner. */
  readonly owners: ReadonlyMap<string, readonly number[]>;
  /** How many submissions have a ratio. */
  readonly ratioCounts: ReadonlyMap<RatioKind, number>;
}

export interface RunBuilder {
  add(digest: SubmissionDigest): void;
  readonly view: RunView;
}

export function openRun(): RunBuilder {
  const submissions: RunSubmission[] = [];
  const owners = new Map<string, number[]>();
  const ratioCounts = new Map<RatioKind, number>();
  return {
    add: (digest) => {
      const submission = submissions.length;
      const documents = digest.documents.map((document, index) => leanOf(document, submission, index));
      const owner = digest.unit === null ? `\n${digest.source}` : unitKey(digest.unit);
      submissions.push({ ...digest, documents, owner });
      const own = owners.get(owner);
      if (own) own.push(submission);
      else owners.set(owner, [submission]);
      for (const kind of new Set(digest.ratios.map((ratio) => ratio.kind)))
        ratioCounts.set(kind, (ratioCounts.get(kind) ?? 0) + 1);
    },
    view: { submissions, owners, ratioCounts },
  };
}

const LONGEST = 0xffff;

function leanOf({ paragraphs, ...document }: DocumentDigest, submission: number, index: number): RunDocument {
  const count = paragraphs.reduce((sum, { clauses }) => sum + clauses.length, 0);
  const clauses = {
    hash: new Float64Array(count),
    exact: new Float64Array(count),
    length: new Uint16Array(count),
    paragraph: new Uint32Array(count),
  };
  let at = 0;
  for (const [number, paragraph] of paragraphs.entries()) {
    for (const { hash, exact = 0, length, stock } of paragraph.clauses) {
      clauses.hash[at] = hash;
      clauses.exact[at] = exact;
      clauses.length[at] = stock ? 0 : Math.min(length, LONGEST);
      clauses.paragraph[at] = number;
      at += 1;
    }
  }
  return { ...document, submission, index, clauses, weak: paragraphs.some(({ weak }) => weak) };
}

/** Top-level parts; the others hang under them. */
export const rootsOf = (parts: readonly PartDigest[]): readonly number[] =>
  parts.flatMap(({ parent }, index) => (parent === null ? [index] : []));
