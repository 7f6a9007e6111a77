import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import { withAcross } from '../compare.js';
import type { AcrossResult } from '../model/digest.js';
import type { Review } from '../model/review.js';
import type { Service } from './service.js';

type Reviewed = Pick<SubmissionRow, 'review' | 'across'>;

/** The review with what the comparison of its batch says; null where there is none (yet). */
export async function readReview(service: Pick<Service, 'recent'>, row: Reviewed): Promise<Review | null> {
  return (await read(service, row))?.review ?? null;
}

/** The same as JSON. */
export async function readReviewJson(
  service: Pick<Service, 'recent'>,
  row: Reviewed,
): Promise<string | null> {
  const found = await read(service, row);
  return found && (found.json ?? JSON.stringify(found.review));
}

async function read({ recent }: Pick<Service, 'recent'>, row: Reviewed) {
  const found = row.review === null ? null : await recent.reviews.find(row.review);
  if (!found) return null;
  if (row.across === null) return { review: found.value, json: found.json };
  return { review: withAcross(found.value, JSON.parse(row.across) as AcrossResult), json: null };
}
