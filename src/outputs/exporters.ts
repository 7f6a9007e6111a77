import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { anomalyCsv, listCsv } from '../exports/anomaly-csv.js';
import { anomalyWorkbooks } from '../exports/anomaly-xlsx.js';
import { rosterColumns, rosterRows } from '../exports/roster-rows.js';
import { scoreForm, suggestedLines } from '../exports/score-form.js';
import { summaryHtml } from '../exports/summary-html.js';
import { toJson } from '../exports/to-json.js';
import { toNdjson } from '../exports/to-ndjson.js';
import type { FailedSubmission, Review } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import type { Rubric } from '../model/rubric.js';
import { RULES } from '../rules/index.js';
import { writeWhole } from './write-whole.js';

export const formats = ['json', 'ndjson', 'xlsx', 'csv', 'html', 'docx'] as const;
export type OutputFormat = (typeof formats)[number];

/** A run that is over, in the order of its input. May be read more than once. */
export interface FinishedRun {
  readonly folder: string;
  reviews(): AsyncIterable<Review>;
  readonly failures: readonly FailedSubmission[];
  /** Null without --roster. */
  readonly roster: RosterReport | null;
}

export interface Exporter {
  /** For each submission as soon as it is done; `folder` is its own. */
  readonly each?: (review: Review, folder: string, rubric: Rubric) => Promise<void>;
  /** Once at the end; gives the path of what it wrote. */
  readonly all?: (run: FinishedRun) => Promise<string>;
}

/** What `--format` can ask for. */
export const exporters: Readonly<Record<OutputFormat, Exporter>> = {
  json: {
    each: (review, folder) => writeWhole(join(folder, 'result.json'), toJson(review)),
  },
  ndjson: {
    all: async ({ folder, reviews, failures }) => {
      const path = join(folder, 'results.ndjson');
      await writeWhole(path, toNdjson(reviews()));
      // A line of results.ndjson is a review and nothing else; what gave none is listed beside it.
      const beside = join(folder, 'failures.ndjson');
      await rm(beside, { force: true });
      if (failures.length > 0)
        await writeWhole(
          beside,
          failures.map((failure) => `${JSON.stringify(failure)}\n`),
        );
      return path;
    },
  },
  xlsx: {
    each: async (review, folder, rubric) => {
      const { scoreSheetXlsx } = await import('../exports/score-sheet-xlsx.js');
      await writeWhole(join(folder, 'score-sheet.xlsx'), await scoreSheetXlsx(formOf(review, rubric)));
    },
    all: async ({ folder, reviews, failures, roster }) => {
      const first = join(folder, 'anomalies.xlsx');
      let number = 0;
      // A long run is more than one workbook holds: anomalies-2.xlsx goes on where the first ends.
      for await (const book of anomalyWorkbooks(reviews(), RULES, failures, { roster })) {
        number += 1;
        await writeWhole(number === 1 ? first : join(folder, `anomalies-${number}.xlsx`), book);
      }
      return first;
    },
  },
  csv: {
    all: async ({ folder, reviews, roster }) => {
      const path = join(folder, 'anomalies.csv');
      await writeWhole(path, anomalyCsv(reviews(), RULES));
      const beside = join(folder, 'roster.csv');
      await rm(beside, { force: true });
      if (roster) {
        const headings = rosterColumns.map(({ heading }) => heading);
        await writeWhole(beside, listCsv(headings, rosterRows(roster)));
      }
      return path;
    },
  },
  html: {
    all: async ({ folder, reviews, failures, roster }) => {
      const path = join(folder, 'index.html');
      // The page goes through the reviews twice, so it gets something that reads them anew.
      const again = { [Symbol.asyncIterator]: () => reviews()[Symbol.asyncIterator]() };
      await writeWhole(path, summaryHtml(again, RULES, failures, roster));
      return path;
    },
  },
  docx: {
    // Its library is large, and few ask for it.
    each: async (review, folder, rubric) => {
      const { scoreSheetDocx } = await import('../exports/score-sheet-docx.js');
      await writeWhole(join(folder, 'score-sheet.docx'), await scoreSheetDocx(formOf(review, rubric)));
    },
  },
};

const formOf = (review: Review, rubric: Rubric) =>
  scoreForm({ rubric, unit: review.unit, year: review.year, lines: suggestedLines(review) });

/** What is written of each submission as soon as it is known. */
export async function exportEach(
  review: Review,
  folder: string,
  formats: readonly OutputFormat[],
  rubric: Rubric,
): Promise<void> {
  for (const format of formats) await exporters[format].each?.(review, folder, rubric);
}
