import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readGzip } from '../adapters/artifacts/gzip.js';
import type { SubmissionRow } from '../adapters/db/service/submissions.js';
import type { Review } from '../model/review.js';
import { digestArtifact, reviewArtifact } from '../ports/jobs.js';
import type { ReviewKey } from '../ports/store.js';
import { mayPass } from './failures.js';
import { jobIdOf } from './names.js';
import type { Service } from './service.js';
import { settleReviewed } from './settle.js';

/** Settles the submission with a review that is stored under the same key; false when there is none that still holds. */
export async function reuseReview(
  service: Service,
  row: SubmissionRow,
  key: ReviewKey & { readonly key: string },
): Promise<boolean> {
  const json = await service.store.reviews.find(key.key);
  if (json === null || (await service.store.digests.find(key.key)) === null) return false;
  const review = JSON.parse(json) as Review;
  // A file that could not be read then may be readable now.
  if (review.errors.some(({ code }) => mayPass(code))) return false;
  await settleReviewed(service, row, { key: key.key, review });
  return true;
}

/** Takes the review and its digest from the workers into the store; null when they are not there (any more). */
export async function storeReview(
  { files, scratch, store }: Service,
  row: SubmissionRow,
  key: ReviewKey & { readonly key: string },
): Promise<Review | null> {
  const id = jobIdOf(row);
  const fetch = async (name: string) => {
    const path = join(scratch, `${name.replaceAll('/', '-')}-${process.pid}`);
    try {
      return (await files.get(name, path)) ? await readGzip(path) : null;
    } finally {
      await rm(path, { force: true });
    }
  };
  const review = await fetch(reviewArtifact(id));
  const digest = await fetch(digestArtifact(id));
  if (review === null || digest === null) return null;
  // The review comes last: where it is, its digest is.
  await store.digests.put(key.key, digest);
  await store.reviews.put({ ...key, json: review });
  return JSON.parse(review) as Review;
}
