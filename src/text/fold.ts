/**
 * A second look at a text for matching: full-width forms, traditional characters and mirror-site pinyin are folded, and
 * every character knows where it stands in the printed text. Rules match the folded text and quote the printed one.
 */
import { simplify } from './simplified.js';

export interface Folded {
  readonly text: string;
  /** Offset in the printed text of the folded character `index`; for `index === text.length`, the printed length. */
  readonly origin: (index: number) => number;
  /** Printed range [start, end) of the folded range [start, end): ends right after the last folded character. */
  readonly range: (start: number, end: number) => readonly [number, number];
}

const ZERO_WIDTH = /[\u00ad\u200b-\u200f\u2060\ufeff]/;
const SPACE = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/;
const HAN = /[\u3400-\u9fff]/;
/** 節(jié): what mirror sites leave behind a character. A tone mark is required, so that (km) and (A) stay. */
const PINYIN = /^[([（][a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*[)\]）]/;
const PINYIN_MAX = 9;

export function foldText(printed: string): Folded {
  let text = '';
  let origins: Int32Array | null = null;
  const note = (offset: number): void => {
    if (!origins && offset !== text.length) {
      origins = new Int32Array(printed.length + 1);
      for (let index = 0; index < text.length; index += 1) origins[index] = index;
    }
    if (origins) origins[text.length] = offset;
  };

  for (let offset = 0; offset < printed.length; offset += 1) {
    const character = printed[offset]!;
    if (ZERO_WIDTH.test(character)) continue;
    if ((character === '(' || character === '（') && offset > 0 && HAN.test(printed[offset - 1]!)) {
      const pinyin = PINYIN.exec(printed.slice(offset, offset + PINYIN_MAX));
      if (pinyin) {
        offset += pinyin[0].length - 1;
        continue;
      }
    }
    note(offset);
    text += foldCharacter(character);
  }
  const length = text.length;
  const origin = (index: number): number => {
    if (index >= length) return printed.length;
    return origins ? origins[index]! : index;
  };
  return {
    text,
    origin,
    range: (start, end) => [origin(start), end > start ? origin(end - 1) + 1 : origin(start)],
  };
}

/** One UTF-16 unit in, one out: width and script, nothing else. */
export function foldCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return character;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (SPACE.test(character)) return ' ';
  if (code === 0xffe5) return '¥';
  if (character === '〔' || character === '﹝' || character === '【') return '[';
  if (character === '〕' || character === '﹞' || character === '】') return ']';
  if (character === '–' || character === '−') return '-';
  return simplify(character);
}

/** For comparing titles and names: folded, no white space, one kind of quotation mark. */
export function foldKey(printed: string): string {
  return foldText(printed)
    .text.replace(/\s+/g, '')
    .replace(/[“”„‟"『』「」]/g, '"')
    .replace(/[‘’']/g, "'");
}

/** How many Han characters a text holds. */
export function countHan(text: string): number {
  let count = 0;
  for (const character of text) if (HAN.test(character)) count += 1;
  return count;
}
