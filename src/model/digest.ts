/**
 * What one review leaves behind for the comparison of a run: plain data, written beside the review and stored with it, so
 * that a run can be compared when its last submission is done, without opening a document again.
 */
import type { Segment } from './document.js';
import type { PartId } from './profile.js';
import type { Evidence, Finding, Outcome } from './review.js';

export interface SubmissionDigest {
  readonly version: 1;
  /** Id of the review that it was left by. */
  readonly review: string;
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly documents: readonly DocumentDigest[];
  readonly ratios: readonly RatioDigest[];
  readonly totals: readonly TotalDigest[];
}

/** What the other submissions of the run say of one. */
export interface AcrossResult {
  /** Their ids come with their place in the review. */
  readonly findings: readonly Omit<Finding, 'id'>[];
  readonly outcomes: readonly Outcome[];
}

export interface DocumentDigest {
  readonly file: string;
  readonly sha256: string;
  /** Of everything that was read, folded, without white space and punctuation. */
  readonly textHash: number;
  /** Length of that text. */
  readonly chars: number;
  /** Money figures that are not zero: a blank form or a notice holds none. */
  readonly figures: number;
  readonly isReport: boolean;
  /** The title, or the first words: what is quoted of the whole file. Null where nothing could be read. */
  readonly opening: Mark | null;
  /** Sections of the report, flat, in reading order. Empty for other documents: only reports are compared by their text. */
  readonly parts: readonly PartDigest[];
  readonly paragraphs: readonly ParagraphDigest[];
}

/** A place with its words as printed. */
export interface Mark {
  readonly evidence: readonly Evidence[];
  /** Rests on OCR or on a guessed grid. */
  readonly weak: boolean;
}

export interface PartDigest {
  /** Folded titles from the top, joined by `/`: the section path of finding keys. */
  readonly path: string;
  /** Heading as printed, with its label. */
  readonly title: string;
  readonly kinds: readonly PartId[];
  /** Index in `parts`, or null at the top. */
  readonly parent: number | null;
  /** Range [from, to) of the document's clauses, counted over its paragraphs; children included. */
  readonly from: number;
  readonly to: number;
}

export interface ParagraphDigest {
  readonly block: number;
  /** As printed. */
  readonly text: string;
  readonly weak: boolean;
  /** The pieces in which the source has the text, with page and box; one piece is left out where it says nothing more. */
  readonly segments: readonly Segment[];
  /** In a PDF a quote runs on over printed lines; elsewhere it is cut where the source is. */
  readonly isCut: boolean;
  readonly clauses: readonly ClauseDigest[];
}

/** What stands between two stops, made comparable: names, figures and dates are marks. */
export interface ClauseDigest {
  /** 53 bits. */
  readonly hash: number;
  /** Characters of the comparable text. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** Holds a figure that is a fact (no date, no document number, no 100%): hash with the figures as they are. */
  readonly exact?: number;
  /** Statutory or stock wording: counts neither for nor against. */
  readonly stock?: true;
}

export type RatioKind = 'execution-rate' | 'three-public-per-head' | 'self-score';

export interface RatioDigest {
  readonly kind: RatioKind;
  /** Exact decimal: percent, yuan or points. */
  readonly value: string;
  readonly mark: Mark;
  /** Where the other figure stands that it is made of. */
  readonly others: readonly Mark[];
}

/** An entry of the ledger of measure `final` or `prior-final`. */
export interface TotalDigest {
  readonly item: string;
  readonly measure: 'final' | 'prior-final';
  readonly year: number;
  readonly scope: string | null;
  readonly qualifiers: string;
  /** In reading order. */
  readonly mentions: readonly MentionDigest[];
}

export interface MentionDigest {
  /** Exact decimals. */
  readonly yuan: string;
  readonly step: string;
  /** Power of ten of the printed unit. */
  readonly exponent: number;
  readonly mark: Mark;
}
