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
const CODES = table((code) => {
  const character = String.fromCharCode(code);
  return ZERO_WIDTH.test(character) ? GONE : foldedCode(code, character);
});

/** The same for keys: without white space, and with one kind of quotation mark. */
const KEY_CODES = table((code) => {
  const folded = CODES[code]!;
  const character = String.fromCharCode(folded);
  if (folded === GONE || /\s/.test(character)) return GONE;
  if (/[“”„‟"『』「」]/.test(character)) return 0x22;
  return /[‘’']/.test(character) ? 0x27 : folded;
});

function table(of: (code: number) => number): Uint16Array {
  const codes = new Uint16Array(0x10000);
  for (let code = 0; code < codes.length; code += 1) codes[code] = of(code);
  return codes;
}

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
/** a–z and letters with tone marks, which all lie below. */
const isLatin = (code: number): boolean => code >= 0x61 && code < 0x250;

/** Length of the pinyin that begins at `offset` with its bracket; 0: none does. */
function pinyinAt(printed: string, offset: number): number {
  const code = printed.charCodeAt(offset);
  if ((code !== OPEN && code !== OPEN_WIDE) || offset === 0) return 0;
  if (!isHan(printed.charCodeAt(offset - 1)) || !isLatin(printed.charCodeAt(offset + 1))) return 0;
  return PINYIN.exec(printed.slice(offset, offset + PINYIN_MAX))?.[0].length ?? 0;
}

/** Most texts are as they should be: the first offset at which one is not, or its length. */
function firstChange(printed: string, codes: Uint16Array): number {
  for (let offset = 0; offset < printed.length; offset += 1) {
    const code = printed.charCodeAt(offset);
    if (codes[code] !== code || code === GONE) return offset;
    if (code === OPEN && pinyinAt(printed, offset) > 0) return offset;
  }
  return printed.length;
}

export function foldText(printed: string): Folded {
  const { length } = printed;
  let offset = firstChange(printed, CODES);
  if (offset === length) return new FoldedText(printed, null, length);
  const codes = roomFor(length);
  for (let index = 0; index < offset; index += 1) codes[index] = printed.charCodeAt(index);
  let size = offset;
  let origins: Uint32Array | null = null;
  for (; offset < length; offset += 1) {
    const folded = CODES[printed.charCodeAt(offset)]!;
    const gone = folded === GONE ? 1 : pinyinAt(printed, offset);
    if (gone > 0) {
      if (!origins) {
        origins = new Uint32Array(length + 1);
        for (let index = 0; index < size; index += 1) origins[index] = index;
      }
      offset += gone - 1;
      continue;
    }
    if (origins) origins[size] = offset;
    codes[size] = folded;
    size += 1;
  }
  return new FoldedText(textOf(codes.subarray(0, size)), origins, length);
}

/** For comparing titles and names: folded, no white space, one kind of quotation mark. */
export function foldKey(printed: string): string {
  const { length } = printed;
  let offset = firstChange(printed, KEY_CODES);
  if (offset === length) return printed;
  const codes = roomFor(length);
  for (let index = 0; index < offset; index += 1) codes[index] = printed.charCodeAt(index);
  let size = offset;
  for (; offset < length; offset += 1) {
    const folded = KEY_CODES[printed.charCodeAt(offset)]!;
    const gone = folded === GONE ? 1 : pinyinAt(printed, offset);
    if (gone > 0) {
      offset += gone - 1;
      continue;
    }
    codes[size] = folded;
    size += 1;
  }
  return textOf(codes.subarray(0, size));
}

/** Working room of a call, used again by the next: what is in it is never read after. */
let room = new Uint16Array(1024);

function roomFor(length: number): Uint16Array {
  if (room.length < length) room = new Uint16Array(length * 2);
  return room;
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

/** How many Han characters a text holds. */
export function countHan(text: string): number {
  let count = 0;
  for (const character of text) if (HAN.test(character)) count += 1;
  return count;
}
