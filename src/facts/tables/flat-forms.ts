/**
 * Forms that a conversion left as running text: 项目资金（万元） 年初预算数 全年预算数 全年执行数 … 年度资金总额： 90 89.97 89.97.
 * Their money is read where the heads leave no doubt; weights, scores and counts stay what they are.
 */
import type { AmountFact, Passage } from '../../model/facts.js';
import type { Measure } from '../../model/review.js';
import { type Decimal, multiply, parseDecimal, powerOfTen } from '../../text/decimal.js';
import { type Folded, foldText } from '../../text/fold.js';
import { lastItem } from '../amounts/vocabulary.js';
import { cleanLabel } from './cell-meaning.js';
import { findFlatHeaders } from './flat-heads.js';
import { readFlatRows } from './flat-rows.js';
import { bareUnit } from './units.js';

export interface FlatContext {
  readonly year: number | null;
  readonly prefix: string;
}

interface Piece {
  readonly passage: Passage;
  readonly folded: Folded;
  /** Where its text begins in the joined text. */
  readonly from: number;
}

interface Reading {
  readonly label: string;
  readonly measure: Measure;
  readonly start: number;
  readonly end: number;
  readonly value: Decimal;
  readonly exponent: number;
}

const SKIPPED: ReadonlySet<Passage['kind']> = new Set(['toc', 'attachment-list', 'attachment-mark']);

export function readFlatForms(passages: readonly Passage[], context: FlatContext): readonly AmountFact[] {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let from = 0;
  for (const passage of passages) {
    if (SKIPPED.has(passage.kind)) continue;
    const folded = foldText(passage.text);
    pieces.push({ passage, folded, from });
    texts.push(folded.text);
    from += folded.text.length + 1;
  }
  const text = texts.join('\n');
  const budget = { splits: 0 };
  const readings: Reading[] = findFlatHeaders(text).flatMap((header) =>
    readFlatRows(text, header, budget).map((figure) => ({
      ...figure,
      measure: figure.column as Measure,
      exponent: header.exponent,
    })),
  );
  readings.push(...costIndicators(text));
  readings.sort((left, right) => left.start - right.start);
  let piece = 0;
  return readings.flatMap((reading, index) => {
    while (piece + 1 < pieces.length && pieces[piece + 1]!.from <= reading.start) piece += 1;
    return [amountOf(reading, pieces[piece]!, `${context.prefix}f${index + 1}`, context)];
  });
}

const INDICATOR_HEADS =
  /三级指标\s{1,3}(?:年度)?指标值\s{1,3}(?:实际|全年)?完成值((?:\s{1,3}(?:分值|权重|得分)(?:\([^()]{1,6}\))?){0,2})/g;
const COST_ROW =
  /(?<=\s)([\u3400-\u9fff][^\s\d]{0,30})\s{1,3}[≥≤><=]?(\d[\d,]*(?:\.\d+)?)((?:亿|万)?元)((?:\s{1,3}\d[\d,]*(?:\.\d+)?){1,3})(?=\s|$)/g;

/** 项目总成本 ≤90万元 90 8 8: behind a target in 万元 as many figures as heads, the first of them the actual. */
function costIndicators(text: string): readonly Reading[] {
  const headers = [...text.matchAll(INDICATOR_HEADS)];
  if (headers.length === 0) return [];
  const readings: Reading[] = [];
  let header = -1;
  for (const match of text.matchAll(COST_ROW)) {
    while (headers[header + 1] && headers[header + 1]!.index < match.index) header += 1;
    const heads = headers[header];
    const figures = match[4]!.trim().split(/\s+/);
    const columns = 1 + (heads?.[1] ?? '').trim().split(/\s+/).filter(Boolean).length;
    const exponent = bareUnit(match[3]!);
    if (!heads || figures.length !== columns || exponent === null) continue;
    const label = match[1]!;
    const target = match.index + match[0].indexOf(match[2]!, label.length);
    const actual = match.index + match[0].length - match[4]!.trimStart().length;
    readings.push(
      {
        label,
        measure: 'other',
        start: target,
        end: target + match[2]!.length + match[3]!.length,
        value: number(match[2]!),
        exponent,
      },
      {
        label,
        measure: 'other',
        start: actual,
        end: actual + figures[0]!.length,
        value: number(figures[0]!),
        exponent,
      },
    );
  }
  return readings;
}

/** 本年财政拨款 is one name; what is longer is several. */
const LONGEST_PREFIX = 4;

const number = (text: string): Decimal => parseDecimal(text.replace(/,/g, ''))!;

function amountOf(
  reading: Reading,
  { passage, folded, from }: Piece,
  id: string,
  context: FlatContext,
): AmountFact {
  const [start, end] = folded.range(reading.start - from, reading.end - from);
  const scale = powerOfTen(reading.exponent);
  const label = cleanLabel(reading.label);
  const match = lastItem(label);
  const isTotal = /总额$/.test(label);
  // Glued to the names of empty rows in front of it, only a known name at the end is certain.
  const known = match && match.end === label.length && !isTotal ? match : null;
  const item = known && (known.start === 0 || known.start > LONGEST_PREFIX) ? known.shown : label;
  return {
    id,
    ref: { ...passage.ref, start, end },
    raw: passage.text.slice(start, end),
    value: multiply(reading.value, scale),
    step: multiply(powerOfTen(-reading.value.scale), scale),
    exponent: reading.exponent,
    item,
    itemKey: isTotal ? '年度资金总额' : (known?.item.key ?? label),
    measure: reading.measure,
    year: reading.measure === 'prior-final' && context.year !== null ? context.year - 1 : context.year,
    scope: null,
    section: passage.section,
    table: null,
    approximate: false,
    per: false,
  };
}
