import type { Stretch } from '../across/quote.js';
import type { RunView } from '../across/run.js';
import type { Mark } from '../model/digest.js';
import type { DocumentFacts, Facts, Ref } from '../model/facts.js';
import type { Profile } from '../model/profile.js';
import type { DocumentRole, Severity } from '../model/review.js';

/** What a rule says of one place. The runner signs it: severity, certainty, key, evidence. */
export interface Claim {
  /** Chinese, one sentence a finance clerk understands, with the figures. */
  readonly message: string;
  readonly at: Ref;
  /** Every other place that a reviewer must look at. */
  readonly related?: readonly Ref[];
  readonly expected?: string;
  readonly actual?: string;
  /** What to do here, where it is more exact than the rule's remedy. */
  readonly suggestion?: string;
  /** For this claim, where it differs from the rule's. */
  readonly severity?: Severity;
  /** 0..1, 0.9 unless said. */
  readonly confidence?: number;
  /** Figures or topics that it rests on: another rule's finding on one of them that came before is its cause. */
  readonly rests?: readonly (Ref | string)[];
  /** Rests on a reading that a person should look at. */
  readonly weak?: boolean;
}

/** What a rule on one document may ask for. */
export interface DocumentView extends DocumentFacts {
  readonly profile: Profile;
  /** Of the submission, where the document itself does not say. */
  readonly unit: string | null;
  readonly year: number | null;
  /** Roles of all documents of the submission. */
  readonly submissionRoles: readonly DocumentRole[];
}

/** A number that a rule turns on. A bureau may set another one in its configuration. */
export interface Threshold {
  readonly value: number;
  /** Chinese: what is counted or measured. */
  readonly name: string;
  /** 个, %, 字, 百分点 … */
  readonly unit: string;
  /** Clause or convention that the number comes from. */
  readonly source: string;
}

/**
 * What the rule flags and what it lets pass, as drafts (test/helpers/draft.ts): shown to clerks and run as tests. A line
 * `=== 名称` begins another document of the submission, for rules of scope `run` another submission; a line
 * `@ submitted 2025-07-18` says what a person would (submitted, published, unit, year).
 */
export interface Example {
  readonly wrong: string;
  readonly right: string;
  /** Thresholds under which it holds, where the usual ones would take too long an example. */
  readonly limits?: Limits;
}

interface Metadata {
  readonly id: string;
  readonly title: string;
  /** Why it matters, to a clerk. */
  readonly why: string;
  readonly remedy: string;
  readonly severity: Severity;
  /** Where the rule comes from: a form, a circular, a convention. */
  readonly source: string;
  /**
   * Claims that something is not there. `anywhere`: said only when everything handed in could be read; `part`: when the
   * parts that the claim points at could.
   */
  readonly absence?: 'anywhere' | 'part';
  /** Looked at only in documents of these roles. */
  readonly roles?: readonly DocumentRole[];
  readonly example: Example;
}

/** Thresholds by name, as the configuration has them. */
export type Limits = Readonly<Record<string, number>>;

export interface DocumentRule extends Metadata {
  readonly scope: 'document';
  readonly needs: readonly (keyof DocumentView)[];
  readonly thresholds: Readonly<Record<string, Threshold>>;
  applies(view: DocumentView, limits: Limits): boolean;
  check(view: DocumentView, limits: Limits): Iterable<Claim>;
}

export interface SubmissionRule extends Metadata {
  readonly scope: 'submission';
  readonly needs: readonly (keyof Facts)[];
  readonly thresholds: Readonly<Record<string, Threshold>>;
  applies(facts: Facts, limits: Limits): boolean;
  check(facts: Facts, limits: Limits): Iterable<Claim>;
}

/** A place in any submission of the run: words that its digest quotes, or clauses whose words are looked up for hits only. */
export type RunPlace =
  | { readonly submission: number; readonly mark: Mark }
  | ({ readonly submission: number } & Stretch);

/** What a rule says of one submission beside the others. `at` lies in that submission, `related` may lie elsewhere. */
export interface RunClaim extends Omit<Claim, 'at' | 'related' | 'rests'> {
  readonly submission: number;
  /** Titles of the sections above `at`, joined by `/`. */
  readonly path: string;
  readonly at: RunPlace;
  readonly related: readonly RunPlace[];
}

export interface RunRule extends Metadata {
  readonly scope: 'run';
  readonly thresholds: Readonly<Record<string, Threshold>>;
  /** Chinese: what a submission lacks to which the rule does not apply. */
  readonly lacking: string;
  applies(run: RunView, submission: number, limits: Limits): boolean;
  /** Null between claims: much was done, and the shell may want to show that it is alive. */
  check(run: RunView, limits: Limits): Iterable<RunClaim | null>;
}

export type Rule = DocumentRule | SubmissionRule | RunRule;

interface Checks<View, Name extends string> {
  /** Its numbers by name; `applies` and `check` get them as the configuration has them. */
  readonly thresholds?: Readonly<Record<Name, Threshold>>;
  /** Is there anything here to judge? False means inapplicable, which is not a pass. */
  applies(facts: View, limits: Readonly<Record<Name, number>>): boolean;
  check(facts: View, limits: Readonly<Record<Name, number>>): Iterable<Claim>;
}

/** A rule on one document at a time. `needs` decides which facts `applies` and `check` may see. */
export function defineRule<const Need extends keyof DocumentView, const Name extends string = never>(
  rule: Metadata & { readonly needs: readonly Need[] } & Checks<Pick<DocumentView, Need>, Name>,
): DocumentRule {
  return { thresholds: {}, ...rule, scope: 'document' };
}

/** A rule on everything that a unit handed in. */
export function defineSubmissionRule<const Need extends keyof Facts, const Name extends string = never>(
  rule: Metadata & { readonly needs: readonly Need[] } & Checks<Pick<Facts, Need>, Name>,
): SubmissionRule {
  return { thresholds: {}, ...rule, scope: 'submission' };
}

/** A rule on all submissions of a run. It sees their digests, never their documents. */
export function defineRunRule<const Name extends string = never>(
  rule: Metadata & {
    readonly lacking: string;
    readonly thresholds?: Readonly<Record<Name, Threshold>>;
    applies(run: RunView, submission: number, limits: Readonly<Record<Name, number>>): boolean;
    check(run: RunView, limits: Readonly<Record<Name, number>>): Iterable<RunClaim | null>;
  },
): RunRule {
  return { thresholds: {}, ...rule, scope: 'run' };
}
