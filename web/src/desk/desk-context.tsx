import { createContext, useContext } from 'react';
import type { Finding, Location, Review } from '../../../src/model/review.js';
import type { Decision, Document } from '../api/types.js';
import type { DeskSearch } from './desk-search.js';
import type { Mark } from './marks.js';
import type { Detail, Rule } from './use-desk.js';

/** What a place in the document is asked to be shown by. The same place can be asked for again. */
export interface Shown {
  /** Of the mark. */
  readonly id: string | null;
  readonly asked: number;
}

/** One submission on the desk, and how its parts show each other things. */
export interface Desk extends Detail {
  readonly id: string;
  readonly review: Review;
  readonly documents: readonly Document[];
  readonly rules: ReadonlyMap<string, Rule>;
  readonly decided: ReadonlyMap<string, Decision>;
  /** As printed on marks and cards: the finding's number in reading order. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly mayDecide: boolean;
  readonly search: DeskSearch;
  readonly selected: Finding | null;
  readonly shown: Shown;
  /** A place that was asked for and is no finding's: a heading, an amount, a table. */
  readonly aim: Mark | null;
  setSearch(change: Partial<DeskSearch>): void;
  /** Selects a finding and shows one of its places. */
  select(key: string, place?: number): void;
  /** Shows any place of the submission. */
  goTo(location: Location): void;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk outside DeskProvider');
  return desk;
}
