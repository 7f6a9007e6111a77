import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
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
import type { SignState, SubmissionState } from '../../../model/desk.js';
import { submissions } from '../service-schema.js';
import { escapeLike } from './batches.js';
import type { Tx } from './events.js';
import type { SubmissionRow } from './submissions.js';

export const sortKeys = [
  'created',
  'position',
  'unit',
  'year',
  'state',
  'suggested',
  'selfScore',
  'score',
  'errors',
  'warnings',
  'submitted',
  'settled',
] as const;
export type SortKey = (typeof sortKeys)[number];

export interface SubmissionFilter {
  /** The unit that asks; null: a person of the bureau, who sees all. */
  readonly owner: string | null;
  readonly batch?: string;
  readonly states?: readonly SubmissionState[];
  readonly sign?: SignState;
  readonly year?: number;
  readonly unit?: string;
  readonly assignee?: string;
  /** Part of the unit's name or of the name under which it was handed in. */
  readonly search?: string;
  readonly withErrors?: boolean;
  /** Some file of it could not be read. */
  readonly withFailures?: boolean;
  /** With findings of this rule. */
  readonly rule?: string;
  /** Suggested score: from, and below. */
  readonly scoreFrom?: number;
  readonly scoreBelow?: number;
}

export interface ListOptions extends SubmissionFilter {
  readonly sort: SortKey;
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
const isDear = ({ search, rule, withFailures, sort }: ListOptions) =>
  Boolean(search) || rule !== undefined || withFailures === true || sort !== 'created';

async function byIndex(db: Tx, options: ListOptions): Promise<ListPage> {
  const rows = await db
    .select()
    .from(submissions)
    .where(and(...conditions(options)))
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
    .where(and(...conditions(options)))
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

function orderOf({ sort, descending }: ListOptions): SQL[] {
  const column = submissions[sort];
  const order = descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  return [order, asc(submissions.batch), asc(submissions.position), asc(submissions.id)];
}

async function countFound(db: Tx, filter: SubmissionFilter): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(submissions)
    .where(and(...conditions(filter)));
  return counted?.total ?? 0;
}

/** Ids of all that the filter finds, in the order of their batches. */
export async function findIds(db: Tx, filter: SubmissionFilter): Promise<string[]> {
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(and(...conditions(filter)))
    .orderBy(desc(submissions.created), asc(submissions.position));
  return rows.map(({ id }) => id);
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

function conditions(filter: SubmissionFilter): (SQL | undefined)[] {
  const { owner, batch, states, sign, year, unit, assignee, search, withErrors, withFailures } = filter;
  const { rule, scoreFrom, scoreBelow } = filter;
  const like = search ? `%${escapeLike(search)}%` : '';
  // Where there are no letters there is no case, and to fold it costs three times as much as to look.
  const matches = like.toLowerCase() === like.toUpperCase() ? sqlLike : ilike;
  return [
    owner === null ? undefined : eq(submissions.owner, owner),
    batch === undefined ? undefined : eq(submissions.batch, batch),
    states === undefined ? undefined : inArray(submissions.state, [...states]),
    sign === undefined ? undefined : eq(submissions.sign, sign),
    year === undefined ? undefined : eq(submissions.year, year),
    unit === undefined ? undefined : eq(submissions.unit, unit),
    assignee === undefined ? undefined : eq(submissions.assignee, assignee),
    search ? or(matches(submissions.unit, like), matches(submissions.source, like)) : undefined,
    withErrors ? gt(submissions.errors, 0) : undefined,
    rule === undefined ? undefined : sql`${submissions.rules} ->> ${rule}::text is not null`,
    scoreFrom === undefined ? undefined : gte(submissions.suggested, scoreFrom),
    scoreBelow === undefined ? undefined : lt(submissions.suggested, scoreBelow),
    withFailures ? sql`json_array_length(${submissions.failures}) > 0` : undefined,
  ];
}
