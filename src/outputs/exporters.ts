import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { anomalyCsv, listCsv } from '../exports/anomaly-csv.js';
import { anomalyWorkbooks } from '../exports/anomaly-xlsx.js';
import { deskLinks, type PlaceLinks, pageLinks } from '../exports/finding-links.js';
import type { NoticeOptions } from '../exports/notice.js';
import { rosterColumns, rosterRows } from '../exports/roster-rows.js';
import { scoreForm, suggestedLines } from '../exports/score-form.js';
import { summaryHtml } from '../exports/summary-html.js';
import type { TemplateKind } from '../exports/template-kinds.js';
import { toJson } from '../exports/to-json.js';
import { toNdjson } from '../exports/to-ndjson.js';
import type { FailedSubmission, Review } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import type { Rubric } from '../model/rubric.js';
import type { Standing } from '../model/standing.js';
import { RULES } from '../rules/index.js';
import { writeWhole } from './write-whole.js';

export const formats = ['json', 'ndjson', 'xlsx', 'csv', 'html', 'docx', 'notice'] as const;
export type OutputFormat = (typeof formats)[number];

/** A run that is over, in the order of its input. May be read more than once. */
export interface FinishedRun {
  readonly folder: string;
  reviews(): AsyncIterable<Review>;
  readonly failures: readonly FailedSubmission[];
  /** Null without --roster. */
  readonly roster: RosterReport | null;
  /** The one that all were scored by, where it is one. */
  readonly rubric: Rubric | null;
  /** Written in the same run, into the same folder. */
  readonly formats: readonly OutputFormat[];
  /** What people made of each review, in their order; null: there is no desk. */
  readonly standings: readonly (Standing | null)[] | null;
  readonly notice: NoticeOptions;
  readonly templates: OwnTemplates;
}

/** Forms of the bureau, checked; what is not there is written as it comes with Jishen. */
export type OwnTemplates = Partial<Readonly<Record<TemplateKind, Uint8Array>>>;

/** What a submission's own files need besides its review. */
export interface EachBasis {
  readonly rubric: Rubric;
  readonly templates: OwnTemplates;
}

export interface Exporter {
  /** For each submission as soon as it is done; `folder` is its own. */
  readonly each?: (review: Review, folder: string, basis: EachBasis) => Promise<void>;
  /** Once at the end; gives the paths of what it wrote, the first to look at first. */
  readonly all?: (run: FinishedRun) => Promise<readonly string[]>;
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
      return [path];
    },
  },
  xlsx: {
    each: async (review, folder, { rubric }) => {
      const { scoreSheetXlsx } = await import('../exports/score-sheet-xlsx.js');
      await writeWhole(join(folder, 'score-sheet.xlsx'), await scoreSheetXlsx(formOf(review, rubric)));
    },
    all: async (run) => {
      const { folder, reviews, failures } = run;
      const written: string[] = [];
      // More than a sheet holds is more than one workbook: anomalies-2.xlsx goes on where the first ends.
      for await (const book of anomalyWorkbooks(reviews(), RULES, failures, {
        ...run,
        links: linksOf(run),
      })) {
        const name = written.length === 0 ? 'anomalies.xlsx' : `anomalies-${written.length + 1}.xlsx`;
        await writeWhole(join(folder, name), book);
        written.push(join(folder, name));
      }
      // What an earlier, longer run left would pass for this one's.
      for (const name of await readdir(folder))
        if (/^anomalies-\d+\.xlsx$/.test(name) && !written.includes(join(folder, name)))
          await rm(join(folder, name));
      return written;
    },
  },
  csv: {
    all: async ({ folder, reviews, roster, standings }) => {
      const path = join(folder, 'anomalies.csv');
      await writeWhole(path, anomalyCsv(reviews(), RULES, standings));
      const beside = join(folder, 'roster.csv');
      await rm(beside, { force: true });
      if (roster) {
        const headings = rosterColumns.map(({ heading }) => heading);
        await writeWhole(beside, listCsv(headings, rosterRows(roster)));
      }
      return [path];
    },
  },
  html: {
    all: async ({ folder, reviews, failures, roster }) => {
      const path = join(folder, 'index.html');
      // The page goes through the reviews twice, so it gets something that reads them anew.
      const again = { [Symbol.asyncIterator]: () => reviews()[Symbol.asyncIterator]() };
      await writeWhole(path, summaryHtml(again, RULES, failures, roster));
      return [path];
    },
  },
  docx: {
    // Its library is large, and few ask for it.
    each: async (review, folder, { rubric, templates }) => {
      const { scoreSheetFile } = await import('./word-files.js');
      const form = formOf(review, rubric);
      await writeWhole(join(folder, 'score-sheet.docx'), await scoreSheetFile(form, templates));
    },
  },
  notice: {
    all: async (run) => {
      const { writeNotices } = await import('./word-files.js');
      return writeNotices(run);
    },
  },
};

/** The desk where there is one, else the page that is written beside the list. */
function linksOf({ formats, standings }: FinishedRun): PlaceLinks | null {
  if (standings?.some((standing) => standing?.address)) return deskLinks(standings);
  return formats.includes('html') ? pageLinks : null;
}

const formOf = (review: Review, rubric: Rubric) =>
  scoreForm({ rubric, unit: review.unit, year: review.year, lines: suggestedLines(review) });

/** What is written of each submission as soon as it is known. */
export async function exportEach(
  review: Review,
  folder: string,
  formats: readonly OutputFormat[],
  basis: EachBasis,
): Promise<void> {
  for (const format of formats) await exporters[format].each?.(review, folder, basis);
}
