import { and, desc, eq, ilike, lt, or, type SQL, sql } from 'drizzle-orm';
import { batches } from '../service-schema.js';
import type { Tx } from './events.js';

export type BatchRow = typeof batches.$inferSelect;
export type NewBatch = typeof batches.$inferInsert;

export async function insertBatch(tx: Tx, batch: NewBatch): Promise<BatchRow> {
  const [row] = await tx.insert(batches).values(batch).returning();
  return row!;
}

export async function findBatch(db: Tx, id: string): Promise<BatchRow | null> {
  const [row] = await db.select().from(batches).where(eq(batches.id, id));
  return row ?? null;
}

/** The batch, kept from other transactions that ask for it this way until this one is through. */
export async function lockBatch(tx: Tx, id: string): Promise<BatchRow | null> {
  const [row] = await tx.select().from(batches).where(eq(batches.id, id)).for('update');
  return row ?? null;
}

export async function updateBatch(tx: Tx, id: string, change: Partial<NewBatch>): Promise<BatchRow | null> {
  const [row] = await tx.update(batches).set(change).where(eq(batches.id, id)).returning();
  return row ?? null;
}

/** Says that the reviews of the batch are others than those that were compared. Gives the batch. */
export async function markChanged(tx: Tx, id: string): Promise<BatchRow | null> {
  const [row] = await tx
    .update(batches)
    .set({ changes: sql`${batches.changes} + 1` })
    .where(eq(batches.id, id))
    .returning();
  return row ?? null;
}

export interface BatchFilter {
  /** The unit whose batches are asked for; null: all. */
  readonly unit: string | null;
  /** And those that the bureau opened to units. */
  readonly withOpen?: boolean;
  readonly search?: string;
  readonly before?: Date;
  readonly most: number;
}

/** Newest first. */
export function listBatches(
  db: Tx,
  { unit, withOpen = false, search, before, most }: BatchFilter,
): Promise<BatchRow[]> {
  const where: (SQL | undefined)[] = [];
  if (unit !== null) where.push(or(eq(batches.unit, unit), withOpen ? eq(batches.isOpen, true) : undefined));
  if (search) where.push(ilike(batches.name, `%${escapeLike(search)}%`));
  if (before) where.push(lt(batches.created, before));
  return db
    .select()
    .from(batches)
    .where(and(...where))
    .orderBy(desc(batches.created), desc(batches.id))
    .limit(most);
}

/** Batches whose reviews changed since they were compared. */
export function uncomparedBatches(db: Tx): Promise<BatchRow[]> {
  return db.select().from(batches).where(sql`${batches.compared} < ${batches.changes}`);
}

/** The text as a part of a LIKE pattern that means nothing but itself. */
export const escapeLike = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);
