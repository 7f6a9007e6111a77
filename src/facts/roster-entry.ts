import type { RosterEntry } from '../model/setup.js';
import { matchName } from '../text/match-names.js';

/**
 * The line of the 应交清单 for a unit: by its folded name, else the only one that ends with it or that it ends with
 * (a county's name in front on one side only). Null where none or several would do.
 */
export function rosterEntry(unit: string, roster: readonly RosterEntry[]): RosterEntry | null {
  const index = matchName(
    unit,
    roster.map((entry) => entry.unit),
  );
  return index === null ? null : roster[index]!;
}
