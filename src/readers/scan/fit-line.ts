import { inkOfColumns, inkOfRows } from '../../ports/ink.js';
import type { PixelBox, Raster } from '../../ports/ocr.js';
import { clipBox } from './cut.js';
import { type LineSize, sizeOf } from './line-size.js';
import type { MendedCharacter } from './mend.js';

/** A line with its characters where their ink is. The box is that of the ink. */
export interface FittedLine {
  readonly box: PixelBox;
  readonly size: LineSize;
  readonly characters: readonly MendedCharacter[];
}

/** Of the line's height: no character is narrower; where the ink says so it runs together. */
const NARROWEST = 0.16;
/** In heights of the line: gaps up to here come from the shapes of the characters and are none. */
const CLOSED = 0.6;
const CLOSED_PUNCTUATION = 1.1;
const PUNCTUATION = /[，。、；：！？）》〉〕］】”’」』（《〈〔［【“‘「『,.;:()]/;
const CLOSING = /[，。、；：！？）》〉〕］】”’」』]/;
const OPENING = /[（《〈〔［【“‘「『]/;

/** Engines tell places roughly; the ink tells them well. null where there is no ink. */
export function fitLine(
  page: Raster,
  place: PixelBox,
  read: readonly MendedCharacter[],
  level: number,
): FittedLine | null {
  const rough = clipBox(page, place);
  const rows = inkOfRows(page, rough, level);
  const top = rows.findIndex((ink) => ink > 1);
  const bottom = rows.findLastIndex((ink) => ink > 1) + 1;
  if (top < 0 || read.length === 0) return null;
  const box = { ...rough, y: rough.y + top, height: bottom - top };
  const columns = inkOfColumns(page, box, level);
  const characters = fitCharacters(read, columns, box.x, box.height);
  const [first, last] = [characters[0]!, characters.at(-1)!];
  const held = { ...box, x: Math.round(first.x), width: Math.round(last.right - first.x) };
  return { box: held, size: sizeOf(page, box, characters, level), characters };
}

function fitCharacters(
  characters: readonly MendedCharacter[],
  columns: Int32Array,
  offset: number,
  em: number,
): MendedCharacter[] {
  const ends = characters.slice(1).map((after, at): End => {
    const before = characters[at]!;
    const [gapStart, gapEnd] = findGap(columns, middle(before) - offset, middle(after) - offset);
    const closed =
      PUNCTUATION.test(before.text) || PUNCTUATION.test(after.text) ? CLOSED_PUNCTUATION : CLOSED;
    if (gapEnd - gapStart > closed * em) return { right: gapStart, x: gapEnd };
    const between = (gapStart + gapEnd) / 2;
    return { right: between, x: between };
  });
  // Where two ends fall together, the engine's places are the better ones.
  for (let at = 1; at < ends.length; at += 1) {
    if (ends[at]!.right - ends[at - 1]!.x >= NARROWEST * em) continue;
    for (const place of [at - 1, at])
      ends[place] = halfWay(characters[place]!, characters[place + 1]!, offset);
  }
  const start = columns.findIndex((ink) => ink > 0);
  const end = columns.findLastIndex((ink) => ink > 0) + 1;
  return characters.map((character, at) => {
    let x = at === 0 ? start : ends[at - 1]!.x;
    let right = at === characters.length - 1 ? end : ends[at]!.right;
    // Set in a square that the ink does not fill.
    if (at === 0 && OPENING.test(character.text)) x = Math.min(x, right - em * 0.95);
    if (at === characters.length - 1 && CLOSING.test(character.text)) right = Math.max(right, x + em * 0.95);
    return { ...character, x: offset + x, right: offset + Math.max(right, x + 1) };
  });
}

interface End {
  readonly right: number;
  readonly x: number;
}

function halfWay(before: MendedCharacter, after: MendedCharacter, offset: number): End {
  const between = (middle(before) + middle(after)) / 2 - offset;
  return { right: between, x: between };
}

function middle({ x, right }: MendedCharacter): number {
  return (x + right) / 2;
}

/** The blank columns between two middles that are nearest to half the way; without any, the thinnest place. */
function findGap(columns: Int32Array, from: number, to: number): [number, number] {
  const [start, end] = [Math.max(0, Math.ceil(from)), Math.min(columns.length, Math.floor(to) + 1)];
  const half = (from + to) / 2;
  let best: [number, number] | null = null;
  let thinnest = Math.min(columns.length - 1, Math.max(0, Math.round(half)));
  for (let at = start; at < end; at += 1) {
    if (columns[at]! < columns[thinnest]!) thinnest = at;
    if (columns[at]! > 0) continue;
    const gap: [number, number] = [at, at];
    while (at < end && columns[at] === 0) at += 1;
    gap[1] = at;
    if (!best || distance(gap, half) < distance(best, half)) best = gap;
  }
  return best ?? [thinnest, thinnest];
}

function distance([start, end]: readonly [number, number], at: number): number {
  return Math.max(0, start - at, at - end);
}
