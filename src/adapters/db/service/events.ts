import { and, asc, desc, eq, gt, lt, type SQL, sql } from 'drizzle-orm';
import type { EventKind } from '../../../model/desk.js';
import type { Database } from '../database.js';
import { events } from '../service-schema.js';

/** A transaction, or the database itself where one statement is enough. */
export type Tx = Pick<Database, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete' | 'execute'>;

export interface NewEvent {
  readonly kind: EventKind;
  /** Null: of no batch, or of several. */
  readonly batch: string | null;
  readonly submission?: string | null;
  /** The unit that may see it, beside the bureau. */
  readonly owner: string | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

export interface EventRow extends Required<NewEvent> {
  readonly id: number;
  readonly at: Date;
}

/** Spells JISE. Held to the end of the transaction, so that numbers appear in their order: who asks for what follows 17 misses nothing. */
const LOCK = 0x4a495345;
const ROWS_AT_ONCE = 500;
export const EVENT_CHANNEL = 'jishen_events';

/** Comes last in its transaction: others wait for the number. Tells those who listen when the transaction is through. */
export async function recordEvents(tx: Tx, added: readonly NewEvent[]): Promise<void> {
  if (added.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  for (let at = 0; at < added.length; at += ROWS_AT_ONCE) {
    const some = added.slice(at, at + ROWS_AT_ONCE);
    await tx
      .insert(events)
      .values(
        some.map((event) => ({ ...event, submission: event.submission ?? null, data: event.data ?? {} })),
      );
  }
  await tx.execute(sql`select pg_notify(${EVENT_CHANNEL}, '')`);
}

export interface EventFilter {
  readonly batch?: string;
  /** Null: a person of the bureau, who sees all. */
  readonly owner: string | null;
}

/** What followed event `after`, oldest first. */
export async function eventsAfter(
  db: Tx,
  after: number,
  { batch, owner }: EventFilter,
  most = 500,
): Promise<EventRow[]> {
  const where: (SQL | undefined)[] = [gt(events.id, after)];
  if (batch !== undefined) where.push(eq(events.batch, batch));
  if (owner !== null) where.push(eq(events.owner, owner));
  const rows = await db
    .select()
    .from(events)
    .where(and(...where))
    .orderBy(asc(events.id))
    .limit(most);
  return rows as EventRow[];
}

/** The number of the newest event; 0 before the first. */
export async function newestEvent(db: Tx): Promise<number> {
  const [row] = await db.select({ id: events.id }).from(events).orderBy(desc(events.id)).limit(1);
  return row?.id ?? 0;
}

/** Forgets events older than `before`; nobody comes back for them. */
export async function forgetEvents(db: Tx, before: Date): Promise<void> {
  await db.delete(events).where(lt(events.at, before));
}
