import type { SubmissionChange } from '../adapters/db/service/submissions.js';
import type { Finding, Review } from '../model/review.js';

/** What lists show of a review. */
export function summaryOf(review: Review): SubmissionChange {
  const { rubric, stats } = review;
  const own = review.documents.find(({ selfScore }) => selfScore !== null);
  return {
    unit: review.unit,
    year: review.year,
    submitted: review.submitted,
    published: review.published,
    suggested: rubric.suggested,
    lowest: rubric.range[0],
    highest: rubric.range[1],
    selfScore: own?.selfScore ?? null,
    pages: stats.pages,
    ...countsOf(review.findings),
  };
}

export function countsOf(findings: readonly Finding[]) {
  const counts = { errors: 0, warnings: 0, infos: 0 };
  for (const { severity } of findings) counts[`${severity}s`] += 1;
  return counts;
}
