import type { Verdict } from './desk.js';

/** What people made of a review so far, for lists and notices; kept beside it, never inside it. */
export interface Standing {
  /** Where the desk shows it, in a browser; null where nobody said how people reach the service. */
  readonly address: string | null;
  /** The score sheet as it stands. */
  readonly lines: readonly StandingLine[];
  /** Of the lines that have points. */
  readonly total: number;
  /** Points of the lines that still need a person. */
  readonly pending: number;
  readonly isSigned: boolean;
  /** Of findings that somebody decided on, by key. */
  readonly verdicts: Readonly<Record<string, Verdict>>;
}

export interface StandingLine {
  readonly id: string;
  readonly name: string;
  readonly max: number;
  readonly points: number | null;
  readonly reason: string;
  /** What findings (by id) cost of it; nothing where a person gave points of his own. */
  readonly costs: readonly { readonly points: number; readonly findings: readonly string[] }[];
}
