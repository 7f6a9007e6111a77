import type { ReadFailure, ReadLimits } from '../model/document.js';
import type { FailedSubmission } from '../model/review.js';
import type { RosterReport } from '../model/roster.js';
import type { RosterEntry, RuleSettings } from '../model/setup.js';

/** What a contained child process is asked to do. Paths, never bytes: the child opens them itself. */
export type Task =
  | ReadTask
  | ProbeTask
  | RecogniseTask
  | PictureTask
  | ReviewTask
  | UnpackTask
  | CompareTask
  | ExportTask
  | RosterTask
  | TemplateTask
  | SheetTask
  | HtmlTask;

/** One untrusted file. */
export interface FileTask {
  readonly path: string;
  /** Name inside the submission. */
  readonly file: string;
  /** What the bytes hashed to when the run was planned: a file that changed meanwhile is an error. */
  readonly sha256: string;
  readonly limits: ReadLimits;
}

/** Opens one file and writes its ReadResult (gzipped JSON) to `out`. */
export interface ReadTask extends FileTask {
  readonly kind: 'read';
  readonly ocr: OcrMode;
  /** Files that `recognise` wrote: their pages are not recognised again. One that is missing or broken holds none. */
  readonly recognised?: readonly string[];
  readonly out: string;
}

/** Finds the pages of a file that `read` would recognise, without an engine. */
export interface ProbeTask extends FileTask {
  readonly kind: 'probe';
  readonly ocr: OcrMode;
}

/** A file that has no pages, or cannot be opened, has 0: `read` will say why. */
export interface ProbeAnswer {
  readonly pages: number;
  readonly recognise: readonly number[];
}

/** Recognises just these pages and writes what came of them to `out`, for `read`. */
export interface RecogniseTask extends FileTask {
  readonly kind: 'recognise';
  readonly ocr: OcrMode;
  readonly pages: readonly number[];
  readonly out: string;
}

/** False, and nothing written, where the file cannot be opened or no page of it could be recognised. */
export interface RecogniseAnswer {
  readonly ok: boolean;
}

/** Writes a Word file or a web page as safe HTML to `out`. */
export interface HtmlTask extends FileTask {
  readonly kind: 'html';
  readonly out: string;
}

export interface HtmlAnswer {
  /** Null: it was written. */
  readonly code: 'unsupported' | 'corrupt' | null;
}

/** Paints one page as it is displayed, as a PNG at most `width` pixels wide, and writes it to `out`. */
export interface PictureTask extends FileTask {
  readonly kind: 'picture';
  /** From 1 on. */
  readonly page: number;
  readonly width: number;
  readonly out: string;
}

export interface PictureAnswer {
  readonly ok: boolean;
  readonly failure: ReadFailure | null;
  /** How many the file has; 0 where that is not known. */
  readonly pages: number;
}

export type OcrMode = 'auto' | 'always' | 'never';

export interface ReadAnswer {
  readonly ok: boolean;
  readonly failure: ReadFailure | null;
  readonly pages: number;
}

/** A file that the task which needs its ReadResult reads itself; `out`: where that goes, or null where nobody else wants it. */
export interface OwnRead extends Omit<ReadTask, 'kind' | 'out'> {
  readonly out: string | null;
}

/** Reviews one submission from its ReadResults and writes the Review (gzipped JSON) to `out`. */
export interface ReviewTask {
  readonly kind: 'review';
  readonly source: string;
  /** Paths of gzipped ReadResults, or files to be read now, in reading order. */
  readonly inputs: readonly (string | OwnRead)[];
  readonly failures: readonly ReadFailure[];
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
  /** Path of the setup as JSON. */
  readonly setup: string;
  readonly version: string;
  /** Time that reading took, for `stats.ms`. */
  readonly ms: number;
  readonly out: string;
  /** Where the SubmissionDigest goes (gzipped JSON). */
  readonly digest: string;
}

export interface ReviewAnswer {
  /** False when no document could be read: then nothing was written. */
  readonly reviewed: boolean;
  readonly failures: readonly ReadFailure[];
  /** What reading the files took that came as an OwnRead, in ms. */
  readonly readMs: number;
}

/** What a review tells while one of its files is read: which of `inputs`. */
export interface InputProgress extends PageProgress {
  readonly input: number;
}

/** Unpacks an archive that nobody trusts into `folder`. */
export interface UnpackTask {
  readonly kind: 'unpack';
  readonly path: string;
  readonly folder: string;
  readonly limits: ReadLimits;
}

export interface UnpackAnswer {
  /** `file`: the name as the archive tells it, `/` between folders; `path`: where it was put. */
  readonly files: readonly { readonly file: string; readonly path: string }[];
  readonly failures: readonly ReadFailure[];
}

/** Compares the submissions of a run and writes an AcrossResult a line to `out`, in their order. */
export interface CompareTask {
  readonly kind: 'compare';
  /** Path of the SubmissionDigests, a line of JSON each. */
  readonly digests: string;
  readonly rules: RuleSettings;
  readonly out: string;
}

export interface CompareAnswer {
  readonly submissions: number;
}

/** Writes the lists of a run into `folder`; here because it takes seconds for thousands, not because it is untrusted. */
export interface ExportTask {
  readonly kind: 'export';
  readonly format: string;
  /** Path of the reviews, a line of JSON each. */
  readonly reviews: string;
  readonly failures: readonly FailedSubmission[];
  readonly roster: RosterReport | null;
  /** Path of what people made of each review, a line of JSON each, in their order. */
  readonly standings: string;
  readonly notice: NoticeFacts;
  /** Paths of the bureau's own Word forms, by what they are for. */
  readonly templates: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** What only the bureau knows of a 整改通知; null: to be filled in by hand. Days are ISO dates. */
export interface NoticeFacts {
  readonly from: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly deadline: string | null;
}

export interface ExportAnswer {
  /** One file: the list, or an archive of several. Null: there was nothing to write. */
  readonly path: string | null;
}

/** Reads an 应交清单 that somebody sent. */
export interface RosterTask {
  readonly kind: 'roster';
  readonly path: string;
  /** How the sender calls it. */
  readonly file: string;
}

export type RosterAnswer =
  | { readonly ok: true; readonly entries: readonly RosterEntry[]; readonly warnings: readonly string[] }
  /** A Chinese sentence. */
  | { readonly ok: false; readonly problem: string };

/** Looks at a Word form that somebody made, whether it can be filled. */
export interface TemplateTask {
  readonly kind: 'template';
  /** What it is for: notice, score-sheet. */
  readonly use: string;
  readonly path: string;
}

export interface TemplateAnswer {
  /** Chinese sentences; none: it can be used. */
  readonly problems: readonly string[];
}

/** Fills the bureau's own form of the score sheet. */
export interface SheetTask {
  readonly kind: 'sheet';
  readonly template: string;
  /** Path of the filled form as JSON. */
  readonly form: string;
  readonly out: string;
}

export interface SheetAnswer {
  readonly ok: true;
}

/** What one task may spend in its child. */
export interface TaskLimits {
  /** Longest time without a sign of life, in ms; once a task counts pages, without a page done. */
  readonly idleMs: number;
  /** Longest time for one task, in ms, and how much more for each page that must be recognised. */
  readonly totalMs: number;
  readonly pageMs: number;
  /** Resident memory of the child and of what it started, in MB. */
  readonly rssMb: number;
}

/** Page `page` of `pages` that must be recognised is done; 0 before the first. */
export interface PageProgress {
  readonly page: number;
  readonly pages: number;
}

export interface TaskOptions {
  readonly limits?: TaskLimits;
  readonly onPage?: (progress: PageProgress) => void;
}

export interface TaskAnswers {
  readonly read: ReadAnswer;
  readonly probe: ProbeAnswer;
  readonly recognise: RecogniseAnswer;
  readonly picture: PictureAnswer;
  readonly review: ReviewAnswer;
  readonly unpack: UnpackAnswer;
  readonly compare: CompareAnswer;
  readonly html: HtmlAnswer;
  readonly export: ExportAnswer;
  readonly roster: RosterAnswer;
  readonly template: TemplateAnswer;
  readonly sheet: SheetAnswer;
}

export type AnswerOf<T extends { readonly kind: keyof TaskAnswers }> = TaskAnswers[T['kind']];

/** Runs tasks where they can do no harm. */
export interface TaskRunner {
  /** Rejects with ChildFailure when the child did not survive, and with an ordinary Error when the task threw. */
  run<T extends Task>(task: T, options?: TaskOptions): Promise<AnswerOf<T>>;
  /** Kills what runs; later calls reject. */
  close(): Promise<void>;
}

export type ChildFailureReason = 'timeout' | 'memory' | 'crash' | 'stopped';

/** The child did not survive its task. `timeout` and `memory` are our own doing and will be so again. */
export class ChildFailure extends Error {
  override readonly name = 'ChildFailure';
  readonly reason: ChildFailureReason;
  constructor(reason: ChildFailureReason, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
