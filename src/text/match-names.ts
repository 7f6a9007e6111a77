/** Finding a unit in a list of names, where one side may leave out the county in front. */
import { unitKey } from './unit-names.js';

/**
 * Index of the name in the list: the same after folding (width, brackets, spaces), else the only one that ends with it or
 * that it ends with. Null where none or several would do: 档案馆 is nobody's among 青石县档案馆 and 白水县档案馆.
 */
export function matchName(name: string, list: readonly string[]): number | null {
  return nameMatcher(list)(name);
}

/** The same for many names. */
export function nameMatcher(list: readonly string[]): (name: string) => number | null {
  const keys = list.map(unitKey);
  const exact = new Map<string, number>();
  for (const [index, key] of keys.entries()) if (!exact.has(key)) exact.set(key, index);
  return (name) => {
    const key = unitKey(name);
    if (key === '') return null;
    const same = exact.get(key);
    if (same !== undefined) return same;
    const close = keys.flatMap((other, index) =>
      other !== '' && (other.endsWith(key) || key.endsWith(other)) ? [index] : [],
    );
    return close.length === 1 ? close[0]! : null;
  };
}
