/**
 * Finds the figures of a folded text: money with its unit, percentages, and bare numbers. One pass from left to right
 * with bounded look-around, so that megabytes of digits, commas or brackets cost time in proportion to their length.
 */
import { type Decimal, multiply, powerOfTen } from './decimal.js';
import { parseHanMoney } from './han-money.js';

export interface Figure {
  readonly kind: 'money' | 'percent' | 'points' | 'bare';
  /** Range in the folded text, unit included. */
  readonly start: number;
  readonly end: number;
  /** Money in yuan; percentages, percentage points and bare numbers as printed. */
  readonly value: Decimal;
  /** One of the last printed digit, in the unit of `value`: 0.01 for 3.20%, 100 yuan for 87.56万元. */
  readonly step: Decimal;
  /** Power of ten of the printed unit: 0 for 元, 4 for 万元, 8 for 亿元. */
  readonly exponent: number;
  /** 约、近、余、以上: the figure is not meant exactly. */
  readonly approximate: boolean;
  /** The unit stands at a neighbour (分别为410.2、415.7万元; 3-5万元; 比上年2.08减少0.03万元). */
  readonly unitFrom: 'own' | 'neighbour';
  /** 3-5万元: an end of a range. */
  readonly range: boolean;
  /** 1000元/人: a rate per head or piece, no sum of money. */
  readonly per: boolean;
}

interface Token {
  readonly start: number;
  readonly end: number;
  readonly number: Decimal;
  readonly negative: boolean;
}

const UNIT = /\s{0,2}([多余几来]?)(万亿|亿|百万|千万|十万|万|千|百)?\s?([多余])?元(?![旦月素件])/y;
/** 3元5角2分: what stands behind the 元. */
const SMALL_MONEY = /(\d)角(?:(\d)分)?/y;
const LOOSE_UNIT = /\s{0,2}([多余]?)(万亿|亿|万)(?=[、,。;:!?)\]》”"'\s]|$|左右|以上|以下|以内)/y;
const PERCENT = /\s{0,2}(?:%|‰|个百分点|百分点)/y;
const EXPONENTS: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  万亿: 12,
};
/** Words that make a bare 万 or 亿 money: what stands shortly before it must be about funds. */
const FUNDS = /资金|收入|支出|预算|决算|经费|投资|拨款|金额|款|结余|结转|债券|补助|费|造价|产值|税|余额|资产/;
const FUNDS_REACH = 40;
const APPROXIMATE_BEFORE = /(?:约|近|超过?|逾|不足|不少于|不低于|不高于|不超过|大约|大概|至少|[≥≤><])\s?$/;
const APPROXIMATE_AFTER = /^(?:左右|以上|以下|以内|余|多)/;
const LOOK_BEHIND = 12;

/** What a sum in characters can begin with; looked at for every character of the text. */
const HAN_NUMERALS = new Set(
  [...'零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟'].map((character) => character.charCodeAt(0)),
);

/** All figures of a folded text in order. */
export function scanFigures(text: string): readonly Figure[] {
  const figures: Figure[] = [];
  let position = 0;
  let pending: Token | null = null;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code < 48 || code > 57) {
      const han = HAN_NUMERALS.has(code) ? parseHanMoney(text, position) : null;
      if (han) {
        figures.push(plain('money', position, han.end, han.value, powerOfTen(0), 0));
        position = han.end;
        pending = null;
        continue;
      }
      position += 1;
      continue;
    }
    const token = readNumber(text, position);
    position = token.end;
    const figure = classify(text, token);
    if (!figure) {
      pending = isIdentifier(text, token) ? null : token;
      if (pending) figures.push(plain('bare', token.start, token.end, token.number, stepOf(token), 0));
      continue;
    }
    if (figure.kind === 'money' && pending) borrowUnit(text, figures, pending, figure, token);
    figures.push(figure);
    position = figure.end;
    pending = null;
  }
  return figures;
}

function plain(
  kind: Figure['kind'],
  start: number,
  end: number,
  value: Decimal,
  step: Decimal,
  exponent: number,
): Figure {
  return {
    kind,
    start,
    end,
    value,
    step,
    exponent,
    approximate: false,
    unitFrom: 'own',
    range: false,
    per: false,
  };
}

const isDigit = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= 48 && code <= 57;
};

/** A number with its sign and separators: 1,234.56 and 1234.56 are one token, 1,23 are two. */
function readNumber(text: string, start: number): Token {
  let end = start;
  while (isDigit(text, end)) end += 1;
  let digits = text.slice(start, end);
  if (end - start <= 3) {
    while (
      text[end] === ',' &&
      isDigit(text, end + 1) &&
      isDigit(text, end + 2) &&
      isDigit(text, end + 3) &&
      !isDigit(text, end + 4)
    ) {
      digits += text.slice(end + 1, end + 4);
      end += 4;
    }
  }
  let fraction = '';
  if (text[end] === '.' && isDigit(text, end + 1)) {
    let stop = end + 1;
    while (isDigit(text, stop)) stop += 1;
    fraction = text.slice(end + 1, stop);
    end = stop;
  }
  const before = text[start - 1];
  const negative = before === '-' && !/[\w)\]%年月日第期号]/.test(text[start - 2] ?? ' ');
  const number: Decimal = { units: BigInt(digits + fraction), scale: fraction.length };
  return {
    start: negative ? start - 1 : start,
    end,
    number: negative ? { units: -number.units, scale: number.scale } : number,
    negative,
  };
}

const isLetter = (code: number): boolean =>
  (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;

/** Part of a code, an IP, a date with dots or a word: PM2.5, 2024.05.06, IPv6, 0838-1234. */
function isIdentifier(text: string, token: Token): boolean {
  return isLetter(text.charCodeAt(token.start - 1)) || isLetter(text.charCodeAt(token.end));
}

const STEPS: readonly Decimal[] = Array.from({ length: 16 }, (_, scale) => powerOfTen(-scale));
const stepOf = ({ number }: Token): Decimal => STEPS[number.scale] ?? powerOfTen(-number.scale);

/** What a unit can begin with; most numbers are followed by something else, and that is seen at once. */
const UNIT_START = new Set('万亿元千百十多余几来%‰个');
/** What a sign of money in front of a number can end with: ¥, 币, B. */
const MONEY_SIGN_END = new Set('¥币B');

/** The first character within two blanks of `index`, going forward or back. */
function neighbour(text: string, index: number, step: 1 | -1): string {
  for (let reach = 0; reach < 3; reach += 1) {
    const character = text[index + reach * step] ?? '';
    if (character !== ' ') return character;
  }
  return '';
}

function classify(text: string, token: Token): Figure | null {
  if (
    !UNIT_START.has(neighbour(text, token.end, 1)) &&
    !MONEY_SIGN_END.has(neighbour(text, token.start - 1, -1))
  ) {
    return null;
  }
  const before = text.slice(Math.max(0, token.start - LOOK_BEHIND), token.start);
  const approximateBefore = APPROXIMATE_BEFORE.test(before);

  UNIT.lastIndex = token.end;
  const unit = UNIT.exec(text);
  if (unit) {
    const exponent = unit[2] ? EXPONENTS[unit[2]]! : 0;
    SMALL_MONEY.lastIndex = UNIT.lastIndex;
    const small = exponent === 0 && token.number.scale === 0 ? SMALL_MONEY.exec(text) : null;
    if (small) return withSmallMoney(token, small, SMALL_MONEY.lastIndex, approximateBefore);
    const end = UNIT.lastIndex;
    const after = text.slice(end, end + 3);
    return {
      ...plain(
        'money',
        token.start,
        end,
        scaled(token.number, exponent),
        scaled(stepOf(token), exponent),
        exponent,
      ),
      approximate: approximateBefore || Boolean(unit[1] || unit[3]) || APPROXIMATE_AFTER.test(after),
      per: /^\s?[/／]/.test(after),
    };
  }
  PERCENT.lastIndex = token.end;
  const percent = PERCENT.exec(text);
  if (percent) {
    const points = percent[0].includes('百分点');
    return {
      ...plain(points ? 'points' : 'percent', token.start, PERCENT.lastIndex, token.number, stepOf(token), 0),
      approximate:
        approximateBefore || APPROXIMATE_AFTER.test(text.slice(PERCENT.lastIndex, PERCENT.lastIndex + 3)),
    };
  }
  if (isIdentifier(text, token)) return null;
  LOOSE_UNIT.lastIndex = token.end;
  const loose = LOOSE_UNIT.exec(text);
  if (loose && FUNDS.test(text.slice(Math.max(0, token.start - FUNDS_REACH), token.start))) {
    const exponent = EXPONENTS[loose[2]!]!;
    const end = LOOSE_UNIT.lastIndex;
    return {
      ...plain(
        'money',
        token.start,
        end,
        scaled(token.number, exponent),
        scaled(stepOf(token), exponent),
        exponent,
      ),
      approximate: approximateBefore || Boolean(loose[1]) || APPROXIMATE_AFTER.test(text.slice(end, end + 3)),
    };
  }
  if (/(?:¥|人民币|RMB)\s?$/.test(before)) {
    return plain('money', token.start, token.end, token.number, stepOf(token), 0);
  }
  return null;
}

function withSmallMoney(
  token: Token,
  [, jiao, fen]: RegExpExecArray,
  end: number,
  approximate: boolean,
): Figure {
  const units = token.number.units * 100n + BigInt(jiao!) * 10n + BigInt(fen ?? 0);
  const step = fen === undefined ? STEPS[1]! : STEPS[2]!;
  return { ...plain('money', token.start, end, { units, scale: 2 }, step, 0), approximate };
}

const scaled = (value: Decimal, exponent: number): Decimal => multiply(value, powerOfTen(exponent));

const LIST_JOINT = /^\s?(?:、|和|及|与|,)\s?$/;
const RANGE_JOINT = /^\s?(?:-|~|～|至|到|—{1,2})\s?$/;
const BASE_BEFORE =
  /(?:比|较|与|对比)(?:上年|去年|上一年|\d{4}年)(?:度|同期)?(?:决算|预算|实际)?数?(?:的)?\s?$/;
const CHANGE_JOINT = /^\s?(?:,\s?)?(?:增加|减少|增长|下降|降低|上升|压减|节约|相比)了?\s?$/;
const TOGETHER_REACH = 30;

/** Gives the number just before a money figure that figure's unit where the wording says that they share it. */
function borrowUnit(text: string, figures: Figure[], pending: Token, figure: Figure, token: Token): void {
  const last = figures.at(-1);
  if (last?.kind !== 'bare' || last.start !== pending.start) return;
  const joint = text.slice(pending.end, token.start);
  if (joint.length > 8) return;
  const before = text.slice(Math.max(0, pending.start - TOGETHER_REACH), pending.start);
  const range = RANGE_JOINT.test(joint);
  const together = LIST_JOINT.test(joint) && (/分别|各/.test(before) || joint.trim() === '、');
  const base = CHANGE_JOINT.test(joint) && BASE_BEFORE.test(before);
  if (!range && !together && !base) return;
  if (range && /[年月日第〕\]]/.test(text[pending.start - 1] ?? '')) return;

  const give = (bare: Figure): Figure => ({
    ...bare,
    kind: 'money',
    value: scaled(bare.value, figure.exponent),
    step: scaled(bare.step, figure.exponent),
    exponent: figure.exponent,
    unitFrom: 'neighbour',
    range,
  });
  // A whole list 分别为1.2、3.4、5.6万元 hangs on the one unit at its end.
  let index = figures.length - 1;
  figures[index] = give(last);
  while (together && index > 0) {
    const next = figures[index]!;
    const previous = figures[index - 1]!;
    if (previous.kind !== 'bare' || !LIST_JOINT.test(text.slice(previous.end, next.start))) break;
    index -= 1;
    figures[index] = give(previous);
  }
}
