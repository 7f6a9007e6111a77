import chineseDays from 'chinese-days';

/** Years for which the State Council's holiday notice is in the library; later ones are announced in November of the year before. */
const FIRST_YEAR = 2010;
const LAST_YEAR = 2026;
const DAY = 86_400_000;
/** Longest span that is counted: beyond it the dates are wrong, not late. */
const LONGEST = 3700;

/**
 * Working days after `deadline` up to and including `day` (ISO dates), by the official holiday calendar with its worked
 * weekends; 0 when on time. Null where the calendar has no data for a year in between: it is not guessed.
 */
export function workingDaysLate(deadline: string, day: string): number | null {
  const from = Date.parse(`${deadline}T00:00:00Z`);
  const to = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(from) || Number.isNaN(to) || (to - from) / DAY > LONGEST) return null;
  let late = 0;
  for (let time = from + DAY; time <= to; time += DAY) {
    const iso = new Date(time).toISOString().slice(0, 10);
    const year = Number(iso.slice(0, 4));
    if (year < FIRST_YEAR || year > LAST_YEAR) return null;
    if (chineseDays.isWorkday(iso)) late += 1;
  }
  return late;
}
