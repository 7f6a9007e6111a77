/** The only file that knows the order: facts, rules, rubric, review, and the digest for the comparison of the run. */
import { digestOf } from './across/digest-of.js';
import { buildFacts } from './facts/build-facts.js';
import { countCharacters, recognisedPages, toDocumentResult } from './facts/document-result.js';
import type { SubmissionDigest } from './model/digest.js';
import type { Review } from './model/review.js';
import type { ReviewTools, SubmissionInput } from './model/submission.js';
import { scoreSubmission } from './rubric/score.js';
import { RULES, RULES_VERSION } from './rules/index.js';
import { runRules } from './rules/run-rules.js';
import { shortHash } from './text/hash.js';

/**
 * One submission in, one review out. Pure: the same documents, setup and dates give the same review; `stats.ms` is 0
 * here and is filled in by the shell that kept the time.
 */
export function review(input: SubmissionInput, tools: ReviewTools): Review {
  return reviewWithDigest(input, tools).review;
}

/** The review, and what the comparison of the whole run will need of this submission. */
export function reviewWithDigest(
  input: SubmissionInput,
  tools: ReviewTools,
): { readonly review: Review; readonly digest: SubmissionDigest } {
  const { rubric, profile, rules, roster } = tools.setup;
  const { workingDaysLate, segment } = tools;
  const facts = buildFacts(input, { profile, roster, workingDaysLate, segment });
  const { findings, outcomes } = runRules(RULES, facts, rubric, rules);
  const pages = input.documents.flatMap((document) => document.pages);
  const made: Review = {
    schema: 'jishen.review/1',
    versions: { jishen: tools.version, rules: RULES_VERSION, rubric: `${rubric.id}@${rubric.version}` },
    id: shortHash(
      input.documents
        .map(({ sha256 }) => sha256)
        .sort()
        .join('\n'),
    ),
    source: input.source,
    unit: facts.unit,
    year: facts.year,
    submitted: facts.submitted.day,
    published: facts.published.day,
    documents: facts.documents.map(toDocumentResult),
    findings,
    outcomes,
    rubric: scoreSubmission(rubric, { facts, findings }),
    errors: input.failures.map(({ file, code, message }) => ({ file, code, message })),
    stats: {
      ms: 0,
      pages: pages.length,
      chars: input.documents.reduce((sum, document) => sum + countCharacters(document), 0),
      ocrPages: input.documents.reduce((sum, document) => sum + recognisedPages(document).length, 0),
    },
  };
  return { review: made, digest: digestOf(facts, { review: made.id, source: made.source }) };
}
