import type { ListSearch } from '../../list/list-search.js';

/** Where a bar or a point leads: a list of the batch's submissions, one of them, or another part of the page. */
export type Target =
  | { readonly list: ListSearch }
  | { readonly submission: string }
  | { readonly part: string };

export interface Bar {
  readonly label: string;
  /** One for each series; null where it is not known. */
  readonly values: readonly (number | null)[];
  /** Null: nothing to be seen. */
  readonly target: Target | null;
}

export interface Series {
  readonly name: string;
  readonly color: string;
}

/** A bar chart, whatever it is about. */
export interface Bars {
  readonly series: readonly Series[];
  readonly bars: readonly Bar[];
}

/** Told apart by lightness too, for those who see no colours and for grey printers. */
export const colours = { blue: '#1f5a96', light: '#8fb8de', red: '#b3261e', amber: '#d99a2b' } as const;
