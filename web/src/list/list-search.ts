import type { SignState } from '../../../src/model/desk.js';
import type { HandedInState, ListFilter, SortKey } from '../../../src/model/list.js';
import type { Operations, Submission } from '../api/types.js';

type Query = NonNullable<Operations['GET /submissions']['request']['query']>;

export type { SortKey };
export type State = Submission['state'];

/** What of the list stands in its address: the same list for whoever opens the link. */
export interface ListSearch extends ListFilter {
  readonly sort?: SortKey;
  readonly order?: 'asc' | 'desc';
  /** From 1. */
  readonly page?: number;
}

/** Rows on a page: enough to read for a while, few enough to come at once. */
export const PAGE_ROWS = 200;

/** All there are: one that the model has and this lacks does not compile. */
const all = <T extends string>(names: Readonly<Record<T, true>>) => Object.keys(names) as T[];
const STATES = all<State>({
  ...{ waiting: true, queued: true, reading: true },
  ...{ reviewed: true, failed: true, cancelled: true },
});
const SIGNS = all<SignState>({ open: true, signed: true });
export const HANDED_IN = all<HandedInState>({ 'on-time': true, late: true, 'no-date': true, unread: true });
const SORTS = all<SortKey>({
  ...{ created: true, position: true, unit: true, year: true, state: true, suggested: true, selfScore: true },
  ...{ score: true, errors: true, warnings: true, submitted: true, settled: true, late: true },
});

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
    sign: one(SIGNS, given.sign),
    year: Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined,
    unit: words(given.unit),
    assignee: words(given.assignee),
    search: words(given.search),
    withErrors: given.withErrors === true ? true : undefined,
    withFailures: given.withFailures === true ? true : undefined,
    rule: /^[a-z0-9-]+$/.test(String(given.rule)) ? text(given.rule) : undefined,
    scoreFrom: score(given.scoreFrom),
    scoreBelow: score(given.scoreBelow),
    roster: one(HANDED_IN, given.roster),
    sort: one(SORTS, given.sort),
    order: one(['asc', 'desc'] as const, given.order),
    page: Number.isInteger(page) && page > 1 && page <= 50_000 ? page : undefined,
  });
}

/** The conditions as the API takes them, whether it lists, acts on or exports what they find. */
export function filterQuery({ state, withErrors, withFailures, ...same }: ListFilter) {
  return {
    ...same,
    ...(state ? { state: state.join(',') } : {}),
    ...(withErrors ? { withErrors: 'true' as const } : {}),
    ...(withFailures ? { withFailures: 'true' as const } : {}),
  };
}

/** A page of the list. */
export function listQuery({ sort, order, page = 1, ...filter }: ListSearch): Query {
  return {
    ...filterQuery(filter),
    ...(sort ? { sort } : {}),
    ...(order ? { order } : {}),
    ...(page > 1 ? { offset: (page - 1) * PAGE_ROWS } : {}),
    most: PAGE_ROWS,
  };
}

/** Only the conditions: neither the order nor the page. */
export function conditionsOf({ sort: _sort, order: _order, page: _page, ...filter }: ListSearch): ListFilter {
  return filter;
}

export const isFiltered = (search: ListSearch): boolean =>
  Object.values(conditionsOf(search)).some((value) => value !== undefined);

function defined<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
