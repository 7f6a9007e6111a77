import { basename, dirname, extname } from 'node:path';
import type { FailedSubmission, InputError, Review, Severity } from '../model/review.js';
import type { SubmissionOutcome } from '../pipeline/run.js';

/** What the shell keeps of each settled submission: little, since there may be ten thousand. */
export interface Entry {
  readonly position: number;
  readonly source: string;
  readonly reviewKey: string;
  readonly isReviewed: boolean;
  readonly from: SubmissionOutcome['from'];
  /** What the roster asks of it. */
  readonly unit: string | null;
  readonly submitted: string | null;
  readonly name: string;
  readonly errors: readonly InputError[];
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings of each rule that has some. */
  readonly rules: ReadonlyMap<string, number>;
  /** One line for each file that could not be read. */
  readonly failures: readonly string[];
}

/** Sums up a settled submission. */
export function enter(outcome: SubmissionOutcome, review: Review | null): Entry {
  const { position, plan, reviewKey, from } = outcome;
  const errors =
    review?.errors ?? outcome.failures.map(({ file, code, message }) => ({ file, code, message }));
  const counts = countFindings(review);
  const failures = errors.map(({ file, message }) => {
    const isWhole = plan.kind === 'file' || file === plan.relative || plan.path.endsWith(`/${file}`);
    // Attachments lie beside their page.
    const folder = plan.kind === 'page' ? dirname(plan.source) : plan.source;
    const path = isWhole ? plan.source : `${folder}/${file}`;
    return `无法读取 ${path}：${message}`;
  });
  return {
    position,
    source: plan.source,
    reviewKey,
    isReviewed: review !== null,
    from,
    unit: review?.unit ?? null,
    submitted: review?.submitted ?? null,
    name: basename(plan.relative, plan.kind === 'folder' ? '' : extname(plan.relative)),
    errors,
    counts,
    rules: countByRule(review),
    failures,
  };
}

export function countFindings(review: Review | null): Entry['counts'] {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of review?.findings ?? []) counts[severity] += 1;
  return counts;
}

export function countByRule(review: Review | null): Entry['rules'] {
  const rules = new Map<string, number>();
  for (const { rule } of review?.findings ?? []) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  return rules;
}

export interface Totals {
  readonly reviewed: number;
  /** Done before the run was interrupted. */
  readonly resumed: number;
  /** Taken from an earlier run. */
  readonly cached: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly failed: readonly FailedSubmission[];
  readonly failures: readonly string[];
}

/** The run in numbers; lists in the order of the input. */
export function total(entries: readonly Entry[]): Totals {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const entry of entries) {
    for (const severity of ['error', 'warning', 'info'] as const) counts[severity] += entry.counts[severity];
  }
  return {
    reviewed: entries.filter(({ isReviewed }) => isReviewed).length,
    resumed: entries.filter(({ from }) => from === 'run').length,
    cached: entries.filter(({ from }) => from === 'cache').length,
    counts,
    failed: entries.filter(({ isReviewed }) => !isReviewed).map(({ source, errors }) => ({ source, errors })),
    failures: entries.flatMap(({ failures }) => failures),
  };
}
