import { asc, eq, sql } from 'drizzle-orm';
import { among } from '../among.js';
import { digests, reviews, submissions as runSubmissions } from '../schema.js';
import { adjustments, batches, decisions, documents, submissions, uploads } from '../service-schema.js';
import type { Tx } from './events.js';
import { leaveFilesOf } from './left-files.js';
import type { SubmissionChange } from './submissions.js';

/** Statements over many submissions at once; a few hundred in a transaction, so that others have their turn. */

/** What has to be known of a row to do something to it. Reviews of the comparison, which are large, stay where they are. */
const shortColumns = {
  id: submissions.id,
  batch: submissions.batch,
  source: submissions.source,
  owner: submissions.owner,
  state: submissions.state,
  attempt: submissions.attempt,
  unit: submissions.unit,
  year: submissions.year,
  suggested: submissions.suggested,
  errors: submissions.errors,
  warnings: submissions.warnings,
  failures: submissions.failures,
  review: submissions.review,
  sign: submissions.sign,
  score: submissions.score,
  assignee: submissions.assignee,
};

export type ShortRow = Pick<typeof submissions.$inferSelect, keyof typeof shortColumns>;

/**
 * Those of the submissions that are there, kept from other transactions until this one is through. Their batches come first,
 * all in one order: who settles a submission takes them so too, and nobody waits for another in a circle.
 */
export async function lockMany(tx: Tx, ids: readonly string[]): Promise<ShortRow[]> {
  const held = tx.select({ batch: submissions.batch }).from(submissions).where(among(submissions.id, ids));
  await tx
    .select({ id: batches.id })
    .from(batches)
    .where(sql`${batches.id} in ${held}`)
    .orderBy(asc(batches.id))
    .for('update');
  return tx
    .select(shortColumns)
    .from(submissions)
    .where(among(submissions.id, ids))
    .orderBy(asc(submissions.id))
    .for('update');
}

export async function updateMany(
  tx: Tx,
  ids: readonly string[],
  change: { readonly [K in keyof SubmissionChange]: SubmissionChange[K] | ReturnType<typeof sql> },
): Promise<ShortRow[]> {
  if (ids.length === 0) return [];
  return tx
    .update(submissions)
    .set(change as SubmissionChange)
    .where(among(submissions.id, ids))
    .returning(shortColumns);
}

/** One try more, from the beginning. */
export const oneMore = sql`${submissions.attempt} + 1`;

/** Says of several batches that their reviews are others than those that were compared. */
export async function markAllChanged(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(batches)
    .set({ changes: sql`${batches.changes} + 1` })
    .where(among(batches.id, ids));
}

/** Batches that the submissions are in. */
export async function batchesOf(db: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectDistinct({ batch: submissions.batch })
    .from(submissions)
    .where(among(submissions.id, ids));
  return rows.map(({ batch }) => batch);
}

/** All that the database has of the submissions. What lies in the file store is noted, to be removed afterwards. */
export async function deleteMany(tx: Tx, rows: readonly ShortRow[]): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  await leaveFilesOf(tx, ids);
  for (const table of [uploads, documents, decisions, adjustments])
    await tx.delete(table).where(among(table.submission, ids));
  await tx.delete(submissions).where(among(submissions.id, ids));
  await deleteReviews(tx, [...new Set(rows.flatMap(({ review }) => review ?? []))]);
}

/** Unless another submission has the very same, or a run of `jishen audit` on the same database, which goes on from what is stored. */
async function deleteReviews(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const held = await tx
    .selectDistinct({ key: submissions.review })
    .from(submissions)
    .where(among(submissions.review, keys));
  const runs = await tx
    .selectDistinct({ key: runSubmissions.reviewKey })
    .from(runSubmissions)
    .where(among(runSubmissions.reviewKey, keys));
  const used = new Set([...held, ...runs].map(({ key }) => key));
  const free = keys.filter((key) => !used.has(key));
  if (free.length === 0) return;
  await tx.delete(reviews).where(among(reviews.key, free));
  await tx.delete(digests).where(among(digests.key, free));
}

/** Whether anything is left in the batch. */
export async function isEmptyBatch(tx: Tx, batch: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.batch, batch))
    .limit(1);
  return row === undefined;
}
