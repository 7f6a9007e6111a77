/** The text of a part as lines with the marks that may open an item: headings, labels, 一是, 首先, ①. */
import type { Passage, Section } from '../../model/facts.js';
import type { Ref } from '../../model/place.js';
import { foldText } from '../../text/fold.js';
import { parseLabel } from '../../text/labels.js';
import { parseHanNumber } from '../../text/numerals.js';

/** A paragraph, or what of it belongs to the part: `text.slice(start, end)`. */
export interface Line {
  readonly ref: Ref;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where the heading that it begins with ends; null for running text. */
  readonly headEnd: number | null;
  /** The heading's own text, without label. */
  readonly head: string | null;
}

/** Something that may open an item. */
export interface Opening {
  /** Place in the list of all openings. */
  readonly index: number;
  readonly line: number;
  readonly start: number;
  /** Behind the label. */
  readonly textStart: number;
  readonly style: string;
  readonly ordinal: number;
  readonly heading: boolean;
  /** At the beginning of its line. */
  readonly leads: boolean;
}

const HAN = '[一二三四五六七八九十]{1,3}';
const BEFORE = '(?:^|[。；;：:！!？?\\s]|(?<=[^\\d])[，,、.])\\s*';
const INLINE: readonly (readonly [string, RegExp])[] = [
  ['count', new RegExp(`${BEFORE}(${HAN})(?:是|则)(?!否)`, 'g')],
  [
    'order',
    /(?:^|[。；;：:，,\s])\s*(首先|其次|再次|再者|最后)(?=[,，:：、]|[^\s])|(?:^|[。；;：:，,\s])\s*第([一二三四五六七八九十])[,，、:：]/g,
  ],
  ['han-paren', new RegExp(`${BEFORE}[（(]\\s?(${HAN})\\s?[)）]`, 'g')],
  ['digit-paren', new RegExp(`${BEFORE}[（(]?\\s?(\\d{1,2})\\s?[)）]`, 'g')],
  ['circled', /([①-⑳])/g],
  ['digit', new RegExp(`${BEFORE}(\\d{1,2})[.．、](?!\\d)`, 'g')],
  ['han', new RegExp(`(?:^|[。；;：:！!\\s])\\s*(${HAN})、`, 'g')],
];
const ORDER: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 再者: 3, 最后: 9 };

export function lineOf(passage: Passage, section: Section | null, isOwnHeading: boolean): Line {
  const { ref, text, bodyStart } = passage;
  const isHeading = !isOwnHeading && section !== null && section.ref.block === ref.block;
  return {
    ref,
    text,
    start: isOwnHeading ? bodyStart : 0,
    end: text.length,
    headEnd: isHeading ? (section.ref.end ?? bodyStart) : null,
    head: isHeading ? section.title : null,
  };
}

/** In reading order, one at a place. */
export function openingsOf(lines: readonly Line[]): readonly Opening[] {
  let bare = 0;
  const all = lines.flatMap((line, index) => {
    const openings: Omit<Opening, 'index'>[] = [];
    const text = line.text.slice(line.start, line.end);
    const lead = text.length - text.trimStart().length;
    const add = (
      style: string,
      ordinal: number,
      start: number,
      textStart: number,
      heading: boolean,
    ): void => {
      const at = line.start + start;
      if (!openings.some((other) => other.start === at))
        openings.push({
          line: index,
          start: at,
          textStart: line.start + textStart,
          style,
          ordinal,
          heading,
          leads: start === lead,
        });
    };
    const label = parseLabel(text);
    const isHeading = line.headEnd !== null;
    if (label && (isHeading || !label.bare)) add(label.style, label.ordinal, lead, label.end, isHeading);
    else if (isHeading) {
      bare += 1;
      add('bare', bare, lead, lead, true);
    }
    for (const [style, pattern] of INLINE) {
      for (const match of text.matchAll(pattern)) {
        const ordinal = ordinalOf(match[1] ?? match[2] ?? '');
        if (ordinal === null) continue;
        const stop = /^[。；;：:！!？?，,、.\s]*/.exec(match[0])![0].length;
        add(style, ordinal, match.index + stop, match.index + match[0].length, false);
      }
    }
    return openings.sort((a, b) => a.start - b.start);
  });
  return all.map((opening, index) => ({ ...opening, index }));
}

function ordinalOf(printed: string): number | null {
  const known = ORDER[printed];
  if (known !== undefined) return known;
  if (/^\d+$/.test(printed)) return Number(printed);
  if (/^[①-⑳]$/.test(printed)) return printed.charCodeAt(0) - '①'.charCodeAt(0) + 1;
  return parseHanNumber(foldText(printed).text);
}
