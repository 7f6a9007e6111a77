import type { Operations, Submission } from '../api/types.js';

type Query = NonNullable<Operations['GET /submissions']['request']['query']>;
export type SortKey = NonNullable<Query['sort']>;
export type State = Submission['state'];

/** What of the list stands in its address: the same list for whoever opens the link. */
export interface ListSearch {
  readonly state?: readonly State[];
  readonly sign?: 'open' | 'signed';
  readonly year?: number;
  readonly unit?: string;
  readonly assignee?: string;
  readonly search?: string;
  readonly errors?: boolean;
  readonly failures?: boolean;
  /** With findings of this rule. */
  readonly rule?: string;
  /** Suggested score: from, and below. */
  readonly scoreFrom?: number;
  readonly scoreBelow?: number;
  readonly sort?: SortKey;
  readonly order?: 'asc' | 'desc';
  /** From 1. */
  readonly page?: number;
}

/** Rows on a page: enough to read for a while, few enough to come at once. */
export const PAGE_ROWS = 200;

const STATES: readonly State[] = ['waiting', 'queued', 'reading', 'reviewed', 'failed', 'cancelled'];
const SORTS: readonly SortKey[] = [
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
];

/** From an address that anybody may have written: what is not understood is left out. */
export function listSearch(given: Record<string, unknown>): ListSearch {
  const text = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined;
  // The router reads what looks like a number as one.
  const words = (value: unknown) => text(typeof value === 'number' ? String(value) : value);
  const one = <T>(values: readonly T[], value: unknown) => values.find((known) => known === value);
  const states = STATES.filter((state) => [given.state].flat().includes(state));
  const year = Number(given.year);
  const score = (value: unknown) =>
    typeof value === 'number' && value >= 0 && value <= 1000 ? value : undefined;
  const page = Number(given.page);
  return defined({
    state: states.length > 0 ? states : undefined,
    sign: one(['open', 'signed'] as const, given.sign),
    year: Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined,
    unit: words(given.unit),
    assignee: words(given.assignee),
    search: words(given.search),
    errors: given.errors === true ? true : undefined,
    failures: given.failures === true ? true : undefined,
    rule: /^[a-z0-9-]+$/.test(String(given.rule)) ? text(given.rule) : undefined,
    scoreFrom: score(given.scoreFrom),
    scoreBelow: score(given.scoreBelow),
    sort: one(SORTS, given.sort),
    order: one(['asc', 'desc'] as const, given.order),
    page: Number.isInteger(page) && page > 1 && page <= 50_000 ? page : undefined,
  });
}

/** As the API takes it. */
export function listQuery({ state, errors, failures, page = 1, ...same }: ListSearch): Query {
  return {
    ...same,
    ...(state ? { state: state.join(',') } : {}),
    ...(errors ? { withErrors: 'true' } : {}),
    ...(failures ? { withFailures: 'true' } : {}),
    ...(page > 1 ? { offset: (page - 1) * PAGE_ROWS } : {}),
    most: PAGE_ROWS,
  };
}

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
