/** What the core is asked to review: everything one unit handed in for one year, already read. */
import type { DocumentModel, ReadFailure } from './document.js';
import type { Setup } from './setup.js';

export interface SubmissionInput {
  /** The path as given on the command line or the name of the upload. */
  readonly source: string;
  /** In reading order: by file name, numbers in names compared as numbers. */
  readonly documents: readonly DocumentModel[];
  readonly failures: readonly ReadFailure[];
  /** What a person said (`--meta`, `--year`, `--submitted`), null where nobody did. Dates are ISO. */
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
}

/** Working days: `null` where the calendar has no data for a day's year. */
export type WorkingDaysLate = (deadline: string, day: string) => number | null;

/** Text parted into words; together they give the text back, white space aside. Which engine does it is not the core's business. */
export type Segmenter = (text: string) => readonly string[];

export interface ReviewTools {
  readonly setup: Setup;
  readonly workingDaysLate: WorkingDaysLate;
  /** Without one the core parts text by its own word list. */
  readonly segment?: Segmenter;
  readonly version: string;
}
