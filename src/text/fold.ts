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

/** Folded code of every UTF-16 unit; `GONE` for what is left out. Folding is the hottest loop of the core. */
const GONE = 0xffff;
const CODES: Uint16Array = (() => {
  const codes = new Uint16Array(0x10000);
  for (let code = 0; code < 0x10000; code += 1) {
    const character = String.fromCharCode(code);
    codes[code] = ZERO_WIDTH.test(character) ? GONE : foldedCode(code, character);
  }
  return codes;
})();

function foldedCode(code: number, character: string): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  if (SPACE.test(character)) return 0x20;
  if (code === 0xffe5) return 0xa5;
  if (character === '〔' || character === '﹝' || character === '【') return 0x5b;
  if (character === '〕' || character === '﹞' || character === '】') return 0x5d;
  if (character === '–' || character === '−') return 0x2d;
  return simplify(character).charCodeAt(0);
}

const OPEN = 0x28;
const OPEN_WIDE = 0xff08;
const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

export function foldText(printed: string): Folded {
  const length = printed.length;
  const codes = new Uint16Array(length);
  let origins: Uint32Array | null = null;
  let size = 0;
  let isChanged = false;
  for (let offset = 0; offset < length; offset += 1) {
    const code = printed.charCodeAt(offset);
    const folded = CODES[code]!;
    let gone = folded === GONE ? 1 : 0;
    if ((code === OPEN || code === OPEN_WIDE) && offset > 0 && isHan(printed.charCodeAt(offset - 1))) {
      gone = PINYIN.exec(printed.slice(offset, offset + PINYIN_MAX))?.[0].length ?? 0;
    }
    if (gone > 0) {
      if (!origins) {
        origins = new Uint32Array(length + 1);
        for (let index = 0; index < size; index += 1) origins[index] = index;
      }
      offset += gone - 1;
      continue;
    }
    if (origins) origins[size] = offset;
    if (folded !== code) isChanged = true;
    codes[size] = folded;
    size += 1;
  }
  const text = isChanged || size < length ? textOf(codes.subarray(0, size)) : printed;
  return new FoldedText(text, origins, length);
}

class FoldedText implements Folded {
  readonly text: string;
  private readonly origins: Uint32Array | null;
  private readonly printed: number;

  constructor(text: string, origins: Uint32Array | null, printed: number) {
    this.text = text;
    this.origins = origins;
    this.printed = printed;
  }

  origin(index: number): number {
    if (index >= this.text.length) return this.printed;
    return this.origins ? this.origins[index]! : index;
  }

  range(start: number, end: number): readonly [number, number] {
    return [this.origin(start), end > start ? this.origin(end - 1) + 1 : this.origin(start)];
  }
}

/** How many arguments a call takes without harm. */
const CHUNK = 8192;

function textOf(codes: Uint16Array): string {
  let text = '';
  for (let start = 0; start < codes.length; start += CHUNK) {
    // Spreading would go through the iterator, one by one.
    text += Reflect.apply(String.fromCharCode, null, codes.subarray(start, start + CHUNK));
  }
  return text;
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
