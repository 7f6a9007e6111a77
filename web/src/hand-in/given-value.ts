import type { Submission } from '../api/types.js';

export const FIELDS = ['unit', 'year', 'submitted', 'published'] as const;
export type Field = (typeof FIELDS)[number];

/** Null: nothing is said any more; undefined: it cannot be. */
export function givenValue(field: Field, text: string): string | number | null | undefined {
  const said = text.trim();
  if (said === '') return null;
  if (field !== 'year') return said;
  const year = Number(said.replace(/年度?$/, ''));
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined;
}

/** Without these a review says less. Of a file that could not be read nobody asks for more than the file. */
export function lacks({ state, ...found }: Pick<Submission, 'state' | Field>, field: Field): boolean {
  return state === 'reviewed' && field !== 'published' && found[field] === null;
}
