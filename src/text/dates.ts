/** Dates as people write them: 2025-07-18, 2025年7月18日, 2025/7/18, 2025.07.18. */

/** 2025-07-18 → 2025年7月18日. */
export function printDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

const WRITTEN = /(20\d{2})\s?[-年./]\s?(\d{1,2})\s?[-月./]\s?(\d{1,2})(?!\d)/;

/** The first whole date of a folded text as ISO, or null; days that no month has are none. */
export function findDate(text: string): string | null {
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return isoDay(year, month, day);
}

/** ISO date of a day, null for one that the calendar does not have (31 April). */
export function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
