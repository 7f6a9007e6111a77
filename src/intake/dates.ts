import { isoDay } from '../text/dates.js';

/** 2024-07-15, 2024/7/15, 2024.7.15, 2024年7月15日 or a date cell, as an ISO date; null when it is no day of the calendar. */
export function parseDay(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  const match = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(\s+00?:00(:00)?)?\s*$/.exec(
    String(value),
  );
  if (!match) return null;
  return isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A year that a report can be of. */
export function parseYear(value: unknown): number | null {
  const match = /^\s*((?:19|20)\d{2})\s*年?度?\s*$/.exec(String(value));
  return match ? Number(match[1]) : null;
}
