/** Working days from the deadline to the day, 0 when in time; null where the calendar has no data. */
export function workingDaysLate(_deadline: string, _day: string): number | null {
  return null;
}
