/** Chinese numerals as headings and sums print them. */

const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };

/** Longest numeral that is read: beyond this it is a runaway, not a number. */
const LONGEST = 12;

/** 九 → 9, 十一 → 11, 二十三 → 23, 廿一 → 21, 一〇二 → 102; null for anything else. Below 10 000. */
export function parseHanNumber(text: string): number | null {
  if (text.length === 0 || text.length > LONGEST) return null;
  if (text.length > 1 && [...text].every((character) => character in DIGITS)) {
    return [...text].reduce((value, character) => value * 10 + DIGITS[character]!, 0);
  }
  let total = 0;
  let digit: number | null = null;
  let lastUnit = Number.POSITIVE_INFINITY;
  for (const character of text) {
    if (character in DIGITS) {
      if (digit !== null && digit !== 0) return null;
      digit = DIGITS[character]!;
    } else if (character in TENS) {
      if (total > 0 || digit !== null) return null;
      total += TENS[character]!;
      lastUnit = 10;
    } else if (character in UNITS) {
      const unit = UNITS[character]!;
      if (unit >= lastUnit) return null;
      total += (digit ?? 1) * unit;
      digit = null;
      lastUnit = unit;
    } else {
      return null;
    }
  }
  return total + (digit ?? 0);
}

const HAN_DIGITS = '零一二三四五六七八九';

/** 1 → 一, 11 → 十一, 23 → 二十三. For messages; 1 to 99. */
export function formatHanNumber(value: number): string {
  if (value < 10) return HAN_DIGITS[value] ?? String(value);
  if (value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? HAN_DIGITS[tens] : ''}十${ones > 0 ? HAN_DIGITS[ones] : ''}`;
}

/** ① → 1 … ⑳ → 20; null for anything else. */
export function parseCircled(character: string): number | null {
  const code = character.charCodeAt(0);
  return code >= 0x2460 && code <= 0x2473 ? code - 0x2460 + 1 : null;
}
