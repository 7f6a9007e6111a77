import { sql } from 'drizzle-orm';
import {
  bigint,
  bigserial,
  boolean,
  index,
  integer,
  json,
  numeric,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { BulkAction, BulkOptions, BulkState } from '../../model/bulk.js';
import type { EventKind, SignState, SpendingFigures, SubmissionState, Verdict } from '../../model/desk.js';
import type { ReadFailure } from '../../model/document.js';
import type { InputError } from '../../model/review.js';
import type { RosterEntry } from '../../model/setup.js';
import type { OcrMode } from '../../ports/tasks.js';

/** Tables of the service; those of `jishen audit` are in schema.ts. */
export const service = pgSchema('jishen_service');

const moment = (name?: string) =>
  name === undefined ? timestamp({ withTimezone: true }) : timestamp(name, { withTimezone: true });

/** Score sheets and configurations that an administrator keeps, as YAML. */
export const setupFiles = service.table('setup_files', {
  id: text().primaryKey(),
  kind: text().$type<'rubric' | 'config'>().notNull(),
  name: text().notNull(),
  yaml: text().notNull(),
  updated: moment().notNull().defaultNow(),
});

/** What reviews were made under, whole, by its hash: a file that is edited later changes no review. */
export const setups = service.table('setups', {
  key: text().primaryKey(),
  json: text().notNull(),
  created: moment().notNull().defaultNow(),
});

export const batches = service.table(
  'batches',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** The unit that owns it; null: the bureau's. */
    unit: text(),
    createdBy: text('created_by').notNull(),
    created: moment().notNull().defaultNow(),
    year: integer(),
    submitted: text(),
    published: text(),
    rubric: text(),
    config: text(),
    setup: text().notNull(),
    ocr: text().$type<OcrMode>().notNull(),
    priority: integer().notNull(),
    roster: json().$type<RosterEntry[]>(),
    /** Units may hand in to it and see that it is there; of what is in it they see their own. */
    isOpen: boolean('is_open').notNull().default(false),
    /** Counts changes of its reviews; `compared` is the count that the last comparison saw. */
    changes: integer().notNull().default(0),
    compared: integer().notNull().default(0),
    compareProblem: text('compare_problem'),
  },
  (table) => [index('batches_created').on(table.created)],
);

export const submissions = service.table(
  'submissions',
  {
    id: text().primaryKey(),
    batch: text().notNull(),
    position: integer().notNull(),
    /** What the person called it: a file, a folder, an archive. */
    source: text().notNull(),
    /** Hash of the uploaded names and bytes. */
    content: text().notNull(),
    owner: text(),
    createdBy: text('created_by').notNull(),
    created: moment().notNull().defaultNow(),
    /** Bytes that were uploaded. */
    size: bigint({ mode: 'number' }).notNull(),
    priority: integer().notNull(),
    state: text().$type<SubmissionState>().notNull(),
    attempt: integer().notNull().default(1),
    /** Tries in a row that were lost without an answer. */
    losses: integer().notNull().default(0),
    /** When it began to wait, was handed out, was last looked after, was settled. */
    waiting: moment().notNull().defaultNow(),
    handedOut: moment('handed_out'),
    checked: moment(),
    settled: moment(),
    setup: text().notNull(),
    ocr: text().$type<OcrMode>().notNull(),
    /** What a person said. */
    givenUnit: text('given_unit'),
    givenYear: integer('given_year'),
    givenSubmitted: text('given_submitted'),
    givenPublished: text('given_published'),
    /** What the review says, for lists; the review itself is under its key. */
    review: text(),
    unit: text(),
    year: integer(),
    submitted: text(),
    published: text(),
    suggested: numeric({ mode: 'number' }),
    lowest: numeric({ mode: 'number' }),
    highest: numeric({ mode: 'number' }),
    selfScore: numeric('self_score', { mode: 'number' }),
    errors: integer().notNull().default(0),
    warnings: integer().notNull().default(0),
    infos: integer().notNull().default(0),
    /** Findings by rule, and the figures that overviews draw. */
    rules: json().$type<Record<string, number>>(),
    money: json().$type<SpendingFigures[]>(),
    pages: integer(),
    /** What could not be unpacked or was too large, known before anything was read. */
    intakeFailures: json('intake_failures').$type<ReadFailure[]>(),
    originalsRemoved: moment('originals_removed'),
    /** Files that could not be read, or why there is no review. */
    failures: json().$type<InputError[]>().notNull(),
    /** What the comparison of the batch says (AcrossResult). */
    across: text(),
    sign: text().$type<SignState>().notNull().default('open'),
    /** As signed. */
    score: numeric({ mode: 'number' }),
    assignee: text(),
  },
  (table) => [
    index('submissions_batch').on(table.batch, table.position),
    // How many of a batch are in which state: out of the index alone.
    index('submissions_states').on(table.batch, table.state),
    // The list of a batch, newest first: what the page opens with.
    index('submissions_newest').on(table.batch, table.created.desc(), table.position, table.id),
    index('submissions_content').on(table.content),
    // Whether anybody else has a review that is to go.
    index('submissions_review').on(table.review).where(sql`${table.review} is not null`),
    index('submissions_waiting')
      .on(table.priority, table.batch, table.position)
      .where(sql`${table.state} = 'waiting'`),
    index('submissions_underway').on(table.checked).where(sql`${table.state} in ('queued', 'reading')`),
    index('submissions_created').on(table.created, table.id),
  ],
);

/** What was uploaded, as it came. */
export const uploads = service.table(
  'uploads',
  {
    submission: text().notNull(),
    position: integer().notNull(),
    file: text().notNull(),
    sha256: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.submission, table.position] }),
    index('uploads_sha256').on(table.sha256),
  ],
);

/** The files of a submission, archives unpacked. */
export const documents = service.table(
  'documents',
  {
    id: text().primaryKey(),
    submission: text().notNull(),
    position: integer().notNull(),
    file: text().notNull(),
    sha256: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
    /** The artifact with what was read of it. */
    read: text().notNull(),
  },
  (table) => [
    index('documents_submission').on(table.submission, table.position),
    index('documents_sha256').on(table.sha256),
    index('documents_read').on(table.read),
  ],
);

/** A reviewer's verdict on a finding, by the finding's key: it outlives the review. */
export const decisions = service.table(
  'decisions',
  {
    submission: text().notNull(),
    finding: text().notNull(),
    rule: text().notNull(),
    verdict: text().$type<Verdict>(),
    reason: text(),
    note: text(),
    by: text().notNull(),
    byName: text('by_name').notNull(),
    at: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.submission, table.finding] })],
);

/** Points and wording that a reviewer put in place of what was suggested. */
export const adjustments = service.table(
  'adjustments',
  {
    submission: text().notNull(),
    criterion: text().notNull(),
    points: numeric({ mode: 'number' }),
    reason: text(),
    by: text().notNull(),
    byName: text('by_name').notNull(),
    at: moment().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.submission, table.criterion] })],
);

/** Who did what, when, before and after. A trigger refuses every change of a row (see the migrations). */
export const history = service.table(
  'history',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: moment().notNull().defaultNow(),
    by: text(),
    byName: text('by_name'),
    action: text().notNull(),
    batch: text(),
    submission: text(),
    /** A finding's key, a criterion, a user: what the action was on. */
    subject: text(),
    before: json(),
    after: json(),
    reason: text(),
  },
  (table) => [index('history_submission').on(table.submission, table.id)],
);

/** What happened to submissions, numbered in the order of the transactions that did it. */
export const events = service.table(
  'events',
  {
    id: bigserial({ mode: 'number' }).primaryKey(),
    at: moment().notNull().defaultNow(),
    kind: text().$type<EventKind>().notNull(),
    /** Null: of no batch, or of several. */
    batch: text(),
    submission: text(),
    owner: text(),
    data: json().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('events_batch').on(table.batch, table.id)],
);

/** Something that is done to many submissions, slice by slice. The row is the truth of it, whichever server goes on with it. */
export const bulkTasks = service.table(
  'bulk_tasks',
  {
    id: text().primaryKey(),
    action: text().$type<BulkAction>().notNull(),
    state: text().$type<BulkState>().notNull(),
    options: json().$type<BulkOptions>().notNull(),
    by: text().notNull(),
    byName: text('by_name').notNull(),
    created: moment().notNull().defaultNow(),
    ended: moment(),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    /** How many it was not done to, by the reason. */
    refused: json().$type<Record<string, number>>().notNull(),
  },
  (table) => [
    index('bulk_tasks_created').on(table.created),
    index('bulk_tasks_running').on(table.created).where(sql`${table.state} = 'running'`),
  ],
);

/** What such a task still has before it. */
export const bulkItems = service.table(
  'bulk_items',
  {
    task: text().notNull(),
    position: integer().notNull(),
    submission: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.task, table.position] })],
);

/** What lies in the file store and may belong to nobody any more. Written with what made it so, and looked at afterwards. */
export const leftFiles = service.table('left_files', {
  id: bigserial({ mode: 'number' }).primaryKey(),
  /** `original`: a hash of bytes, with the pictures of so many pages. `reading`: the name of an artifact. */
  kind: text().$type<'original' | 'reading'>().notNull(),
  name: text().notNull(),
  pages: integer().notNull(),
});
