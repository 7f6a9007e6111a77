import type { Verdict } from '../model/desk.js';
import type { Certainty, OutcomeKind, Severity } from '../model/review.js';

/** What an export needs to know of a rule to explain its findings. */
export interface RuleLegend {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly why: string;
  readonly remedy: string;
  /** The form, circular or convention that it rests on. */
  readonly source: string;
}

export const severities: readonly Severity[] = ['error', 'warning', 'info'];

export { severityNames } from '../model/severity.js';

export const certaintyNames: Readonly<Record<Certainty, string>> = {
  certain: '确定',
  check: '需人工核对',
};

export const verdictNames: Readonly<Record<Verdict, string>> = { accepted: '属实', dismissed: '不属实' };

export const outcomeNames: Readonly<Record<OutcomeKind, string>> = {
  passed: '通过',
  failed: '未通过',
  'needs-review': '需人工核对',
  inapplicable: '不适用',
  unable: '未能检查',
};
