import { eq } from 'drizzle-orm';
import { digests, reviews, submissions as runSubmissions } from '../adapters/db/schema.js';
import { lockBatch, markChanged } from '../adapters/db/service/batches.js';
import { documentsOf, hashesInUse, readingsInUse } from '../adapters/db/service/documents.js';
import { recordEvents, type Tx } from '../adapters/db/service/events.js';
import { recordHistory } from '../adapters/db/service/history.js';
import { lockSubmission, type SubmissionRow, uploadsOf } from '../adapters/db/service/submissions.js';
import {
  adjustments,
  batches,
  decisions,
  documents,
  submissions,
  uploads,
} from '../adapters/db/service-schema.js';
import type { Actor } from '../model/desk.js';
import { keptHtml, keptOriginal, keptPage } from './names.js';
import { pageWidths } from './page-widths.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';

/** What lies in the file store for one submission. */
interface Kept {
  readonly hashes: readonly string[];
  readonly readings: readonly string[];
  readonly pages: number;
}

/** Deletes a submission with all that belongs to it; the history keeps that there was one. */
export async function removeSubmission(
  service: Service,
  id: string,
  { actor, evenSigned }: { actor: Actor; evenSigned: boolean },
): Promise<void> {
  const kept = await service.db.transaction(async (tx) => {
    const row = await lockSubmission(tx, id);
    if (!row) throw refuse('submission-not-found');
    if (row.sign === 'signed' && !evenSigned) throw refuse('signed');
    const kept = await removeRows(tx, row, actor);
    await markChanged(tx, row.batch);
    await recordEvents(tx, [deletion(row)]);
    return kept;
  });
  await removeUnused(service, [kept]);
}

/** Deletes a batch and all that was handed in to it. */
export async function removeBatch(
  service: Service,
  id: string,
  { actor, evenSigned }: { actor: Actor; evenSigned: boolean },
): Promise<void> {
  const kept = await service.db.transaction(async (tx) => {
    const batch = await lockBatch(tx, id);
    if (!batch) throw refuse('batch-not-found');
    const rows = await tx.select().from(submissions).where(eq(submissions.batch, id));
    if (!evenSigned && rows.some(({ sign }) => sign === 'signed')) throw refuse('signed');
    const kept: Kept[] = [];
    for (const row of rows) kept.push(await removeRows(tx, row, actor));
    await tx.delete(batches).where(eq(batches.id, id));
    await recordHistory(tx, { actor, action: 'delete-batch', batch: id, before: { name: batch.name } });
    await recordEvents(tx, [
      ...rows.map(deletion),
      { kind: 'batch-deleted' as const, batch: id, owner: batch.unit },
    ]);
    return kept;
  });
  await removeUnused(service, kept);
}

const deletion = ({ batch, id, owner }: SubmissionRow) =>
  ({ kind: 'submission-deleted', batch, submission: id, owner }) as const;

async function removeRows(tx: Tx, row: SubmissionRow, actor: Actor): Promise<Kept> {
  const { id, batch } = row;
  const files = await uploadsOf(tx, id);
  const read = await documentsOf(tx, id);
  for (const table of [uploads, documents, decisions, adjustments])
    await tx.delete(table).where(eq(table.submission, id));
  await tx.delete(submissions).where(eq(submissions.id, id));
  if (row.review !== null) await removeReview(tx, row.review);
  const before = { source: row.source, unit: row.unit, state: row.state, sign: row.sign, score: row.score };
  await recordHistory(tx, { actor, action: 'delete', batch, submission: id, before });
  return {
    hashes: [...files, ...read].map(({ sha256 }) => sha256),
    readings: read.map((document) => document.read),
    pages: row.pages ?? 0,
  };
}

/** Unless another submission has the very same. */
async function removeReview(tx: Tx, key: string): Promise<void> {
  const others = await tx
    .select({ id: submissions.id })
    .from(submissions)
    .where(eq(submissions.review, key))
    .limit(1);
  // A run of `jishen audit` on the same database goes on from what is stored.
  const runs = await tx
    .select({ id: runSubmissions.id })
    .from(runSubmissions)
    .where(eq(runSubmissions.reviewKey, key))
    .limit(1);
  if (others.length > 0 || runs.length > 0) return;
  await tx.delete(reviews).where(eq(reviews.key, key));
  await tx.delete(digests).where(eq(digests.key, key));
}

/** Files that nobody holds any more, after the rows are gone: a file too many does no harm, one too few would. */
async function removeUnused(service: Service, kept: readonly Kept[]): Promise<void> {
  for (const { hashes, readings, pages } of kept) {
    const used = await hashesInUse(service.db, hashes);
    const free = [...new Set(hashes)].filter((hash) => !used.has(hash));
    await removeOriginals(service, free, pages);
    const read = await readingsInUse(service.db, readings);
    await service.files.remove(readings.filter((name) => !read.has(name)));
  }
}

/** Originals, and what was made of them to be looked at. */
export async function removeOriginals(
  { files }: Service,
  hashes: readonly string[],
  pages: number,
): Promise<void> {
  for (const hash of hashes) {
    const pictures = Array.from({ length: pages }, (_, index) =>
      pageWidths.map((width) => keptPage(hash, index + 1, width)),
    ).flat();
    await files.remove([keptOriginal(hash), keptHtml(hash), ...pictures]);
  }
}
