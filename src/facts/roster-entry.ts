import type { RosterEntry } from '../model/setup.js';
import { foldKey } from '../text/fold.js';

/**
 * The line of the 应交清单 for a unit: by its folded name, else the only one that ends with it or that it ends with
 * (a county's name in front on one side only). Null where none or several would do.
 */
export function rosterEntry(unit: string, roster: readonly RosterEntry[]): RosterEntry | null {
  const key = foldKey(unit);
  const named = roster.map((entry) => ({ entry, name: foldKey(entry.unit) }));
  const same = named.find(({ name }) => name === key);
  if (same) return same.entry;
  const close = named.filter(({ name }) => name !== '' && (name.endsWith(key) || key.endsWith(name)));
  return close.length === 1 ? close[0]!.entry : null;
}
