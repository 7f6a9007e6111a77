import { asc, inArray, sql } from 'drizzle-orm';
import { among } from '../among.js';
import { documents, leftFiles, submissions, uploads } from '../service-schema.js';
import type { Tx } from './events.js';

export type LeftFileRow = typeof leftFiles.$inferSelect;

/** Notes the files of submissions whose rows are about to go; whether others hold them is looked at afterwards. */
export async function leaveFilesOf(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    insert into ${leftFiles} (kind, name, pages)
    select 'original', sha256, max(coalesce(pages, 0))
    from (
      select submission, sha256 from ${uploads} where ${among(uploads.submission, ids)}
      union select submission, sha256 from ${documents} where ${among(documents.submission, ids)}
    ) as files join ${submissions} on id = submission
    group by sha256
    union all
    select distinct 'reading', read, 0 from ${documents} where ${among(documents.submission, ids)}`);
}

/** The same for what was read of documents under other settings than now. */
export async function leaveReadings(tx: Tx, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await tx.insert(leftFiles).values(names.map((name) => ({ kind: 'reading' as const, name, pages: 0 })));
}

/** The same for bytes that came with an upload and that no submission has. */
export async function leaveOriginals(db: Tx, hashes: readonly string[]): Promise<void> {
  for (let at = 0; at < hashes.length; at += ROWS_AT_ONCE) {
    const some = hashes.slice(at, at + ROWS_AT_ONCE);
    await db.insert(leftFiles).values(some.map((name) => ({ kind: 'original' as const, name, pages: 0 })));
  }
}

const ROWS_AT_ONCE = 500;

/** Oldest first. */
export const someLeftFiles = (db: Tx, most: number): Promise<LeftFileRow[]> =>
  db.select().from(leftFiles).orderBy(asc(leftFiles.id)).limit(most);

export async function forgetLeftFiles(db: Tx, rows: readonly LeftFileRow[]): Promise<void> {
  await db.delete(leftFiles).where(
    inArray(
      leftFiles.id,
      rows.map(({ id }) => id),
    ),
  );
}
