import type { Review } from './model/review.js';
import type { ReviewTools, SubmissionInput } from './model/submission.js';

/**
 * One submission in, one review out. Pure: the same documents, rubric and dates give the same review; `stats.ms` is 0
 * here and is filled in by the shell that kept the time.
 */
export function review(input: SubmissionInput, tools: ReviewTools): Review {
  const id = input.documents.map((document) => document.sha256.slice(0, 16)).join('-');
  return {
    schema: 'jishen.review/1',
    versions: { jishen: tools.version, rules: '0', rubric: `${tools.rubric.id}@${tools.rubric.version}` },
    id,
    source: input.source,
    unit: input.unit,
    year: input.year,
    submitted: input.submitted,
    published: input.published,
    documents: [],
    findings: [],
    outcomes: [],
    rubric: { rubric: tools.rubric.id, max: 0, suggested: 0, range: [0, 0], pending: 0, criteria: [] },
    errors: input.failures.map(({ file, code, message }) => ({ file, code, message })),
    stats: { ms: 0, pages: 0, chars: 0, ocrPages: 0 },
  };
}
