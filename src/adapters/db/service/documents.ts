import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { among } from '../among.js';
import { documents, submissions, uploads } from '../service-schema.js';
import type { Tx } from './events.js';
import { leaveReadings } from './left-files.js';

export type DocumentRow = typeof documents.$inferSelect;

/** Replaces the documents of the submission. What was read of them under other settings is noted, to be removed afterwards. */
export async function putDocuments(tx: Tx, submission: string, rows: readonly DocumentRow[]): Promise<void> {
  const before = await tx.delete(documents).where(eq(documents.submission, submission)).returning();
  const now = new Set(rows.map(({ read }) => read));
  await leaveReadings(
    tx,
    before.map(({ read }) => read).filter((read) => !now.has(read)),
  );
  if (rows.length > 0) await tx.insert(documents).values([...rows]);
}

/** In reading order. */
export function documentsOf(db: Tx, submission: string): Promise<DocumentRow[]> {
  return db
    .select()
    .from(documents)
    .where(eq(documents.submission, submission))
    .orderBy(asc(documents.position));
}

/** Of several submissions, in no order. */
export function documentsOfMany(db: Tx, submissions: readonly string[]): Promise<DocumentRow[]> {
  return db.select().from(documents).where(among(documents.submission, submissions));
}

export async function findDocument(db: Tx, id: string): Promise<DocumentRow | null> {
  const [row] = await db.select().from(documents).where(eq(documents.id, id));
  return row ?? null;
}

/** What was told of the files with these artifacts, wherever one could not be read. */
export async function failuresOfReadings(
  db: Tx,
  names: readonly string[],
): Promise<{ readonly read: string; readonly code: string }[]> {
  const rows = await db
    .select({ read: documents.read, file: documents.file, failures: submissions.failures })
    .from(documents)
    .innerJoin(submissions, eq(submissions.id, documents.submission))
    .where(and(among(documents.read, names), sql`json_array_length(${submissions.failures}) > 0`));
  return rows.flatMap(({ read, file, failures }) =>
    failures.filter((failure) => failure.file === file).map(({ code }) => ({ read, code })),
  );
}

/** Which of the hashes some submission still holds. */
export async function hashesInUse(db: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  if (hashes.length === 0) return used;
  for (const table of [documents, uploads]) {
    const rows = await db
      .selectDistinct({ sha256: table.sha256 })
      .from(table)
      .where(inArray(table.sha256, [...hashes]));
    for (const { sha256 } of rows) used.add(sha256);
  }
  return used;
}

/** Which of the artifacts with what was read some submission still holds. */
export async function readingsInUse(db: Tx, names: readonly string[]): Promise<ReadonlySet<string>> {
  if (names.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ read: documents.read })
    .from(documents)
    .where(inArray(documents.read, [...names]));
  return new Set(rows.map(({ read }) => read));
}
