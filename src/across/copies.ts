/** All copied parts of a run: for each part the nearest other report, and how many more have the same text. */
import { mayBeSameUnit } from '../text/unit-names.js';
import { type Copy, type CopyLimits, findCopies, type Pair, type Side, shareOf } from './align.js';
import { findCandidates } from './candidates.js';
import { type Corpus, corpusOf } from './frequency.js';
import type { RunSubmission, RunView } from './run.js';

export interface CopiedPart extends Copy {
  /** Units besides the own and the nearest in which the same text was found. */
  readonly alike: number;
}

export interface Copies {
  readonly documents: Corpus['documents'];
  /** In order of documents and parts. */
  readonly parts: readonly CopiedPart[];
}

export interface Limits extends CopyLimits {
  /** Wording of so many percent of the units is a template's: of `templateUnits` at the least, of `templateMost` in any run. */
  readonly templateUnits: number;
  readonly templatePercent: number;
  readonly templateMost: number;
}

/** Every null is a breath: all of it takes seconds for thousands of reports. */
export function* findRunCopies(run: RunView, limits: Limits): Generator<null, Copies> {
  const corpus = corpusOf(run);
  yield null;
  const { documents } = corpus;
  const { templateUnits, templatePercent, templateMost } = limits;
  const asked = Math.ceil((corpus.unitCount * templatePercent) / 100);
  const templateFrom = Math.max(templateUnits, Math.min(templateMost, asked));
  const submissionOf = (number: number): RunSubmission => run.submissions[documents[number]!.submission]!;
  const isComparable = (left: number, right: number): boolean =>
    areComparable(submissionOf(left), submissionOf(right)) &&
    documents[left]!.textHash !== documents[right]!.textHash;
  const candidates = yield* findCandidates(corpus, templateFrom, isComparable);
  const sideOf = sides(corpus);
  const found: Copy[] = [];
  for (const [number, others] of candidates.entries()) {
    if (number % BREATH === 0) yield null;
    for (const other of others) {
      found.push(...findCopies(sideOf(number), sideOf(other), corpus, templateFrom, limits));
    }
  }
  const all = [...found, ...mirrored(found, corpus)];
  return { documents, parts: nearest(all, corpus, (number) => submissionOf(number).owner) };
}

/** Reports between two breaths. */
const BREATH = 256;

/** Another unit, or the same one in another year; a second hand-in of one year is no copy. */
function areComparable(left: RunSubmission, right: RunSubmission): boolean {
  if (left === right) return false;
  const isSame = left.unit !== null && right.unit !== null && mayBeSameUnit(left.unit, right.unit);
  return !isSame || (left.year !== null && right.year !== null && left.year !== right.year);
}

/** A clause that a text repeats on and on says nothing of order. */
const MOST_PLACES = 8;

/** The last few sides are kept: neighbours in the run tend to be compared with the same ones. */
function sides({ documents }: Corpus): (number: number) => Side {
  const KEPT = 64;
  const kept = new Map<number, Side>();
  return (number) => {
    const known = kept.get(number);
    if (known) return known;
    const document = documents[number]!;
    const positions = new Map<number, number[]>();
    for (const [at, hash] of document.clauses.hash.entries()) {
      const places = positions.get(hash);
      if (places) places.length < MOST_PLACES && places.push(at);
      else positions.set(hash, [at]);
    }
    const side = { number, document, positions };
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(number, side);
    return side;
  };
}

/** Nobody knows who copied from whom, so the other side is told as well, also where it is a smaller share of its part. */
function mirrored(found: readonly Copy[], { documents }: Corpus): readonly Copy[] {
  const told = new Set(found.map(({ document, other }) => `${document}/${other}`));
  return found
    .filter(({ document, other }) => !told.has(`${other}/${document}`))
    .map((copy) => {
      const owner = documents[copy.other]!;
      const { from, to } = owner.parts[copy.otherPart]!;
      const pairs = copy.pairs.flatMap(([own, place]): readonly Pair[] =>
        place >= from && place < to ? [[place, own]] : [],
      );
      const shared = pairs.reduce((sum, [place]) => sum + owner.clauses.length[place]!, 0);
      const share = shareOf(shared, owner, copy.otherPart);
      const ends = { document: copy.other, part: copy.otherPart, other: copy.document, otherPart: copy.part };
      return { ...ends, shared, share, pairs };
    });
}

/** One copy for a part (and for what lies within or around it): the one that shares most. */
function nearest(
  all: readonly Copy[],
  { documents }: Corpus,
  ownerOf: (number: number) => string,
): CopiedPart[] {
  const groups = groupsOf(all, ownerOf);
  const byDocument = new Map<number, Copy[]>();
  for (const copy of all) {
    const list = byDocument.get(copy.document);
    if (list) list.push(copy);
    else byDocument.set(copy.document, [copy]);
  }
  const chosen: CopiedPart[] = [];
  for (const [number, copies] of [...byDocument].sort(([left], [right]) => left - right)) {
    const { parts } = documents[number]!;
    copies.sort(
      (left, right) => right.shared - left.shared || right.share - left.share || left.other - right.other,
    );
    const taken: CopiedPart[] = [];
    for (const copy of copies) {
      const { from, to } = parts[copy.part]!;
      if (taken.some(({ part }) => parts[part]!.from < to && from < parts[part]!.to)) continue;
      const owners = groups(copy);
      const alike = [...owners].filter((owner) => owner !== ownerOf(number) && owner !== ownerOf(copy.other));
      taken.push({ ...copy, alike: alike.length });
    }
    chosen.push(...taken.sort((left, right) => parts[left.part]!.from - parts[right.part]!.from));
  }
  return chosen;
}

/** Parts that hang together by copies (union-find), as the units that they are of. */
function groupsOf(
  all: readonly Copy[],
  ownerOf: (number: number) => string,
): (copy: Copy) => ReadonlySet<string> {
  const above = new Map<string, string>();
  const rootOf = (key: string): string => {
    let root = key;
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next;
    above.set(key, root);
    return root;
  };
  const ends = ({ document, part, other, otherPart }: Copy) =>
    [`${document}/${part}`, `${other}/${otherPart}`] as const;
  for (const copy of all) {
    const [left, right] = ends(copy).map(rootOf) as [string, string];
    if (left !== right) above.set(left, right);
  }
  const owners = new Map<string, Set<string>>();
  for (const copy of all) {
    for (const [key, number] of [
      [ends(copy)[0], copy.document],
      [ends(copy)[1], copy.other],
    ] as const) {
      const root = rootOf(key);
      const group = owners.get(root) ?? new Set();
      owners.set(root, group.add(ownerOf(number)));
    }
  }
  return (copy) => owners.get(rootOf(ends(copy)[0])) ?? new Set();
}
