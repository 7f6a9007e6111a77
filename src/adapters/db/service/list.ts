import {
  type AnyColumn,
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  ilike,
  inArray,
  isNull,
  lt,
  or,
  type SQL,
  sql,
  like as sqlLike,
  sum,
} from 'drizzle-orm';
import type { ListFilter, SortKey } from '../../../model/list.js';
import { among } from '../among.js';
import { submissions } from '../service-schema.js';
import { escapeLike } from './batches.js';
import type { Tx } from './events.js';
import type { SubmissionRow } from './submissions.js';

export interface SubmissionFilter extends Omit<ListFilter, 'roster'> {
  /** The unit that asks; null: a person of the bureau, who sees all. */
  readonly owner: string | null;
  readonly batch?: string;
  /** Handed in under one of these names. */
  readonly sources?: readonly string[];
}

export interface ListOptions extends SubmissionFilter {
  readonly sort: SortKey;
  /** Working days late by the name of the upload, where the list is sorted by them. */
  readonly late?: Readonly<Record<string, number>>;
  readonly descending: boolean;
  readonly offset: number;
  readonly most: number;
}

export interface ListPage {
  readonly rows: SubmissionRow[];
  readonly total: number;
}

/** A page of the list, and how long the list is. Rows of equal rank keep an order of their own. */
export const listSubmissions = (db: Tx, options: ListOptions): Promise<ListPage> =>
  isDear(options) ? lookOnce(db, options) : byIndex(db, options);

/** Whether every row must be looked at to know what belongs to the page: then once, not once more for the total. */
const isDear = ({ search, rule, withFailures, sources, sort }: ListOptions) =>
  Boolean(search) ||
  rule !== undefined ||
  withFailures === true ||
  sources !== undefined ||
  sort !== 'created';

async function byIndex(db: Tx, options: ListOptions): Promise<ListPage> {
  const rows = await db
    .select()
    .from(submissions)
    .where(whereOf(options))
    .orderBy(...orderOf(options))
    .limit(options.most)
    .offset(options.offset);
  return { rows, total: await countFound(db, options) };
}

/** Ids alone at first: rows are wide, and to sort all of them for fifty costs more than to fetch the fifty afterwards. */
async function lookOnce(db: Tx, options: ListOptions): Promise<ListPage> {
  const found = await db
    .select({ id: submissions.id, total: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(submissions)
    .where(whereOf(options))
    .orderBy(...orderOf(options))
    .limit(options.most)
    .offset(options.offset);
  const [first] = found;
  // Past the end there is no row to tell it.
  if (!first) return { rows: [], total: options.offset === 0 ? 0 : await countFound(db, options) };
  const ids = found.map(({ id }) => id);
  const rows = await db.select().from(submissions).where(inArray(submissions.id, ids));
  const place = new Map(ids.map((id, index) => [id, index]));
  rows.sort((a, b) => place.get(a.id)! - place.get(b.id)!);
  return { rows, total: first.total };
}

function orderOf(options: ListOptions): SQL[] {
  const column = sortedBy(options);
  const order = options.descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  return [order, asc(submissions.batch), asc(submissions.position), asc(submissions.id)];
}

/** How many the filter finds. */
export async function countFound(db: Tx, filter: SubmissionFilter): Promise<number> {
  const [counted] = await db.select({ total: count() }).from(submissions).where(whereOf(filter));
  return counted?.total ?? 0;
}

/** Ids of all that the filter finds, in the order of their batches. */
export async function findIds(db: Tx, filter: SubmissionFilter): Promise<string[]> {
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(whereOf(filter))
    .orderBy(desc(submissions.created), asc(submissions.position));
  return rows.map(({ id }) => id);
}

/** Batches that something of what the filter finds is in. */
export async function batchesWith(db: Tx, filter: SubmissionFilter): Promise<string[]> {
  const rows = await db.selectDistinct({ batch: submissions.batch }).from(submissions).where(whereOf(filter));
  return rows.map(({ batch }) => batch);
}

/** Whether anything in the batch is signed. */
export async function hasSigned(db: Tx, batch: string): Promise<boolean> {
  const [row] = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(eq(submissions.batch, batch), eq(submissions.sign, 'signed')))
    .limit(1);
  return row !== undefined;
}

/** Those of the submissions that something could not be read of, and what. */
export function failuresOf(
  db: Tx,
  ids: readonly string[],
): Promise<Pick<SubmissionRow, 'id' | 'failures'>[]> {
  return db
    .select({ id: submissions.id, failures: submissions.failures })
    .from(submissions)
    .where(and(among(submissions.id, ids), sql`json_array_length(${submissions.failures}) > 0`));
}

/** Bytes that were uploaded, by the unit or by all. */
export async function storedBytes(db: Tx, owner: string | null): Promise<number> {
  const [row] = await db
    .select({ bytes: sum(submissions.size) })
    .from(submissions)
    .where(
      and(isNull(submissions.originalsRemoved), owner === null ? undefined : eq(submissions.owner, owner)),
    );
  return Number(row?.bytes ?? 0);
}

function sortedBy({ sort, owner, late = {} }: ListOptions): SQL | AnyColumn {
  if (sort === 'late') return sql`(${JSON.stringify(late)}::jsonb ->> ${submissions.source})::integer`;
  return sort === 'errors' || sort === 'warnings' ? seenCount(sort, owner) : submissions[sort];
}

/**
 * Findings as the asker sees them. A unit is not told of those from the comparison, neither by a number nor by where its
 * submission stands in a list.
 */
function seenCount(column: 'errors' | 'warnings', owner: string | null): SQL {
  if (owner === null) return sql`${submissions[column]}`;
  return sql`(${submissions[column]} - ${countAcross('severity', column.slice(0, -1))})`;
}

/** Without findings of the comparison it is one of the paper itself. */
function hasRule(rule: string, owner: string | null): SQL {
  const found = sql`${submissions.rules} ->> ${rule}::text`;
  return owner === null ? sql`${found} is not null` : sql`(${found})::integer > ${countAcross('rule', rule)}`;
}

const countAcross = (field: 'severity' | 'rule', value: string): SQL =>
  sql`(select count(*) from json_array_elements(${submissions.across}::json -> 'findings') as found
    where found ->> ${field}::text = ${value}::text)`;

/** What the filter asks of a row. */
export function whereOf(filter: SubmissionFilter): SQL | undefined {
  const { owner, batch, state, sign, year, unit, assignee, search, withErrors, withFailures } = filter;
  const { rule, scoreFrom, scoreBelow, sources } = filter;
  const like = search ? `%${escapeLike(search)}%` : '';
  // Where there are no letters there is no case, and to fold it costs three times as much as to look.
  const matches = like.toLowerCase() === like.toUpperCase() ? sqlLike : ilike;
  return and(
    owner === null ? undefined : eq(submissions.owner, owner),
    batch === undefined ? undefined : eq(submissions.batch, batch),
    state === undefined ? undefined : inArray(submissions.state, [...state]),
    sign === undefined ? undefined : eq(submissions.sign, sign),
    year === undefined ? undefined : eq(submissions.year, year),
    unit === undefined ? undefined : eq(submissions.unit, unit),
    assignee === undefined ? undefined : eq(submissions.assignee, assignee),
    search ? or(matches(submissions.unit, like), matches(submissions.source, like)) : undefined,
    withErrors ? sql`${seenCount('errors', owner)} > 0` : undefined,
    rule === undefined ? undefined : hasRule(rule, owner),
    scoreFrom === undefined ? undefined : gte(submissions.suggested, scoreFrom),
    scoreBelow === undefined ? undefined : lt(submissions.suggested, scoreBelow),
    withFailures ? sql`json_array_length(${submissions.failures}) > 0` : undefined,
    // There may be as many as a batch has submissions.
    sources === undefined ? undefined : among(submissions.source, sources),
  );
}
