/**
 * Numbering labels at the start of a line: 第一部分 一、 （一） 1. （1） ①. One grammar for readers (a label begins a
 * new paragraph), the outline and the rules on numbering.
 */

import type { NumberStyle } from '../model/facts.js';
import { foldText } from './fold.js';
import { parseCircled, parseHanNumber } from './numerals.js';

export type { NumberStyle } from '../model/facts.js';

export interface Label {
  readonly style: NumberStyle;
  /** 0 第一部分, 1 一、, 2 （一）, 3 1., 4 （1） and 1.1, 5 ① and 1.1.1. */
  readonly level: number;
  /** As printed without punctuation: 九, 1, 1.1. */
  readonly number: string;
  readonly ordinal: number;
  /** As printed with punctuation: 九、 （一） 1. */
  readonly printed: string;
  /** Where the text after the label begins in the printed line. */
  readonly end: number;
  /** No punctuation behind the number (一 基本情况): weak, needs other signs of a heading. */
  readonly bare: boolean;
}

const HAN = '[〇零一二三四五六七八九十百廿卅]{1,6}';
const PATTERNS: readonly {
  readonly style: NumberStyle;
  readonly pattern: RegExp;
  readonly bare?: boolean;
}[] = [
  { style: 'part', pattern: new RegExp(`^第\\s?(${HAN}|\\d{1,2})\\s?(?:部分|章|篇|编)\\s*[:、.,]?`) },
  { style: 'han-paren', pattern: new RegExp(`^[(\\[]\\s?(${HAN})\\s?[)\\]]\\s*[、.,:]?`) },
  { style: 'han-paren', pattern: new RegExp(`^(${HAN})[)\\]]\\s*[、.]?`) },
  // 二二、: an automatic number before a typed one. It reads as one.
  { style: 'han', pattern: new RegExp(`^(${HAN})\\s?(?:[、:]|\\.(?!\\d))`) },
  { style: 'han', pattern: new RegExp(`^(${HAN})\\s{1,4}(?=[\\u3400-\\u9fff])`), bare: true },
  { style: 'digit-paren', pattern: /^\(\s?(\d{1,2})\s?\)\s*[、.]?/ },
  { style: 'digit-paren', pattern: /^(\d{1,2})\)\s*[、.]?/ },
  { style: 'decimal', pattern: /^(\d{1,2}(?:\.\d{1,2}){1,3})\.?(?:\s+|[、.]|(?=[\u3400-\u9fff]))/ },
  { style: 'digit', pattern: /^(\d{1,2})\s?(?:、|\.(?!\d))\s*/ },
  { style: 'circled', pattern: /^([①-⑳])\s*[、.]?/ },
];
const LEVELS: Readonly<Record<NumberStyle, number>> = {
  part: 0,
  han: 1,
  'han-paren': 2,
  digit: 3,
  'digit-paren': 4,
  decimal: 4,
  circled: 5,
};
/** Nothing that a label needs lies further right. */
const REACH = 24;
/** 1.5万元, 2.30%: a figure, not a decimal label. */
const FIGURE_AFTER = /^\s?(?:万|亿|元|%|‰|倍|人|个|名|公里|平方|亩|吨|年|月|日|米|辆|户)/;

/** The label at the start of a printed line (leading white space allowed), or null. */
export function parseLabel(line: string): Label | null {
  // ?? at the start of a line are characters that a conversion lost.
  const lead = /^[\s\u3000\u00a0]*(?:[?？\ufffd]{1,3}\s{0,4})?/.exec(line)![0].length;
  const folded = foldText(line.slice(lead, lead + REACH));
  for (const { style, pattern, bare } of PATTERNS) {
    const match = pattern.exec(folded.text);
    if (!match) continue;
    const number = match[1]!;
    const ordinal = ordinalOf(style, number);
    if (ordinal === null) return null;
    if (style === 'decimal' && FIGURE_AFTER.test(folded.text.slice(match[0].length))) return null;
    if (style === 'han' && bare && number.length > 3) return null;
    const depth = style === 'decimal' ? number.split('.').length - 2 : 0;
    const end = lead + folded.range(0, match[0].length)[1];
    return {
      style,
      level: LEVELS[style] + depth,
      number,
      ordinal,
      printed: line.slice(lead, end).trim(),
      end,
      bare: bare ?? false,
    };
  }
  return null;
}

function ordinalOf(style: NumberStyle, number: string): number | null {
  if (style === 'circled') return parseCircled(number);
  if (style === 'decimal') return Number(number.slice(number.lastIndexOf('.') + 1));
  if (/^\d+$/.test(number)) return Number(number);
  const half = number.length / 2;
  if (
    number.length % 2 === 0 &&
    number.length <= 4 &&
    number.slice(0, half) === number.slice(half) &&
    number !== '十十'
  ) {
    return parseHanNumber(number.slice(half));
  }
  return parseHanNumber(number);
}
