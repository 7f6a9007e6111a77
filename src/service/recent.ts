/** What never changes once it is there, such as a review under its key: what was asked last stays in memory. */
export interface Recent<Value> {
  /** Null when there is no such thing (yet). Asked twice at once, it is looked up once. */
  find(key: string): Promise<Kept<Value> | null>;
}

export interface Kept<Value> {
  readonly json: string;
  readonly value: Value;
}

/** `most`: characters of JSON kept in all. What is larger by itself is looked up every time. */
export function keepRecent<Value>(
  look: (key: string) => Promise<string | null>,
  most: number,
): Recent<Value> {
  const kept = new Map<string, Kept<Value>>();
  const asked = new Map<string, Promise<Kept<Value> | null>>();
  let size = 0;
  const keep = (key: string, found: Kept<Value>) => {
    if (found.json.length > most) return;
    kept.set(key, found);
    size += found.json.length;
    for (const [oldest, { json }] of kept) {
      if (size <= most) break;
      kept.delete(oldest);
      size -= json.length;
    }
  };
  const fetchOne = async (key: string) => {
    const json = await look(key);
    if (json === null) return null;
    const found = { json, value: JSON.parse(json) as Value };
    keep(key, found);
    return found;
  };
  return {
    find: (key) => {
      const found = kept.get(key);
      if (found) {
        kept.delete(key);
        kept.set(key, found);
        return Promise.resolve(found);
      }
      const waiting = asked.get(key) ?? fetchOne(key).finally(() => asked.delete(key));
      asked.set(key, waiting);
      return waiting;
    },
  };
}
