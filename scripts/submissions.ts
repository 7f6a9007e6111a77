/** Reads a folder or file of fixtures as one submission, handed in on time, and reviews it: no queue, clock or child process. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { workingDaysLate } from '../src/adapters/calendar/working-days.js';
import { loadSetup } from '../src/adapters/setup/load-setup.js';
import { compareRun, withAcross } from '../src/compare.js';
import { compareNatural } from '../src/intake/natural-order.js';
import type { SubmissionDigest } from '../src/model/digest.js';
import type { DocumentModel, ReadFailure } from '../src/model/document.js';
import type { Review } from '../src/model/review.js';
import type { SubmissionInput } from '../src/model/submission.js';
import { readLimits } from '../src/pipeline/limits.js';
import { readDocument } from '../src/readers/read.js';
import { reviewWithDigest } from '../src/review.js';

const setup = await loadSetup();

/** Days of hand-in and publication; on the last day where they are left out. */
export type Days = Pick<SubmissionInput, 'submitted' | 'published'>;

export async function reviewPath(path: string, days?: Days): Promise<Review> {
  return reviewFiles(path, filesOf(path), days);
}

export async function reviewFiles(
  source: string,
  files: readonly GivenFile[],
  days: Days = setup.profile.deadlines,
): Promise<Review> {
  return (await readAndReview(source, files, days)).review;
}

/** Reviews of one run, with what its comparison says of each. */
export async function reviewRun(paths: readonly string[]): Promise<readonly Review[]> {
  const reviews: Review[] = [];
  const digests: SubmissionDigest[] = [];
  for (const path of paths) {
    const made = await readAndReview(path, filesOf(path), setup.profile.deadlines);
    reviews.push(made.review);
    digests.push(made.digest);
  }
  const compared: Review[] = [];
  for await (const result of compareRun(digests, (index) => digests[index]!))
    compared.push(withAcross(reviews[compared.length]!, result));
  return compared;
}

interface GivenFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

function filesOf(path: string): readonly GivenFile[] {
  if (!statSync(path).isDirectory())
    return [{ file: path.slice(path.lastIndexOf('/') + 1), bytes: readFileSync(path) }];
  return readdirSync(path)
    .sort(compareNatural)
    .map((name) => ({ file: name, bytes: readFileSync(join(path, name)) }));
}

async function readAndReview(source: string, files: readonly GivenFile[], days: Days) {
  const documents: DocumentModel[] = [];
  const failures: ReadFailure[] = [];
  for (const { file, bytes } of files) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const result = await readDocument({ file, bytes: new Uint8Array(bytes), sha256 }, readLimits);
    if (result.ok) documents.push(result.document);
    else failures.push(result.failure);
  }
  return reviewWithDigest(
    { source, documents, failures, unit: null, year: null, ...days },
    { setup, workingDaysLate, version: 'golden' },
  );
}
