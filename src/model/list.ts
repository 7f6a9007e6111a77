/** The list of submissions: what it can be ordered by, and which conditions it knows. The page and the API both read this. */
import type { SignState, SubmissionState } from './desk.js';
import type { RosterState } from './roster.js';

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
  'late',
] as const;
export type SortKey = (typeof sortKeys)[number];

/** What the 应交清单 says of something that was handed in; who is absent handed nothing in. */
export const handedInStates = [
  'on-time',
  'late',
  'no-date',
  'unread',
] as const satisfies readonly RosterState[];
export type HandedInState = (typeof handedInStates)[number];

/** Conditions as people choose them; each that is there must hold. */
export interface ListFilter {
  readonly state?: readonly SubmissionState[];
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
  /** Only with a batch that has a roster. */
  readonly roster?: HandedInState;
}
