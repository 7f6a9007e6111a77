/** Reads a folder or file of fixtures as one submission and reviews it, without a queue, a clock or a child process. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { workingDaysLate } from '../src/adapters/calendar/working-days.js';
import { loadRubric } from '../src/adapters/rubrics/load-rubric.js';
import type { DocumentModel, ReadFailure, ReadLimits } from '../src/model/document.js';
import type { Review } from '../src/model/review.js';
import { readDocument } from '../src/readers/read.js';
import { review } from '../src/review.js';

const LIMITS: ReadLimits = {
  fileBytes: 20_000_000,
  partBytes: 64_000_000,
  inflatedBytes: 200_000_000,
  ratio: 200,
  entries: 2_000,
  depth: 256,
  pages: 300,
  pixels: 50_000_000,
};

const rubric = await loadRubric(null);

export async function reviewPath(path: string): Promise<Review> {
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .sort((left, right) => left.localeCompare(right, 'zh-CN', { numeric: true }))
        .map((name) => ({ file: name, bytes: readFileSync(join(path, name)) }))
    : [{ file: path.slice(path.lastIndexOf('/') + 1), bytes: readFileSync(path) }];
  return reviewFiles(path, files);
}

export async function reviewFiles(
  source: string,
  files: readonly { readonly file: string; readonly bytes: Uint8Array }[],
): Promise<Review> {
  const documents: DocumentModel[] = [];
  const failures: ReadFailure[] = [];
  for (const { file, bytes } of files) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const result = await readDocument({ file, bytes: new Uint8Array(bytes), sha256 }, LIMITS);
    if (result.ok) documents.push(result.document);
    else failures.push(result.failure);
  }
  return review(
    { source, documents, failures, unit: null, year: null, submitted: null, published: null },
    { rubric, workingDaysLate, version: 'golden' },
  );
}
