import { and, asc, inArray, isNull, lt } from 'drizzle-orm';
import { documentsOf } from '../adapters/db/service/documents.js';
import { recordHistory } from '../adapters/db/service/history.js';
import { updateSubmission, uploadsOf } from '../adapters/db/service/submissions.js';
import { documents, submissions, uploads } from '../adapters/db/service-schema.js';
import { originalNames } from './original-names.js';
import type { Service } from './service.js';

const AT_ONCE = 200;

/**
 * Removes the originals of submissions that were settled before `before`, save bytes that a younger one has as well.
 * Reviews, decisions and what was read stay: another score sheet needs no original. Gives how many submissions lost theirs.
 */
export async function removeOldOriginals(service: Service, before: Date): Promise<number> {
  let removed = 0;
  for (;;) {
    const rows = await service.db
      .select()
      .from(submissions)
      .where(
        and(
          inArray(submissions.state, ['reviewed', 'failed', 'cancelled']),
          lt(submissions.settled, before),
          isNull(submissions.originalsRemoved),
        ),
      )
      .orderBy(asc(submissions.settled))
      .limit(AT_ONCE);
    for (const row of rows) {
      const files = [...(await uploadsOf(service.db, row.id)), ...(await documentsOf(service.db, row.id))];
      const hashes = [...new Set(files.map(({ sha256 }) => sha256))];
      await service.db.transaction(async (tx) => {
        await updateSubmission(tx, row.id, { originalsRemoved: new Date() });
        await recordHistory(tx, {
          actor: null,
          action: 'remove-originals',
          batch: row.batch,
          submission: row.id,
        });
      });
      const free = await unused(service, hashes);
      await service.files.remove(free.flatMap((hash) => originalNames(hash, row.pages ?? 0)));
      removed += 1;
    }
    if (rows.length < AT_ONCE) return removed;
  }
}

/** Hashes that no submission with originals holds. */
async function unused({ db }: Service, hashes: readonly string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const held = new Set<string>();
  const kept = db
    .select({ id: submissions.id })
    .from(submissions)
    .where(isNull(submissions.originalsRemoved));
  for (const table of [uploads, documents]) {
    const rows = await db
      .selectDistinct({ sha256: table.sha256 })
      .from(table)
      .where(and(inArray(table.sha256, [...hashes]), inArray(table.submission, kept)));
    for (const { sha256 } of rows) held.add(sha256);
  }
  return hashes.filter((hash) => !held.has(hash));
}
