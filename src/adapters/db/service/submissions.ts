import { and, asc, count, eq, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { openStates, type SubmissionState } from '../../../model/desk.js';
import type { Database } from '../database.js';
import { submissions, uploads } from '../service-schema.js';
import { type NewEvent, recordEvents, type Tx } from './events.js';

export type SubmissionRow = typeof submissions.$inferSelect;
export type NewSubmission = typeof submissions.$inferInsert;
export type UploadRow = typeof uploads.$inferSelect;
export type SubmissionChange = Partial<NewSubmission>;

export async function findSubmission(db: Tx, id: string): Promise<SubmissionRow | null> {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, id));
  return row ?? null;
}

/** The submission, kept from other transactions that ask for it this way until this one is through. */
export async function lockSubmission(tx: Tx, id: string): Promise<SubmissionRow | null> {
  const [row] = await tx.select().from(submissions).where(eq(submissions.id, id)).for('update');
  return row ?? null;
}

export async function updateSubmission(
  tx: Tx,
  id: string,
  change: SubmissionChange,
): Promise<SubmissionRow | null> {
  const [row] = await tx.update(submissions).set(change).where(eq(submissions.id, id)).returning();
  return row ?? null;
}

export function uploadsOf(db: Tx, submission: string): Promise<UploadRow[]> {
  return db.select().from(uploads).where(eq(uploads.submission, submission)).orderBy(asc(uploads.position));
}

/** The owner's submissions of the batch with these very names and bytes, by their content. Another unit's are another's. */
export async function findSame(
  db: Tx,
  { batch, owner }: { readonly batch: string; readonly owner: string | null },
  contents: readonly string[],
): Promise<ReadonlyMap<string, SubmissionRow>> {
  const found = new Map<string, SubmissionRow>();
  for (let at = 0; at < contents.length; at += 500) {
    const rows = await db
      .select()
      .from(submissions)
      .where(
        and(
          eq(submissions.batch, batch),
          owner === null ? isNull(submissions.owner) : eq(submissions.owner, owner),
          inArray(submissions.content, contents.slice(at, at + 500)),
        ),
      );
    for (const row of rows) found.set(row.content, row);
  }
  return found;
}

/** How urgent those of the batch are that still wait. */
export async function setPriority(tx: Tx, batch: string, priority: number): Promise<void> {
  await tx
    .update(submissions)
    .set({ priority })
    .where(and(eq(submissions.batch, batch), eq(submissions.state, 'waiting')));
}

/** The position that follows the last of the batch. */
export async function nextPosition(db: Tx, batch: string): Promise<number> {
  const [row] = await db
    .select({ last: sql<number | null>`max(${submissions.position})` })
    .from(submissions)
    .where(eq(submissions.batch, batch));
  return Number(row?.last ?? -1) + 1;
}

export interface Expected {
  readonly id: string;
  /** Absent: any try. */
  readonly attempt?: number;
  readonly states: readonly SubmissionState[];
}

/**
 * Changes a submission that is where it is expected to be, and tells of it in the same transaction; null when it was not
 * (any more), and then nothing was changed.
 */
export async function advance(
  tx: Tx,
  { id, attempt, states }: Expected,
  change: SubmissionChange,
  event?: (row: SubmissionRow) => NewEvent,
): Promise<SubmissionRow | null> {
  const where: SQL[] = [eq(submissions.id, id), inArray(submissions.state, [...states])];
  if (attempt !== undefined) where.push(eq(submissions.attempt, attempt));
  const [row] = await tx
    .update(submissions)
    .set(change)
    .where(and(...where))
    .returning();
  if (!row) return null;
  if (event) await recordEvents(tx, [event(row)]);
  return row;
}

/** What is told of a row. */
export type ToldRow = Pick<
  SubmissionRow,
  | 'state'
  | 'batch'
  | 'id'
  | 'owner'
  | 'attempt'
  | 'unit'
  | 'year'
  | 'suggested'
  | 'errors'
  | 'warnings'
  | 'failures'
>;

/** What `submission-…` events say of a row. */
export function stateEvent(row: ToldRow): NewEvent {
  const { state, batch, id, owner, attempt, unit, year, suggested, errors, warnings, failures } = row;
  const told = state === 'reviewed' ? { unit, year, suggested, errors, warnings } : {};
  const codes = failures.length > 0 ? { failures: failures.map(({ code }) => code) } : {};
  return {
    kind: `submission-${state}` as NewEvent['kind'],
    batch,
    submission: id,
    owner,
    data: { attempt, ...told, ...codes },
  };
}

/**
 * Takes up to `most` waiting submissions for the queue: persons who wait before bulk runs, and among equals a turn for
 * each batch, those that have least under way first. Safe on several servers at once.
 */
export async function handOut(db: Database, most: number): Promise<SubmissionRow[]> {
  return db.transaction(async (tx) => {
    const found = await tx.execute(sql`
      with underway as (
        select batch, count(*) as busy from ${submissions} where state in ('queued', 'reading') group by batch
      ), turns as (
        select id, priority, batch, row_number() over (partition by batch, priority order by position) as turn
        from ${submissions} where state = 'waiting'
      )
      select turns.id from turns left join underway using (batch)
      order by priority, turn + coalesce(busy, 0), batch limit ${most}`);
    const ids = rowsOf<{ id: string }>(found).map(({ id }) => id);
    if (ids.length === 0) return [];
    const free = await tx
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(inArray(submissions.id, ids), eq(submissions.state, 'waiting')))
      .for('update', { skipLocked: true });
    if (free.length === 0) return [];
    const now = new Date();
    const taken = await tx
      .update(submissions)
      .set({ state: 'queued', handedOut: now, checked: now })
      .where(
        inArray(
          submissions.id,
          free.map(({ id }) => id),
        ),
      )
      .returning();
    const order = new Map(ids.map((id, index) => [id, index]));
    taken.sort((a, b) => order.get(a.id)! - order.get(b.id)!);
    await recordEvents(tx, taken.map(stateEvent));
    return taken;
  });
}

/** node-postgres gives the rows inside an answer, PGlite too; the types of drizzle know neither. */
function rowsOf<Row>(answer: unknown): readonly Row[] {
  return (answer as { readonly rows: readonly Row[] }).rows;
}

export type StateCounts = Readonly<Record<SubmissionState, number>>;

/** Submissions by state. */
export async function countStates(db: Tx): Promise<StateCounts> {
  const rows = await db
    .select({ state: submissions.state, number: count() })
    .from(submissions)
    .groupBy(submissions.state);
  return countsOf(rows);
}

/** Submissions of batches by state; of one unit's own, or null for all. In the order of the batches. */
export async function countStatesOf(
  db: Tx,
  ids: readonly string[],
  owner: string | null,
): Promise<StateCounts[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ batch: submissions.batch, state: submissions.state, number: count() })
    .from(submissions)
    .where(
      and(inArray(submissions.batch, [...ids]), owner === null ? undefined : eq(submissions.owner, owner)),
    )
    .groupBy(submissions.batch, submissions.state);
  return ids.map((id) => countsOf(rows.filter(({ batch }) => batch === id)));
}

function countsOf(
  rows: readonly { readonly state: SubmissionState; readonly number: number }[],
): StateCounts {
  const counts = { waiting: 0, queued: 0, reading: 0, reviewed: 0, failed: 0, cancelled: 0 };
  for (const { state, number } of rows) counts[state] = number;
  return counts;
}

/** As above for the one state that has an index: asked at every upload. */
export async function countWaiting(db: Tx): Promise<number> {
  const [row] = await db
    .select({ number: count() })
    .from(submissions)
    .where(sql`${submissions.state} = 'waiting'`);
  return row?.number ?? 0;
}

/** Those that are given to the queue and were not looked after since `before`; marks them as looked after now. */
export async function takeUnchecked(db: Database, before: Date, most: number): Promise<SubmissionRow[]> {
  return db.transaction(async (tx) => {
    const found = await tx
      .select({ id: submissions.id })
      .from(submissions)
      .where(
        and(
          inArray(submissions.state, ['queued', 'reading']),
          or(isNull(submissions.checked), lt(submissions.checked, before)),
        ),
      )
      .orderBy(asc(submissions.checked))
      .limit(most)
      .for('update', { skipLocked: true });
    if (found.length === 0) return [];
    return tx
      .update(submissions)
      .set({ checked: new Date() })
      .where(
        inArray(
          submissions.id,
          found.map(({ id }) => id),
        ),
      )
      .returning();
  });
}

/** How long the oldest waiting submission has waited, in ms; null when none waits. */
export async function oldestWait(db: Tx, now: Date): Promise<number | null> {
  const [row] = await db
    .select({ since: submissions.waiting })
    .from(submissions)
    .where(inArray(submissions.state, ['waiting', 'queued']))
    .orderBy(asc(submissions.waiting))
    .limit(1);
  return row?.since ? Math.max(0, now.getTime() - row.since.getTime()) : null;
}

/** True while something of the batch is still on its way. */
export async function hasOpen(db: Tx, batch: string): Promise<boolean> {
  const [row] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.batch, batch), inArray(submissions.state, [...openStates])))
    .limit(1);
  return row !== undefined;
}
