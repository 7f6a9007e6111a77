/** The one JSON of the contract (`jishen.review/1`). Page, command line and exports read this and nothing else. */
import type { Box, Format } from './document.js';

export interface Review {
  readonly schema: 'jishen.review/1';
  readonly versions: { readonly jishen: string; readonly rules: string; readonly rubric: string };
  readonly id: string;
  readonly source: string;
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
  readonly documents: readonly DocumentResult[];
  readonly findings: readonly Finding[];
  readonly outcomes: readonly Outcome[];
  readonly rubric: RubricResult;
  readonly errors: readonly InputError[];
  readonly stats: ReviewStats;
}

export interface ReviewStats {
  readonly ms: number;
  readonly pages: number;
  readonly chars: number;
  readonly ocrPages: number;
}

export type OutcomeKind = 'passed' | 'failed' | 'needs-review' | 'inapplicable' | 'unable';

export interface Outcome {
  readonly rule: string;
  readonly outcome: OutcomeKind;
  readonly reason: string | null;
}

export interface InputError {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

export type DocumentRole =
  | 'self-evaluation-report'
  | 'basic-data-table'
  | 'overall-self-evaluation-table'
  | 'project-self-evaluation-table'
  | 'score-sheet'
  | 'final-accounts'
  | 'other';

/** A submission without a review: no file of it could be read. */
export interface FailedSubmission {
  readonly source: string;
  readonly errors: readonly InputError[];
}

export interface DocumentResult {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly format: Format;
  readonly scanned: boolean;
  readonly roles: readonly DocumentRole[];
  readonly title: string | null;
  readonly unit: string | null;
  readonly year: number | null;
  readonly pages: number | null;
  readonly pagesUnread: readonly number[];
  readonly ocrConfidence: number | null;
  readonly notices: readonly NoticeResult[];
  readonly sections: readonly SectionResult[];
  readonly amounts: readonly AmountResult[];
  readonly tables: readonly TableSummary[];
  readonly selfScore: number | null;
  readonly attachmentsListed: readonly string[];
}

export interface NoticeResult {
  readonly code: string;
  readonly message: string;
  readonly location: Location | null;
  /** The place as a picture (data URI, PNG), where a person must look: a figure that two engines read differently. */
  readonly picture?: string;
}

export interface SectionResult {
  readonly id: string;
  readonly parent: string | null;
  readonly level: number;
  readonly number: string | null;
  readonly ordinal: number | null;
  readonly label: string | null;
  readonly title: string;
  readonly auto: boolean;
  readonly location: Location;
}

export interface AmountResult {
  readonly id: string;
  readonly raw: string;
  readonly yuan: string;
  readonly item: string | null;
  readonly measure: Measure | null;
  readonly year: number | null;
  readonly section: string | null;
  readonly table: string | null;
  /** check: read in a picture by one engine only, or not alike by two; or in a table guessed from aligned text. */
  readonly certainty: 'certain' | 'check';
  readonly location: Location;
}

export type Measure =
  | 'initial-budget'
  | 'budget'
  | 'adjusted-budget'
  | 'final'
  | 'prior-final'
  | 'revenue'
  | 'balance'
  | 'increase'
  | 'decrease'
  | 'other';

export interface TableSummary {
  readonly id: string;
  readonly role: DocumentRole | null;
  readonly rows: number;
  readonly columns: number;
  readonly caption: string | null;
  readonly location: Location;
}

export interface Location {
  readonly file: string;
  readonly page: number | null;
  readonly block: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly cell: { readonly row: number; readonly column: number } | null;
  readonly box: Box | null;
}

export type Severity = 'error' | 'warning' | 'info';
export type Certainty = 'certain' | 'check';

export interface Evidence {
  readonly quote: string;
  readonly location: Location;
}

export interface Finding {
  readonly id: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  readonly expected: string | null;
  readonly actual: string | null;
  readonly suggestion: string | null;
  readonly criterion: string | null;
  readonly key: string;
  readonly causedBy: string | null;
  readonly certainty: Certainty;
  readonly confidence: number;
}

export interface Deduction {
  readonly points: number;
  readonly reason: string;
  readonly findings: readonly string[];
}

export interface CriterionResult {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly max: number;
  readonly status: 'scored' | 'needs-input';
  readonly suggested: number | null;
  readonly range: readonly [number, number] | null;
  readonly band: string | null;
  readonly reason: string;
  readonly deductions: readonly Deduction[];
  readonly confidence: number;
}

export interface RubricResult {
  readonly rubric: string;
  readonly max: number;
  readonly suggested: number;
  readonly range: readonly [number, number];
  readonly pending: number;
  readonly criteria: readonly CriterionResult[];
}
