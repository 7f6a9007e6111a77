/** Running text as clauses that can be compared: what differs between units by nature (names, figures, dates) becomes a mark. */
import type { ClauseDigest } from '../model/digest.js';
import { type Folded, foldText } from '../text/fold.js';
import { numberHash } from '../text/hash.js';
import { placesOf, unitKey } from '../text/unit-names.js';
import { isStockClause } from './stock.js';

/** Shorter ones are connectives (同时、一是): they say nothing of where a text comes from. */
const SHORTEST = 5;
/** A comma or colon between digits belongs to the figure. */
const STOP = /[。;!?\n]|(?<!\d)[,:]|[,:](?!\d)/g;
const NAME = '\ue000';
const SELF = /(?:本|我)(?:单位|部门|机关|局|委|办|馆|院|校|园|所|站|中心|镇|乡|厅|会|队|县|市|区|公司|街道)/g;
/** 一是, （二）, 3., 首先: the place in a list, which a copy may have changed. */
const LABEL =
  /^(?:\(?[一二三四五六七八九十]{1,3}\)|第?[一二三四五六七八九十]{1,3}(?:是|、|,)|\(?\d{1,2}[).、]|[①-⑳]|首先|其次|再次|最后|另外|同时)/;
const FIGURE = /\d+(?:[.,]\d+)*/g;

/** Everything that a unit is called in its own papers, as one pattern; null where nobody says who it is. */
export function namePattern(names: readonly (string | null)[]): RegExp | null {
  const all = new Set<string>();
  for (const name of names) {
    if (!name) continue;
    const { places, office } = placesOf(name);
    all.add(unitKey(name));
    all.add(office);
    for (const [index, place] of places.entries()) {
      all.add(place);
      all.add(places.slice(index).join('') + office);
      const bare = place.replace(/(?:自治区|自治州|自治县|街道|[省市县区州盟旗镇乡])$/, '');
      if (bare.length >= 2) all.add(bare);
    }
  }
  const words = [...all].filter((word) => word.length >= 2).sort((a, b) => b.length - a.length);
  return words.length === 0 ? null : new RegExp(`(?:${words.map(literal).join('|')})+`, 'g');
}

const literal = (word: string): string => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The clauses of `printed` from `from` on, in order. `isStock`: the whole passage is stock wording. */
export function findClauses(
  printed: string,
  { from = 0, names, isStock = false }: { from?: number; names: RegExp | null; isStock?: boolean },
): readonly ClauseDigest[] {
  const folded = foldText(printed);
  const clauses: ClauseDigest[] = [];
  let start = 0;
  while (start < folded.text.length && folded.origin(start) < from) start += 1;
  STOP.lastIndex = start;
  while (start < folded.text.length) {
    const stop = STOP.exec(folded.text);
    const end = stop ? stop.index + 1 : folded.text.length;
    const clause = clauseOf(folded, start, end, names, isStock);
    if (clause) clauses.push(clause);
    start = end;
  }
  return clauses;
}

function clauseOf(
  folded: Folded,
  start: number,
  end: number,
  names: RegExp | null,
  isStock: boolean,
): ClauseDigest | null {
  const words = folded.text.slice(start, end);
  const bare = words.replace(/\s+/g, '').replace(LABEL, '');
  const named = (names ? bare.replace(names, NAME) : bare).replace(SELF, NAME);
  const comparable = lettersOf(named.replace(FIGURE, '#'));
  if (comparable.length < SHORTEST) return null;
  const [printedStart, printedEnd] = folded.range(start + words.search(/\S/), end);
  const clause = {
    hash: numberHash(comparable),
    length: comparable.length,
    start: printedStart,
    end: printedEnd,
  };
  if (isStock || isStockClause(comparable)) return { ...clause, stock: true };
  return holdsFact(named) ? { ...clause, exact: numberHash(lettersOf(named)) } : clause;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}#.%\ue000]+|\.(?!\d)/gu, '');

/** A count, a sum, a share that only this unit has. Dates, document numbers, 100% and zeros stand in every report. */
function holdsFact(text: string): boolean {
  for (const match of text.matchAll(FIGURE)) {
    const before = text.slice(0, match.index);
    const after = text.slice(match.index + match[0].length);
    if (/^(?:年|月|日|号|度|[-—~至]\d{4}年|\])/.test(after) || /[[第]$/.test(before)) continue;
    if (/^[0.,]+$/.test(match[0])) continue;
    if (after.startsWith('%') && !match[0].includes('.')) continue;
    return true;
  }
  return false;
}
