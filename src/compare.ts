/** The order of a comparison: digests, rules on the run, reviews with what they say. What review.ts is for one submission. */
import { openRun } from './across/run.js';
import type { AcrossResult, SubmissionDigest } from './model/digest.js';
import type { Evidence, Finding, Review } from './model/review.js';
import type { RuleSettings } from './model/setup.js';
import { type Comparison, compareRules, digestsFor, signComparison } from './rules/compare-rules.js';
import type { RunRule } from './rules/define-rule.js';
import { RULES } from './rules/index.js';

export const RUN_RULES: readonly RunRule[] = RULES.filter((rule) => rule.scope === 'run');
const RUN_RULE_IDS: ReadonlySet<string> = new Set(RUN_RULES.map(({ id }) => id));

export interface CompareOptions {
  readonly settings?: RuleSettings;
  /** Called now and then, for a shell that must show that it is alive. */
  readonly breathe?: () => Promise<void>;
}

/** For each submission, in order. `digests` are gone through once; texts of hits are asked of `find` afterwards. */
export async function* compareRun(
  digests: Iterable<SubmissionDigest> | AsyncIterable<SubmissionDigest>,
  find: (submission: number) => SubmissionDigest | Promise<SubmissionDigest>,
  { settings = {}, breathe = async () => undefined }: CompareOptions = {},
): AsyncGenerator<AcrossResult> {
  const run = openRun();
  for await (const digest of digests) run.add(digest);
  const comparisons = await compareRules(RUN_RULES, run.view, settings, breathe);
  for (const [own, comparison] of comparisons.entries()) {
    yield { findings: await sign(own, comparison, find), outcomes: comparison.outcomes };
  }
}

async function sign(
  own: number,
  comparison: Comparison,
  find: (submission: number) => SubmissionDigest | Promise<SubmissionDigest>,
): Promise<AcrossResult['findings']> {
  if (comparison.claims.length === 0) return [];
  const needed = new Map<number, SubmissionDigest>();
  for (const index of digestsFor(own, comparison)) needed.set(index, await find(index));
  return signComparison(own, comparison, (submission) => needed.get(submission)!);
}

/**
 * A review with what the comparison of its run says: findings in reading order, the outcomes of the rules on runs. What an
 * earlier comparison said is taken out first, so doing it again changes nothing. Findings of the review keep their ids.
 */
export function withAcross(review: Review, { findings, outcomes }: AcrossResult): Review {
  const own = review.findings.filter(({ rule }) => !RUN_RULE_IDS.has(rule));
  const files = new Map(review.documents.map(({ file }, index) => [file, index]));
  const merged: Finding[] = [...own];
  const added = [...findings].sort((left, right) =>
    compareEvidence(left.evidence[0], right.evidence[0], files),
  );
  for (const [index, finding] of added.entries()) {
    const after = merged.findLastIndex(
      (other) => compareEvidence(other.evidence[0], finding.evidence[0], files) <= 0,
    );
    merged.splice(after + 1, 0, { id: `f${own.length + index + 1}`, ...finding });
  }
  const results = new Map(outcomes.map((outcome) => [outcome.rule, outcome]));
  return {
    ...review,
    findings: merged,
    outcomes: review.outcomes.map((outcome) => results.get(outcome.rule) ?? outcome),
  };
}

/** Reading order; a finding without a place comes first. */
function compareEvidence(
  left: Evidence | undefined,
  right: Evidence | undefined,
  files: ReadonlyMap<string, number>,
): number {
  if (!left || !right) return (left ? 1 : 0) - (right ? 1 : 0);
  const [a, b] = [left.location, right.location];
  return (
    (files.get(a.file) ?? 0) - (files.get(b.file) ?? 0) ||
    a.block - b.block ||
    (a.cell?.row ?? 0) - (b.cell?.row ?? 0) ||
    (a.cell?.column ?? 0) - (b.cell?.column ?? 0) ||
    (a.start ?? 0) - (b.start ?? 0)
  );
}
