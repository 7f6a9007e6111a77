/**
 * What `run` makes of each item, in their order, with up to `most` of them begun before they are asked for: files are read and
 * unpacked while others are dealt with. One that fails throws at its turn, and those after it are not heard of.
 */
export async function* ahead<Item, Result>(
  items: Iterable<Item>,
  most: number,
  run: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const begun: Promise<Result>[] = [];
  try {
    for (const item of items) {
      const result = run(item);
      // Its turn may never come.
      result.catch(() => undefined);
      begun.push(result);
      if (begun.length >= most) yield await begun.shift()!;
    }
    while (begun.length > 0) yield await begun.shift()!;
  } finally {
    await Promise.allSettled(begun);
  }
}
