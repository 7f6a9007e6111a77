export type Field = 'unit' | 'year' | 'submitted' | 'published';

/** Null: nothing is said any more; undefined: it cannot be. */
export function givenValue(field: Field, text: string): string | number | null | undefined {
  const said = text.trim();
  if (said === '') return null;
  if (field !== 'year') return said;
  const year = Number(said.replace(/年度?$/, ''));
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : undefined;
}
