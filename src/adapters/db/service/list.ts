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

/** A page of the list, and how long the list is. Rows of equal rank keep an order of their own. */
export async function listSubmissions(
  db: Tx,
  options: ListOptions,
): Promise<{ readonly rows: SubmissionRow[]; readonly total: number }> {
  const where = and(...conditions(options));
  const column = submissions[options.sort];
  const order = options.descending ? sql`${column} desc nulls last` : sql`${column} asc nulls last`;
  const rows = await db
    .select()
    .from(submissions)
    .where(where)
    .orderBy(order, asc(submissions.batch), asc(submissions.position), asc(submissions.id))
    .limit(options.most)
    .offset(options.offset);
  const [counted] = await db.select({ total: count() }).from(submissions).where(where);
  return { rows, total: counted?.total ?? 0 };
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
  return [
    owner === null ? undefined : eq(submissions.owner, owner),
    batch === undefined ? undefined : eq(submissions.batch, batch),
    states === undefined ? undefined : inArray(submissions.state, [...states]),
    sign === undefined ? undefined : eq(submissions.sign, sign),
    year === undefined ? undefined : eq(submissions.year, year),
    unit === undefined ? undefined : eq(submissions.unit, unit),
    assignee === undefined ? undefined : eq(submissions.assignee, assignee),
    search ? or(ilike(submissions.unit, like), ilike(submissions.source, like)) : undefined,
    withErrors ? gt(submissions.errors, 0) : undefined,
    rule === undefined ? undefined : sql`${submissions.rules} ->> ${rule}::text is not null`,
    scoreFrom === undefined ? undefined : gte(submissions.suggested, scoreFrom),
    scoreBelow === undefined ? undefined : lt(submissions.suggested, scoreBelow),
    withFailures ? sql`json_array_length(${submissions.failures}) > 0` : undefined,
  ];
}
