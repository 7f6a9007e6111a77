/** Adds items to a list one by one: `push(...items)` puts them on the stack, which a hostile document overflows. */
export function append<Item>(list: Item[], ...groups: readonly (readonly Item[])[]): void {
  for (const items of groups) for (const item of items) list.push(item);
}

/** The lowest of the values; Infinity for none. Like `Math.min(...values)`, without the stack. */
export const lowest = (values: readonly number[]): number =>
  values.reduce((low, value) => (value < low ? value : low), Number.POSITIVE_INFINITY);

/** The highest of the values; -Infinity for none. */
export const highest = (values: readonly number[]): number =>
  values.reduce((high, value) => (value > high ? value : high), Number.NEGATIVE_INFINITY);
