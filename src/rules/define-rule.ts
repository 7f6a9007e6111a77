import type { DocumentFacts, Facts, Ref } from '../model/facts.js';
import type { DocumentRole, Severity } from '../model/review.js';
import type { Profile } from '../model/rubric.js';

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

interface Metadata {
  readonly id: string;
  readonly title: string;
  /** Why it matters, to a clerk. */
  readonly why: string;
  readonly remedy: string;
  readonly severity: Severity;
  /** Where the rule comes from: a form, a circular, a convention. */
  readonly source: string;
  /** Claims that something is not there: said only when everything handed in could be read. */
  readonly absence?: boolean;
  /** Looked at only in documents of these roles. */
  readonly roles?: readonly DocumentRole[];
}

export interface DocumentRule extends Metadata {
  readonly scope: 'document';
  readonly needs: readonly (keyof DocumentView)[];
  readonly applies: (view: DocumentView) => boolean;
  readonly check: (view: DocumentView) => Iterable<Claim>;
}

export interface SubmissionRule extends Metadata {
  readonly scope: 'submission';
  readonly needs: readonly (keyof Facts)[];
  readonly applies: (facts: Facts) => boolean;
  readonly check: (facts: Facts) => Iterable<Claim>;
}

export type Rule = DocumentRule | SubmissionRule;

interface Checks<View> {
  /** Is there anything here to judge? False means inapplicable, which is not a pass. */
  readonly applies: (facts: View) => boolean;
  readonly check: (facts: View) => Iterable<Claim>;
}

/** A rule on one document at a time. `needs` decides which facts `applies` and `check` may see. */
export function defineRule<const Need extends keyof DocumentView>(
  rule: Metadata & { readonly needs: readonly Need[] } & Checks<Pick<DocumentView, Need>>,
): DocumentRule {
  return { ...rule, scope: 'document' };
}

/** A rule on everything that a unit handed in. */
export function defineSubmissionRule<const Need extends keyof Facts>(
  rule: Metadata & { readonly needs: readonly Need[] } & Checks<Pick<Facts, Need>>,
): SubmissionRule {
  return { ...rule, scope: 'submission' };
}
