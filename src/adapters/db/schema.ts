import {
  bigint,
  customType,
  index,
  integer,
  json,
  pgSchema,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { InputError } from '../../model/review.js';
import type { SubmissionState } from '../../ports/store.js';

/** Our own schema: on a shared server nothing of ours meets anything of theirs. */
export const jishen = pgSchema('jishen');

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  // node-postgres tells binary by Buffer and would write a plain Uint8Array as JSON.
  toDriver: (value) => Buffer.from(value.buffer, value.byteOffset, value.byteLength),
});

export const runs = jishen.table('runs', {
  id: text().primaryKey(),
  settings: json().$type<Record<string, string | number | null>>().notNull(),
  created: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const submissions = jishen.table(
  'submissions',
  {
    id: text().primaryKey(),
    run: text().notNull(),
    position: integer().notNull(),
    source: text().notNull(),
    slug: text().notNull(),
    reviewKey: text('review_key').notNull(),
    state: text().$type<SubmissionState>().notNull(),
    errors: json().$type<InputError[]>().notNull(),
  },
  (table) => [index('submissions_run').on(table.run, table.position)],
);

export const documents = jishen.table(
  'documents',
  {
    submission: text().notNull(),
    position: integer().notNull(),
    file: text().notNull(),
    sha256: text().notNull(),
    size: bigint({ mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.submission, table.position] })],
);

export const reviews = jishen.table(
  'reviews',
  {
    key: text().primaryKey(),
    content: text().notNull(),
    engine: text().notNull(),
    rubric: text().notNull(),
    given: text().notNull(),
    // Text, not jsonb: the same input gives the same bytes, and jsonb sorts the keys.
    json: text().notNull(),
    updated: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [index('reviews_content').on(table.content)],
);

/** What a review leaves for the comparison of its run, under the review's key. */
export const digests = jishen.table('digests', {
  key: text().primaryKey(),
  json: text().notNull(),
  updated: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const artifacts = jishen.table(
  'artifacts',
  {
    name: text().notNull(),
    part: integer().notNull(),
    parts: integer().notNull(),
    body: bytes().notNull(),
    created: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.name, table.part] })],
);
