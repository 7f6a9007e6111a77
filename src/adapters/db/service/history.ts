import { and, asc, desc, eq, lt, type SQL } from 'drizzle-orm';
import type { Actor } from '../../../model/desk.js';
import { history } from '../service-schema.js';
import type { Tx } from './events.js';

export interface NewHistory {
  /** Null: nobody who is known, as in a sign-in that failed. */
  readonly actor: Actor | null;
  readonly action: string;
  readonly batch?: string | null;
  readonly submission?: string | null;
  readonly subject?: string | null;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
}

export type HistoryRow = typeof history.$inferSelect;

/** Adds to what the database itself refuses to change. */
export async function recordHistory(tx: Tx, added: NewHistory | readonly NewHistory[]): Promise<void> {
  const rows = (Array.isArray(added) ? added : [added]) as readonly NewHistory[];
  if (rows.length === 0) return;
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await tx.insert(history).values(rows.slice(at, at + ROWS_AT_ONCE).map(toRow));
  }
}

const ROWS_AT_ONCE = 500;

const toRow = ({ actor, action, batch, submission, subject, before, after, reason }: NewHistory) => ({
  by: actor?.id ?? null,
  byName: actor?.name ?? null,
  action,
  batch: batch ?? null,
  submission: submission ?? null,
  subject: subject ?? null,
  before: before ?? null,
  after: after ?? null,
  reason: reason ?? null,
});

/** All that was done to one submission, oldest first. */
export function historyOf(db: Tx, submission: string): Promise<HistoryRow[]> {
  return db.select().from(history).where(eq(history.submission, submission)).orderBy(asc(history.id));
}

export interface HistoryFilter {
  readonly before?: number;
  readonly by?: string;
  readonly action?: string;
  readonly most: number;
}

/** The audit log, newest first; `before` goes on from the last number seen. */
export function readHistory(db: Tx, { before, by, action, most }: HistoryFilter): Promise<HistoryRow[]> {
  const where: SQL[] = [];
  if (before !== undefined) where.push(lt(history.id, before));
  if (by !== undefined) where.push(eq(history.by, by));
  if (action !== undefined) where.push(eq(history.action, action));
  return db
    .select()
    .from(history)
    .where(and(...where))
    .orderBy(desc(history.id))
    .limit(most);
}
