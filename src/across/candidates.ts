/** Which reports are worth a closer look together: those that share sequences of clauses. */
import { type Corpus, equalGroups } from './frequency.js';

/** Neighbours in a long list of reports with one sequence: enough to tie all of them together, however many there are. */
const NEIGHBOURS = 16;
/** Closer looks for each report. */
const MOST = 8;
/** One shared pair of clauses is chance. */
const FEWEST_VOTES = 2;

const mix = (left: number, right: number): number => ((left % 0x3fffff) * 2_147_483_629 + right) % 2 ** 53;

/**
 * For each document of the corpus others to compare it with, the most promising first. Pairs of following clauses are the
 * votes: a stock phrase alone is everywhere, two in a row are not. Wording of `templateFrom` units and more casts none.
 */
export function* findCandidates(
  { documents, starts, units }: Corpus,
  templateFrom: number,
  isComparable: (left: number, right: number) => boolean,
): Generator<null, readonly (readonly number[])[]> {
  const total = starts[documents.length]!;
  const keys: number[] = [];
  const owners: number[] = [];
  for (const [index, { clauses }] of documents.entries()) {
    const { hash, exact, length } = clauses;
    for (let at = 0; at + 1 < hash.length; at += 1) {
      if (length[at] === 0 || length[at + 1] === 0) continue;
      const number = starts[index]! + at;
      const isTemplate = (clause: number, own: number) => units[clause]! >= templateFrom && exact[own] === 0;
      if (number + 1 >= total || (isTemplate(number, at) && isTemplate(number + 1, at + 1))) continue;
      keys.push(mix(exact[at] || hash[at]!, exact[at + 1] || hash[at + 1]!));
      owners.push(index);
    }
  }
  yield null;
  const votes = documents.map(() => new Map<number, number>());
  for (const positions of equalGroups(Float64Array.from(keys))) {
    for (const [place, position] of positions.entries()) {
      const own = owners[position]!;
      const last = Math.min(positions.length - 1, place + NEIGHBOURS);
      for (let next = place + 1; next <= last; next += 1) {
        const other = owners[positions[next]!]!;
        if (other === own) continue;
        votes[own]!.set(other, (votes[own]!.get(other) ?? 0) + 1);
        votes[other]!.set(own, (votes[other]!.get(own) ?? 0) + 1);
      }
    }
  }
  yield null;
  return votes.map((found, own) =>
    [...found]
      .filter(([, count]) => count >= FEWEST_VOTES)
      .sort((left, right) => right[1] - left[1] || left[0] - right[0])
      .filter(([other]) => isComparable(own, other))
      .slice(0, MOST)
      .map(([other]) => other),
  );
}
