export interface Peekable<Item> {
  /** The next, which stays the next; null at the end. */
  peek(): Promise<Item | null>;
  /** The next, taken; null at the end. */
  next(): Promise<Item | null>;
  close(): Promise<void>;
}

/** Items of which the next can be looked at before it is decided where it goes. */
export function peekable<Item>(items: Iterable<Item> | AsyncIterable<Item>): Peekable<Item> {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  let held: { readonly item: Item | null } | null = null;
  const peek = async (): Promise<Item | null> => {
    if (held === null) {
      const { done, value } = await iterator.next();
      held = { item: done ? null : (value as Item) };
    }
    return held.item;
  };
  return {
    peek,
    async next() {
      const item = await peek();
      if (item !== null) held = null;
      return item;
    },
    async close() {
      await iterator.return?.();
    },
  };
}
