import type { Store } from '../ports/store.js';
import type { Entry } from './ledger.js';

/** NDJSON on stdout in the order of the input, each line as soon as those before it are out. */
export interface OrderedOutput {
  add(entry: Entry, json: string | null): Promise<void>;
  flush(): Promise<void>;
}

/** What is not yet due is fetched again from the store at its turn, so nothing piles up in memory. */
export function openOrderedOutput(stream: NodeJS.WriteStream | null, store: Store): OrderedOutput {
  const waiting = new Map<number, Entry>();
  let next = 0;
  const write = async (json: string | null) => {
    if (!stream || json === null) return;
    if (!stream.write(`${json}\n`)) await new Promise<void>((resolve) => stream.once('drain', resolve));
  };
  const advance = async () => {
    for (let entry = waiting.get(next); entry; entry = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      if (stream && entry.isReviewed) await write(await store.reviews.find(entry.reviewKey));
    }
  };
  return {
    add: async (entry, json) => {
      if (entry.position !== next) {
        waiting.set(entry.position, entry);
        return;
      }
      next += 1;
      await write(json);
      await advance();
    },
    flush: advance,
  };
}
