/** Sums written in characters: 贰万叁仟元整, 三百万元, 壹仟贰佰元伍角. */
import { add, type Decimal, ZERO } from './decimal.js';

const DIGITS: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  二: 2n,
  两: 2n,
  三: 3n,
  四: 4n,
  五: 5n,
  六: 6n,
  七: 7n,
  八: 8n,
  九: 9n,
  壹: 1n,
  贰: 2n,
  叁: 3n,
  肆: 4n,
  伍: 5n,
  陆: 6n,
  柒: 7n,
  捌: 8n,
  玖: 9n,
};
const SMALL: Readonly<Record<string, bigint>> = {
  十: 10n,
  拾: 10n,
  百: 100n,
  佰: 100n,
  千: 1000n,
  仟: 1000n,
};
const LARGE: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };
const LONGEST = 30;

/** The sum in characters that begins at `start`, or null. Short forms that are words (一元化, 二元) are none. */
export function parseHanMoney(
  text: string,
  start: number,
): { readonly value: Decimal; readonly end: number } | null {
  const first = text[start]!;
  if (!(first in DIGITS) && !(first in SMALL)) return null;
  if (start > 0 && (text[start - 1]! in DIGITS || text[start - 1]! in SMALL)) return null;
  let end = start;
  while (end - start < LONGEST && (text[end]! in DIGITS || text[end]! in SMALL || text[end]! in LARGE))
    end += 1;
  const numeral = text.slice(start, end);
  if (text[end] !== '元' && text[end] !== '圆') return null;
  if (numeral.length < 2 || /[化论二旦月]/.test(text[end + 1] ?? '')) return null;
  const whole = parseNumeral(numeral);
  if (whole === null) return null;
  end += 1;
  let value: Decimal = { units: whole, scale: 0 };
  for (const [sign, scale] of [
    ['角', 1],
    ['分', 2],
  ] as const) {
    const digit = DIGITS[text[end] ?? ''];
    if (digit === undefined || text[end + 1] !== sign) continue;
    value = add(value, { units: digit, scale });
    end += 2;
  }
  if (text[end] === '整' || text[end] === '正') end += 1;
  return { value: add(value, ZERO), end };
}

function parseNumeral(numeral: string): bigint | null {
  let total = 0n;
  let section = 0n;
  let digit: bigint | null = null;
  for (const character of numeral) {
    if (character in DIGITS) {
      if (digit !== null && digit !== 0n) return null;
      digit = DIGITS[character]!;
    } else if (character in SMALL) {
      section += (digit ?? 1n) * SMALL[character]!;
      digit = null;
    } else {
      section += digit ?? 0n;
      if (section === 0n) return null;
      total =
        character === '亿' ? (total + section) * LARGE[character]! : total + section * LARGE[character]!;
      section = 0n;
      digit = null;
    }
  }
  return total + section + (digit ?? 0n);
}
