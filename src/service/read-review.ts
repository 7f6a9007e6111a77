import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { withAcross } from '../compare.js';
import type { AcrossResult } from '../model/digest.js';
import type { Review } from '../model/review.js';
import type { Service } from './service.js';

type Reviewed = Pick<SubmissionRow, 'review' | 'across'>;

/** The review with what the comparison of its batch says; null where there is none (yet). */
export async function readReview({ store }: Pick<Service, 'store'>, row: Reviewed): Promise<Review | null> {
  const json = row.review === null ? null : await store.reviews.find(row.review);
  if (json === null) return null;
  const review = JSON.parse(json) as Review;
  return row.across === null ? review : withAcross(review, JSON.parse(row.across) as AcrossResult);
}
