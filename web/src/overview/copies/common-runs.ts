/** Stretches that two texts have in common, for marking them beside each other. */

export interface CommonRun {
  /** Ranges [start, end) in the texts as given. */
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
  /** Characters that count: white space and punctuation do not. */
  readonly length: number;
}

export interface Common {
  readonly runs: readonly CommonRun[];
  /** Characters in common, of those of the shorter text. */
  readonly percent: number;
}

/** Shorter ones are turns of phrase that any two reports share. */
export const LEAST = 13;
/** A phrase that stands everywhere is looked up in so many places only. */
const MOST_PLACES = 40;

interface Folded {
  readonly text: string;
  /** Where each character stands in the original. */
  readonly at: readonly number[];
}

function fold(text: string): Folded {
  const at: number[] = [];
  let folded = '';
  for (let index = 0; index < text.length; index += 1) {
    if (!/[\p{L}\p{N}]/u.test(text[index]!)) continue;
    folded += text[index];
    at.push(index);
  }
  return { text: folded, at };
}

/** From the beginning of `a` on, each time the longest stretch that also stands in `b`, of at least `least` characters. */
export function commonRuns(a: string, b: string, least: number = LEAST): Common {
  const [left, right] = [fold(a), fold(b)];
  const places = placesOf(right.text, least);
  const runs: CommonRun[] = [];
  let shared = 0;
  let expected = 0;
  for (let from = 0; from + least <= left.text.length; ) {
    const words = left.text.slice(from, from + least);
    const found = longest(left.text, right.text, from, places.get(words) ?? [], expected, least);
    if (!found) {
      from += 1;
      continue;
    }
    const { to, length } = found;
    runs.push({
      a: [left.at[from]!, left.at[from + length - 1]! + 1],
      b: [right.at[to]!, right.at[to + length - 1]! + 1],
      length,
    });
    shared += length;
    from += length;
    expected = to + length;
  }
  const shorter = Math.min(left.text.length, right.text.length);
  return { runs, percent: shorter === 0 ? 0 : Math.min(100, Math.round((shared / shorter) * 100)) };
}

function placesOf(text: string, least: number): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + least <= text.length; at += 1) {
    const words = text.slice(at, at + least);
    const known = places.get(words);
    if (!known) places.set(words, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  return places;
}

/** 2023 and 2024 have no 202 in common. */
const isMidNumber = (text: string, at: number): boolean =>
  /^\d\d$/.test(text.slice(Math.max(0, at - 1), at + 1));

/** Of equally long ones that which goes on from the last run. */
function longest(
  a: string,
  b: string,
  from: number,
  places: readonly number[],
  expected: number,
  least: number,
): { readonly to: number; readonly length: number } | null {
  let best: { to: number; length: number } | null = null;
  for (const to of places) {
    let length = 0;
    if (isMidNumber(a, from) || isMidNumber(b, to)) continue;
    while (from + length < a.length && a[from + length] === b[to + length]) length += 1;
    while (length > 0 && (isMidNumber(a, from + length) || isMidNumber(b, to + length))) length -= 1;
    if (length < least) continue;
    const isBetter =
      best === null ||
      length > best.length ||
      (length === best.length && Math.abs(to - expected) < Math.abs(best.to - expected));
    if (isBetter) best = { to, length };
  }
  return best;
}

export interface Piece {
  readonly text: string;
  /** Index of the run that it belongs to; null: only here. */
  readonly run: number | null;
}

/** The lines of a text cut where runs begin and end. `ranges`: by run, in the text of all lines joined by `\n`. */
export function piecesOf(
  lines: readonly string[],
  ranges: readonly (readonly [number, number])[],
): readonly (readonly Piece[])[] {
  const owner = ownersOf(lines.join('\n').length, ranges);
  let start = 0;
  return lines.map((line) => {
    const pieces: { text: string; run: number | null }[] = [];
    for (let at = 0; at < line.length; at += 1) {
      const run = owner[start + at] ?? null;
      const last = pieces.at(-1);
      if (last && last.run === run) last.text += line[at];
      else pieces.push({ text: line[at]!, run });
    }
    start += line.length + 1;
    return pieces;
  });
}

/** Where one place was copied twice, the first run has it. */
function ownersOf(
  length: number,
  ranges: readonly (readonly [number, number])[],
): readonly (number | null)[] {
  const owner = new Array<number | null>(length).fill(null);
  for (const [run, [from, to]] of ranges.entries()) for (let at = from; at < to; at += 1) owner[at] ??= run;
  return owner;
}
