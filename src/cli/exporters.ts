import { join } from 'node:path';
import type { InputError, Review } from '../model/review.js';
import { writeWhole } from './write-whole.js';

export const formats = ['json', 'ndjson', 'xlsx', 'csv', 'html', 'docx'] as const;
export type OutputFormat = (typeof formats)[number];

/** A submission without a review: no file of it could be read. */
export interface FailedSubmission {
  readonly source: string;
  readonly errors: readonly InputError[];
}

/** A run that is over, in the order of its input. May be read more than once. */
export interface FinishedRun {
  readonly folder: string;
  reviews(): AsyncIterable<Review>;
  readonly failures: readonly FailedSubmission[];
}

export interface Exporter {
  /** For each submission as soon as it is done; `folder` is its own. */
  readonly each?: (review: Review, folder: string) => Promise<void>;
  /** Once at the end; gives the path of what it wrote. */
  readonly all?: (run: FinishedRun) => Promise<string>;
}

/** What `--format` can ask for; null where it comes with a later version. */
export const exporters: Readonly<Record<OutputFormat, Exporter | null>> = {
  json: {
    each: (review, folder) => writeWhole(join(folder, 'result.json'), `${JSON.stringify(review, null, 2)}\n`),
  },
  ndjson: {
    all: async ({ folder, reviews, failures }) => {
      const path = join(folder, 'results.ndjson');
      await writeWhole(path, ndjson(reviews(), failures));
      return path;
    },
  },
  xlsx: null,
  csv: null,
  html: null,
  docx: null,
};

async function* ndjson(
  reviews: AsyncIterable<Review>,
  failures: readonly FailedSubmission[],
): AsyncGenerator<string> {
  for await (const review of reviews) yield `${JSON.stringify(review)}\n`;
  for (const failure of failures) yield `${JSON.stringify({ schema: 'jishen.failure/1', ...failure })}\n`;
}
