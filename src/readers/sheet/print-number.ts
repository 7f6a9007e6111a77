/** What a cell shows of a number: its format applied the way Excel does, on decimal digits, never on binary fractions. */

import { sectionFor, type Token } from './format-sections.js';
import { printDate } from './print-date.js';

/** `isFrom1904`: dates of the workbook are counted from 1904. */
export function printNumber(value: number, format: string | undefined, isFrom1904 = false): string {
  if (!Number.isFinite(value)) return '';
  if (format === undefined || format === '') return printGeneral(value);
  const section = sectionFor(value, format);
  if (!section) return '';
  const { tokens, isUnsigned } = section;
  if (tokens.some(({ kind }) => kind === 'date')) return printDate(value, format, tokens, isFrom1904);
  const shown = isUnsigned ? Math.abs(value) : value;
  const isWhole = tokens.some(({ kind }) => kind === 'digit');
  if (!isWhole || has(tokens, '/') || has(tokens, 'E')) return printAround(shown, tokens, isWhole);
  return printDigits(shown, tokens).trim();
}

const SIGNIFICANT = 15;

/** At most fifteen digits, as many as Excel keeps, and no exponent for what anybody counts. */
export function printGeneral(value: number): string {
  const rounded = Number(value.toPrecision(SIGNIFICANT));
  const printed = String(rounded);
  if (!printed.includes('e')) return printed;
  return Math.abs(rounded) >= 1 || rounded === 0 ? printed.replace('e', 'E') : plain(digitsOf(rounded));
}

const has = (tokens: readonly Token[], mark: string): boolean =>
  tokens.some((token) => token.kind === 'mark' && token.mark === mark);

/** Literals around a number that is printed as it is; fractions and exponents are left to that as well. */
function printAround(value: number, tokens: readonly Token[], isPattern: boolean): string {
  if (isPattern) return printGeneral(value);
  const text = tokens.map((token) =>
    token.kind === 'literal'
      ? token.text
      : token.kind === 'mark' && (token.mark === 'General' || token.mark === '@')
        ? printGeneral(value)
        : token.kind === 'mark' && token.mark !== ','
          ? token.mark
          : '',
  );
  return text.join('').trim();
}

interface Digits {
  readonly isNegative: boolean;
  /** Significant digits without a point. */
  readonly digits: string;
  /** How many of them stand before the point; may be negative or more than there are. */
  readonly point: number;
}

function digitsOf(value: number): Digits {
  const [mantissa = '0', exponent = '0'] = Math.abs(value)
    .toExponential(SIGNIFICANT - 1)
    .split('e');
  return { isNegative: value < 0, digits: mantissa.replace('.', ''), point: Number(exponent) + 1 };
}

function plain({ isNegative, digits, point }: Digits): string {
  const fraction = `${'0'.repeat(Math.max(0, -point))}${digits}`.replace(/0+$/, '');
  return `${isNegative ? '-' : ''}0.${fraction}`;
}

/** Whole and fraction part, rounded half up to so many decimals. */
function rounded({ digits, point }: Digits, decimals: number): readonly [whole: string, fraction: string] {
  const keep = point + decimals;
  const padded = digits.padEnd(Math.max(keep, 0), '0');
  const kept = keep <= 0 ? 0n : BigInt(padded.slice(0, keep));
  const next = keep < 0 ? '0' : (padded[keep] ?? '0');
  const all = String(kept + (next >= '5' ? 1n : 0n)).padStart(decimals + 1, '0');
  return [all.slice(0, all.length - decimals), all.slice(all.length - decimals)];
}

function printDigits(value: number, tokens: readonly Token[]): string {
  const digit = (token: Token): boolean => token.kind === 'digit';
  const found = tokens.findIndex((token) => token.kind === 'mark' && token.mark === '.');
  const point = found < 0 ? tokens.length : found;
  const decimals = tokens.slice(point).filter(digit).length;
  const last = tokens.findLastIndex((token, index) => digit(token) && index < point);
  const commas = tokens.map((token) => token.kind === 'mark' && token.mark === ',');
  const isGrouped = commas.some((comma, index) => comma && index < last);
  // A comma behind the last digit shows thousands; so 0!.0, shows tens of thousands.
  let scale = 2 * tokens.filter((token) => token.kind === 'mark' && token.mark === '%').length;
  const lastDigit = tokens.findLastIndex(digit);
  commas.forEach((comma, index) => {
    if (comma && index > last && (index < point || index > lastDigit)) scale -= 3;
  });
  const exact = digitsOf(value);
  const [whole, fraction] = rounded({ ...exact, point: exact.point + scale }, decimals);
  const text = [
    ...printWhole(whole, tokens.slice(0, point), isGrouped),
    ...printFraction(fraction, tokens.slice(point)),
  ];
  return `${exact.isNegative ? '-' : ''}${text.join('')}`;
}

/** Digits fill the places from the right; what is left over stands before the first place. */
function printWhole(whole: string, tokens: readonly Token[], isGrouped: boolean): readonly string[] {
  const digits = whole === '0' ? '' : whole;
  const printed: string[] = [];
  let used = 0;
  const first = tokens.findIndex(({ kind }) => kind === 'digit');
  const put = (digit: string): string => {
    const comma = isGrouped && used > 0 && used % 3 === 0 ? ',' : '';
    used += 1;
    return digit + comma;
  };
  for (let index = tokens.length - 1; index >= 0; index -= 1) {
    const token = tokens[index]!;
    if (token.kind === 'digit') {
      const own = digits[digits.length - 1 - used];
      if (own !== undefined) printed.unshift(put(own));
      else if (token.sign === '0') printed.unshift(put('0'));
      if (index === first)
        while (used < digits.length) printed.unshift(put(digits[digits.length - 1 - used]!));
    } else printed.unshift(printedMark(token));
  }
  return printed;
}

function printFraction(fraction: string, tokens: readonly Token[]): readonly string[] {
  let at = 0;
  const significant = fraction.replace(/0+$/, '').length;
  const printed = tokens.map((token) => {
    if (token.kind === 'mark' && token.mark === '.') return '.';
    if (token.kind !== 'digit') return printedMark(token);
    at += 1;
    return at <= significant || token.sign === '0' ? fraction[at - 1]! : '';
  });
  // 0.# of a whole number shows the point all the same; no reader wants it.
  if (printed[0] === '.' && !/\d/.test(printed.join(''))) printed[0] = '';
  return printed;
}

const printedMark = (token: Token): string =>
  token.kind === 'literal' ? token.text : token.kind === 'mark' && token.mark === '%' ? '%' : '';
