/** In how many units of the run a clause occurs, and which reports share a sequence of clauses: by sorting, not by pairs. */
import type { RunDocument, RunView } from './run.js';

const HASH_BITS = 53;

/**
 * Groups of equal keys. Key and position share one number (hash above, position below), so that the native numeric sort
 * does the work; the few hashes that fall together by the shortened hash are told apart again by `keys`.
 */
export function* equalGroups(keys: Float64Array): Generator<Uint32Array> {
  const bits = Math.max(1, Math.ceil(Math.log2(keys.length + 1)));
  const room = 2 ** bits;
  const high = 2 ** (HASH_BITS - bits);
  const packed = new Float64Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) packed[index] = (keys[index]! % high) * room + index;
  packed.sort();
  let start = 0;
  while (start < packed.length) {
    const short = Math.floor(packed[start]! / room);
    let end = start + 1;
    while (end < packed.length && Math.floor(packed[end]! / room) === short) end += 1;
    if (end - start > 1) yield* tellApart(packed.subarray(start, end), room, keys);
    start = end;
  }
}

function* tellApart(packed: Float64Array, room: number, keys: Float64Array): Generator<Uint32Array> {
  const positions = Uint32Array.from(packed, (value) => value % room);
  const first = keys[positions[0]!]!;
  if (positions.every((position) => keys[position] === first)) {
    yield positions;
    return;
  }
  for (const key of new Set(Array.from(positions, (position) => keys[position]!))) {
    const same = positions.filter((position) => keys[position] === key);
    if (same.length > 1) yield same;
  }
}

export interface Corpus {
  readonly documents: readonly RunDocument[];
  /** Number of the first clause of each document; one more entry for the end. */
  readonly starts: Uint32Array;
  /** Of each clause: in how many units it occurs. */
  readonly units: Uint32Array;
  /** How many units there are in the run. */
  readonly unitCount: number;
}

export function corpusOf(run: RunView): Corpus {
  const documents = run.submissions.flatMap(({ documents }) =>
    documents.filter(({ clauses }) => clauses.hash.length > 0),
  );
  const starts = new Uint32Array(documents.length + 1);
  for (const [index, { clauses }] of documents.entries())
    starts[index + 1] = starts[index]! + clauses.hash.length;
  const total = starts[documents.length]!;
  const hashes = new Float64Array(total);
  const owners = new Uint32Array(total);
  const numbers = new Map<string, number>();
  for (const [index, { clauses, submission }] of documents.entries()) {
    hashes.set(clauses.hash, starts[index]!);
    const { owner } = run.submissions[submission]!;
    if (!numbers.has(owner)) numbers.set(owner, numbers.size);
    owners.fill(numbers.get(owner)!, starts[index]!, starts[index + 1]!);
  }
  const units = new Uint32Array(total).fill(1);
  const seen = new Int32Array(numbers.size).fill(-1);
  let group = 0;
  for (const positions of equalGroups(hashes)) {
    let count = 0;
    for (const position of positions) {
      if (seen[owners[position]!] === group) continue;
      seen[owners[position]!] = group;
      count += 1;
    }
    for (const position of positions) units[position] = count;
    group += 1;
  }
  return { documents, starts, units, unitCount: numbers.size };
}
