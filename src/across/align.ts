/** Two reports side by side: which clauses they share in the same order, and which parts are made of them. */

import { addTo } from '../text/groups.js';
import type { Corpus } from './frequency.js';
import { type RunDocument, rootsOf } from './run.js';

/** Clauses that are the same: own place, other's place. */
export type Pair = readonly [own: number, other: number];

export interface CopyLimits {
  /** Comparable characters that a copied stretch must have. */
  readonly shortest: number;
  /** Percent of the part that must be shared. */
  readonly share: number;
}

/** A part of one report that (nearly) stands in another one. */
export interface Copy {
  readonly document: number;
  readonly part: number;
  readonly other: number;
  /** The part of the other report that holds most of it. */
  readonly otherPart: number;
  /** Comparable characters that are shared, and their percentage of the part. */
  readonly shared: number;
  readonly share: number;
  /** Shared clauses in the order of both. */
  readonly pairs: readonly Pair[];
}

export interface Side {
  readonly number: number;
  readonly document: RunDocument;
  /** Positions by hash; made once for each report that others are compared with. */
  readonly positions: ReadonlyMap<number, readonly number[]>;
}

/** Copies of `own` in `other`: the highest parts that are made of shared text, each once. */
export function findCopies(
  own: Side,
  other: Side,
  corpus: Corpus,
  templateFrom: number,
  limits: CopyLimits,
): readonly Copy[] {
  const { parts } = own.document;
  const copies: Copy[] = [];
  const children = new Map<number, number[]>();
  for (const [index, { parent }] of parts.entries()) {
    if (parent !== null) addTo(children, parent, index);
  }
  for (const root of rootsOf(parts)) {
    const pairs = commonOrder(own, other, parts[root]!.from, parts[root]!.to);
    if (pairs.length === 0) continue;
    const evident = evidentPairs(own, other, pairs, corpus, templateFrom);
    const open = [root];
    for (let part = open.pop(); part !== undefined; part = open.pop()) {
      const copy = judge(part, own, other, pairs, evident, limits);
      if (copy) copies.push(copy);
      else open.push(...(children.get(part) ?? []));
    }
  }
  return copies;
}

/** The longest sequence of shared clauses that both have in the same order (longest increasing subsequence, Hunt–Szymanski). */
function commonOrder(own: Side, other: Side, from: number, to: number): readonly Pair[] {
  const { hash, length } = own.document.clauses;
  const tails: number[] = [];
  const nodes: { readonly own: number; readonly other: number; readonly before: number }[] = [];
  const tailNodes: number[] = [];
  for (let at = from; at < to; at += 1) {
    const places = length[at] === 0 ? undefined : other.positions.get(hash[at]!);
    if (!places) continue;
    // From the back: one clause of ours takes one of theirs.
    for (let index = places.length - 1; index >= 0; index -= 1) {
      const place = places[index]!;
      let low = 0;
      let high = tails.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (tails[middle]! < place) low = middle + 1;
        else high = middle;
      }
      tails[low] = place;
      nodes.push({ own: at, other: place, before: low > 0 ? tailNodes[low - 1]! : -1 });
      tailNodes[low] = nodes.length - 1;
    }
  }
  const pairs: Pair[] = [];
  for (let next = tailNodes[tails.length - 1] ?? -1; next >= 0; next = nodes[next]!.before) {
    pairs.push([nodes[next]!.own, nodes[next]!.other]);
  }
  return pairs.reverse();
}

/**
 * Which of the shared clauses speak for a copy. A figure speaks when it is the same figure: forms share the words around it
 * by nature. Wording that many units have speaks only beside such a figure, in the same paragraph: then it is no template.
 */
function evidentPairs(
  own: Side,
  other: Side,
  pairs: readonly Pair[],
  { starts, units }: Corpus,
  templateFrom: number,
): readonly boolean[] {
  const { exact, paragraph } = own.document.clauses;
  const factual = new Set<number>();
  for (const [at, place] of pairs) {
    if (exact[at] !== 0 && exact[at] === other.document.clauses.exact[place]) factual.add(paragraph[at]!);
  }
  return pairs.map(([at, place]) => {
    if (exact[at] !== other.document.clauses.exact[place]) return false;
    return units[starts[own.number]! + at]! < templateFrom || factual.has(paragraph[at]!);
  });
}

function judge(
  part: number,
  own: Side,
  other: Side,
  pairs: readonly Pair[],
  evident: readonly boolean[],
  { shortest, share: least }: CopyLimits,
): Copy | null {
  const { from, to } = own.document.parts[part]!;
  const { length } = own.document.clauses;
  const [first, last] = [firstAt(pairs, 0, from), firstAt(pairs, 0, to)];
  let shared = 0;
  let speaking = 0;
  for (let index = first; index < last; index += 1) {
    const characters = length[pairs[index]![0]]!;
    shared += characters;
    if (evident[index]) speaking += characters;
  }
  if (speaking < shortest) return null;
  const share = shareOf(shared, own.document, part);
  if (share < least) return null;
  const inside = pairs.slice(first, last);
  const otherPart = partOf(other.document, inside);
  return { document: own.number, part, other: other.number, otherPart, shared, share, pairs: inside };
}

/** Percent of the comparable characters of a part. */
export function shareOf(shared: number, { parts, clauses }: RunDocument, part: number): number {
  const { from, to } = parts[part]!;
  let total = 0;
  for (let at = from; at < to; at += 1) total += clauses.length[at]!;
  return total === 0 ? 0 : (shared * 100) / total;
}

/** First of the pairs whose place on that side is `place` or later: both sides go up. */
function firstAt(pairs: readonly Pair[], side: 0 | 1, place: number): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pairs[middle]![side] < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

const MOST = 0.8;

/** The smallest part that holds most of the places, else the one that holds more than any other. */
function partOf({ parts }: RunDocument, pairs: readonly Pair[]): number {
  const held = parts.map(({ from, to }) => firstAt(pairs, 1, to) - firstAt(pairs, 1, from));
  const enough = Math.min(Math.max(...held), pairs.length * MOST);
  let best = 0;
  let size = Number.POSITIVE_INFINITY;
  for (const [index, { from, to }] of parts.entries()) {
    if (held[index]! < enough || to - from >= size) continue;
    best = index;
    size = to - from;
  }
  return best;
}
