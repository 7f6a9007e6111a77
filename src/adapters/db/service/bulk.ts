import { and, asc, desc, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import { bulkItems, bulkTasks, submissions } from '../service-schema.js';
import type { Tx } from './events.js';
import { type SubmissionFilter, whereOf } from './list.js';

export type BulkTaskRow = typeof bulkTasks.$inferSelect;
export type BulkItemRow = typeof bulkItems.$inferSelect;
export type NewBulkTask = Omit<typeof bulkTasks.$inferInsert, 'total' | 'refused' | 'state'>;

/** Whom something is done to: these, or all that the filter finds. */
export type BulkTarget =
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'filter'; readonly filter: SubmissionFilter };

/** Writes down what is to be done, and to whom as things are now. */
export async function insertTask(tx: Tx, task: NewBulkTask, target: BulkTarget): Promise<BulkTaskRow> {
  await tx.insert(bulkTasks).values({ ...task, state: 'running', total: 0, refused: {} });
  return addToTask(tx, task.id, target);
}

/** More for the same task, behind what it has already. */
export async function addToTask(tx: Tx, task: string, target: BulkTarget): Promise<BulkTaskRow> {
  const found = target.kind === 'ids' ? givenIds(target.ids) : foundIds(target.filter);
  await tx.execute(sql`
    insert into ${bulkItems} (task, position, submission)
    select ${task}, (select total from ${bulkTasks} where id = ${task}) + row_number() over (order by place), id
    from (${found}) as found`);
  const [row] = await tx
    .update(bulkTasks)
    .set({
      total: sql`${bulkTasks.total} + (select count(*) from ${bulkItems} where task = ${task} and position > ${bulkTasks.total})`,
    })
    .where(eq(bulkTasks.id, task))
    .returning();
  return row!;
}

const givenIds = (ids: readonly string[]): SQL =>
  sql`select id, place from json_array_elements_text(${JSON.stringify(ids)}::json) with ordinality as given (id, place)`;

const foundIds = (filter: SubmissionFilter): SQL =>
  sql`select id, row_number() over (order by created desc, position) as place from ${submissions} where ${whereOf(filter) ?? sql`true`}`;

/** The task, for one slice: null when another server is at it, or it is gone. */
export async function lockTask(tx: Tx, id: string): Promise<BulkTaskRow | null> {
  const [row] = await tx
    .select()
    .from(bulkTasks)
    .where(eq(bulkTasks.id, id))
    .for('update', { skipLocked: true });
  return row ?? null;
}

export async function findTask(db: Tx, id: string): Promise<BulkTaskRow | null> {
  const [row] = await db.select().from(bulkTasks).where(eq(bulkTasks.id, id));
  return row ?? null;
}

/** Tasks that are not over, oldest first. */
export async function runningTasks(db: Tx): Promise<string[]> {
  const rows = await db
    .select({ id: bulkTasks.id })
    .from(bulkTasks)
    .where(eq(bulkTasks.state, 'running'))
    .orderBy(asc(bulkTasks.created));
  return rows.map(({ id }) => id);
}

/** What runs, and what ended since, newest first. */
export function listTasks(db: Tx, since: Date, most: number): Promise<BulkTaskRow[]> {
  return db
    .select()
    .from(bulkTasks)
    .where(or(eq(bulkTasks.state, 'running'), gt(bulkTasks.ended, since)))
    .orderBy(desc(bulkTasks.created))
    .limit(most);
}

export function nextItems(db: Tx, task: string, most: number): Promise<BulkItemRow[]> {
  return db
    .select()
    .from(bulkItems)
    .where(eq(bulkItems.task, task))
    .orderBy(asc(bulkItems.position))
    .limit(most);
}

export interface TaskProgress {
  /** Items up to this position are done with. */
  readonly upTo: number;
  readonly done: number;
  readonly refused: Readonly<Record<string, number>>;
}

export async function advanceTask(
  tx: Tx,
  task: BulkTaskRow,
  { upTo, done, refused }: TaskProgress,
): Promise<BulkTaskRow> {
  await tx.delete(bulkItems).where(and(eq(bulkItems.task, task.id), lte(bulkItems.position, upTo)));
  const counts = { ...task.refused };
  for (const [code, number] of Object.entries(refused)) counts[code] = (counts[code] ?? 0) + number;
  const [row] = await tx
    .update(bulkTasks)
    .set({ done: task.done + done, refused: counts })
    .where(eq(bulkTasks.id, task.id))
    .returning();
  return row!;
}

/** Nothing more is done; null when the task was over already. */
export async function endTask(tx: Tx, id: string, state: 'done' | 'stopped'): Promise<BulkTaskRow | null> {
  const [row] = await tx
    .update(bulkTasks)
    .set({ state, ended: new Date() })
    .where(and(eq(bulkTasks.id, id), eq(bulkTasks.state, 'running')))
    .returning();
  if (row) await tx.delete(bulkItems).where(eq(bulkItems.task, id));
  return row ?? null;
}

/** Forgets tasks that ended before; what they did is history of its own. */
export async function forgetTasks(db: Tx, before: Date): Promise<void> {
  await db
    .delete(bulkTasks)
    .where(and(inArray(bulkTasks.state, ['done', 'stopped']), lte(bulkTasks.ended, before)));
}
