/**
 * Target and actual of an indicator: is the one met by the other? Exact figures, dates and the set words of qualitative
 * targets are compared; whatever leaves a doubt is null.
 */
import {
  absolute,
  compare,
  type Decimal,
  divide,
  isZero,
  multiply,
  parseDecimal,
  powerOfTen,
  subtract,
} from './decimal.js';
import { foldKey } from './fold.js';
import { isInTime, parseDays } from './target-dates.js';
import { compareWords } from './target-words.js';

export type Sign = '≥' | '≤' | '=' | '>' | '<';

export interface Quantity {
  readonly value: Decimal;
  /** 册, 公里, %; empty where none is printed. */
  readonly unit: string;
  /** Power of ten of 万, 亿 before the unit. */
  readonly exponent: number;
}

export interface Target {
  readonly sign: Sign | null;
  readonly low: Quantity;
  /** Upper end of 3-5天, else the same as `low`. */
  readonly high: Quantity;
}

export interface Comparison {
  readonly met: boolean;
  /** By how much of the target the actual misses it, in percent; null where it is met or no figure. */
  readonly miss: Decimal | null;
}

const NUMBER = '(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,15}(?:\\.\\d{1,6})?)';
const SCALE = '(亿|千万|百万|万|千(?=[人元米克]))?';
const UNIT = '(%|‰|百分比|百分点|[\\u3400-\\u9fff㎡㎞a-zA-Z/·]{1,8}\\d?)?';
const QUANTITY = new RegExp(`^${NUMBER}${SCALE}${UNIT}$`);
const RANGE = new RegExp(`^${NUMBER}${SCALE}${UNIT}(?:-|—|~|～|至|到)${NUMBER}${SCALE}${UNIT}$`);
const SIGNS: readonly (readonly [Sign, RegExp, RegExp])[] = [
  [
    '≥',
    /^(?:≥|≧|>=|=>|不低于|不少于|不小于|大于等于|大于或等于|至少|达到|高于等于|定量≥)/,
    /(?:\(?含\)?)?(?:及以上|以上|及其以上)$/,
  ],
  [
    '≤',
    /^(?:≤|≦|<=|=<|不超过|不高于|不大于|不多于|小于等于|小于或等于|控制在|最多|至多)/,
    /(?:以内|及以下|以下|之内)$/,
  ],
  ['>', /^(?:>|大于|超过|高于|多于)/, /$^/],
  ['<', /^(?:<|小于|低于|少于)/, /$^/],
  ['=', /^(?:=|等于)/, /$^/],
];
/** What is said around the figure of an actual. */
const AROUND = /^(?:实际|已|全年|累计|共|完成|达到|达|实现|为|约|:|。)+|[。;；,，]+$|(?:左右)$/g;

export function parseTarget(printed: string): Target | null {
  let text = foldKey(printed)
    .replace(/[。;；]$/, '')
    .replace(/^定量/, '');
  let sign: Sign | null = null;
  for (const [one, before, behind] of SIGNS) {
    const found = before.exec(text) ?? behind.exec(text);
    if (!found || found[0] === '') continue;
    sign = one;
    text = text.replace(before, '').replace(behind, '');
    break;
  }
  const range = RANGE.exec(text);
  if (range && sign === null) {
    const [low, high] = [
      quantity(range[1]!, range[2] ?? range[5], range[3] ?? range[6]),
      quantity(range[4]!, range[5], range[6] ?? range[3]),
    ];
    return compare(scaled(low), scaled(high)) <= 0 ? { sign, low, high } : null;
  }
  const own = parseQuantity(text);
  return own && !isCalendar(own) ? { sign, low: own, high: own } : null;
}

export function parseActual(printed: string): Quantity | null {
  const own = parseQuantity(foldKey(printed).replace(AROUND, '').replace(/^[=]/, ''));
  return own && !isCalendar(own) ? own : null;
}

/** 2024年 is a year, 12月 a month, 3号 a day: dates are compared as dates. 12个月, 3年 are not. */
const isCalendar = ({ unit, value }: Quantity): boolean =>
  /^(?:年?度|月|[日号]|月底|月前|月底前|年底|年底前)$/.test(unit) ||
  (unit.startsWith('年') && value.scale === 0 && value.units > 1900n);

function parseQuantity(text: string): Quantity | null {
  const match = QUANTITY.exec(text);
  return match ? quantity(match[1]!, match[2], match[3]) : null;
}

const EXPONENTS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };

function quantity(digits: string, scale: string | undefined, unit: string | undefined): Quantity {
  return {
    value: parseDecimal(digits.replace(/,/g, ''))!,
    unit: unit === '百分比' || unit === '百分点' ? '%' : (unit ?? ''),
    exponent: scale ? EXPONENTS[scale]! : 0,
  };
}

const scaled = ({ value, exponent }: Quantity): Decimal => multiply(value, powerOfTen(exponent));

/** Whether more is better where the target carries no sign. */
export type Better = 'more' | 'less' | null;

/** Null: cannot be told. */
export function compareTarget(target: string, actual: string, better: Better): Comparison | null {
  const [wanted, got] = [foldKey(target), foldKey(actual)];
  if (wanted === '' || got === '') return null;
  const words = compareWords(wanted, got);
  if (words !== null) return { met: words, miss: null };
  const [due, done] = [parseDays(wanted), parseDays(got.replace(AROUND, ''))];
  if (due && done) {
    const inTime = isInTime(due, done);
    return inTime === null ? null : { met: inTime, miss: null };
  }
  const goal = parseTarget(wanted);
  const value = parseActual(got);
  return goal && value ? compareFigures(goal, value, better) : null;
}

function compareFigures(goal: Target, actual: Quantity, better: Better): Comparison | null {
  const got = inUnitOf(goal.low, actual);
  if (!got) return null;
  const [low, high] = [scaled(goal.low), scaled(goal.high)];
  const below = compare(got, low);
  const above = compare(got, high);
  const met = isMet(goal, below, above, better);
  if (met === null) return null;
  const missed = below < 0 ? low : high;
  const miss =
    met || isZero(missed) ? null : divide(multiply(absolute(subtract(got, missed)), HUNDRED), missed, 2);
  return { met, miss };
}

const HUNDRED: Decimal = { units: 100n, scale: 0 };

function isMet({ sign, low, high }: Target, below: number, above: number, better: Better): boolean | null {
  switch (sign) {
    case '≥':
      return below >= 0;
    case '>':
      return below > 0;
    case '≤':
      return above <= 0;
    case '<':
      return above < 0;
    default:
      if (below >= 0 && above <= 0) return true;
      // None wanted, some there: whatever is counted, that is no success.
      if (isZero(high.value)) return better === 'less' || high.unit !== '%' ? false : null;
      if (low !== high) return below < 0 && better === 'more' ? false : null;
      if (better === 'more') return below > 0;
      return null;
  }
}

/** The actual as a plain number in the target's unit; null where the two are of different things. */
function inUnitOf(goal: Quantity, actual: Quantity): Decimal | null {
  const isShare = (one: Quantity): boolean => one.unit === '%' || one.unit === '‰';
  if (goal.unit === actual.unit) {
    return goal.exponent === actual.exponent || actual.exponent > 0 || goal.unit !== ''
      ? nearer(goal, actual)
      : scaled(actual);
  }
  if (goal.unit !== '' && actual.unit !== '') return null;
  // 0.95 or 1 against 95 % may be a ratio.
  if (goal.unit === '%' && compare(actual.value, { units: 1n, scale: 0 }) <= 0) return null;
  // 500 wanted, 100 % done: done of what was wanted.
  if (isShare(actual)) return null;
  return nearer(goal, actual);
}

/** 80万页 wanted, 80.6 there: the 万 was left out where that brings the two together. */
function nearer(goal: Quantity, actual: Quantity): Decimal | null {
  const plain = scaled(actual);
  if (goal.exponent === 0 || actual.exponent > 0 || actual.unit !== '') return plain;
  const inScale = multiply(actual.value, powerOfTen(goal.exponent));
  const isClose = (one: Decimal): boolean =>
    compare(multiply(one, TEN), scaled(goal)) >= 0 && compare(one, multiply(scaled(goal), TEN)) <= 0;
  if (isClose(inScale)) return inScale;
  return isClose(plain) ? plain : null;
}

const TEN: Decimal = { units: 10n, scale: 0 };
