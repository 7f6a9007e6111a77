import { asc, eq } from 'drizzle-orm';
import { setupFiles, setups } from '../service-schema.js';
import type { Tx } from './events.js';

export type SetupFileRow = typeof setupFiles.$inferSelect;

/** Keeps a setup under its key; the same key is the same setup. */
export async function putSetup(tx: Tx, key: string, json: string): Promise<void> {
  await tx.insert(setups).values({ key, json }).onConflictDoNothing();
}

export async function findSetup(db: Tx, key: string): Promise<string | null> {
  const [row] = await db.select({ json: setups.json }).from(setups).where(eq(setups.key, key));
  return row?.json ?? null;
}

export function listSetupFiles(db: Tx): Promise<SetupFileRow[]> {
  return db.select().from(setupFiles).orderBy(asc(setupFiles.id));
}

export async function findSetupFile(db: Tx, id: string): Promise<SetupFileRow | null> {
  const [row] = await db.select().from(setupFiles).where(eq(setupFiles.id, id));
  return row ?? null;
}

export async function putSetupFile(tx: Tx, file: Omit<SetupFileRow, 'updated'>): Promise<SetupFileRow> {
  const values = { ...file, updated: new Date() };
  const [row] = await tx
    .insert(setupFiles)
    .values(values)
    .onConflictDoUpdate({ target: setupFiles.id, set: values })
    .returning();
  return row!;
}

export async function deleteSetupFile(tx: Tx, id: string): Promise<boolean> {
  const gone = await tx.delete(setupFiles).where(eq(setupFiles.id, id)).returning({ id: setupFiles.id });
  return gone.length > 0;
}
