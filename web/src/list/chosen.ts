import type { ListFilter } from '../../../src/model/list.js';
import type { Submission } from '../api/types.js';
import { filterQuery } from './list-search.js';

/** What an action is for: rows that were picked one by one, or everything that the conditions of the list find. */
export type Chosen =
  | { readonly kind: 'rows'; readonly rows: readonly Submission[] }
  | {
      readonly kind: 'all';
      readonly filter: ListFilter;
      /** Null: over all batches. */
      readonly batch: string | null;
      /** As the page showed it; the server does nothing where it finds another number. */
      readonly count: number;
    };

export const countOf = (chosen: Chosen): number =>
  chosen.kind === 'rows' ? chosen.rows.length : chosen.count;

/** As the API takes it beside the action. */
export function targetOf(chosen: Chosen) {
  if (chosen.kind === 'rows') return { ids: chosen.rows.map(({ id }) => id) };
  const { filter, batch, count } = chosen;
  return { filter: { ...filterQuery(filter), ...(batch === null ? {} : { batch }) }, count };
}

/** As many as one address can name. */
const MOST_NAMED = 1000;

export type ExportTarget =
  | { readonly batch: string; readonly query: Readonly<Record<string, unknown>> }
  /** Lists are made of one batch; an address has room for so many names. */
  | 'other-batch'
  | 'too-many';

export function exportOf(chosen: Chosen): ExportTarget {
  if (chosen.kind === 'all')
    return chosen.batch === null ? 'other-batch' : { batch: chosen.batch, query: filterQuery(chosen.filter) };
  const [batch, ...others] = new Set(chosen.rows.map((row) => row.batch));
  if (batch === undefined || others.length > 0) return 'other-batch';
  if (chosen.rows.length > MOST_NAMED) return 'too-many';
  return { batch, query: { ids: chosen.rows.map(({ id }) => id).join(',') } };
}
