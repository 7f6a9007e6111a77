/** Compares one review with its labels. */
import { lastItem } from '../../src/facts/amounts/vocabulary.js';
import type { Review } from '../../src/model/review.js';
import { foldKey } from '../../src/text/fold.js';
import { simplify } from '../../src/text/simplified.js';
import { align } from './align.js';
import type { FindingLabel, Labelled } from './labels.js';

/** `right` of `labelled` were found, `found` were said in all. */
export interface Tally {
  labelled: number;
  found: number;
  right: number;
}

/** What is counted, in the order of the table. */
export const COUNTED = [
  'heading',
  'level',
  'amount',
  'item',
  'item~',
  'measure',
  'year',
  'table',
  'role',
  'unit',
  'of-year',
  'score',
] as const;
export type Counted = (typeof COUNTED)[number];

export interface Measured {
  readonly counts: Readonly<Record<Counted, Tally>>;
  readonly rules: ReadonlyMap<string, Tally>;
  /** Errors and warnings that no label asks for. */
  readonly falseAlarms: number;
  /** Nothing is labelled on it. */
  readonly isClean: boolean;
  readonly misses: readonly string[];
}

export async function measure(labelled: Labelled): Promise<Measured> {
  const review = await labelled.review();
  const counts = Object.fromEntries(
    COUNTED.map((name) => [name, { labelled: 0, found: 0, right: 0 }]),
  ) as Record<Counted, Tally>;
  const misses: string[] = [];
  const miss = (what: string, text: string): void => {
    misses.push(`${labelled.id}: ${what} ${text}`);
  };
  const one = (name: Counted, wanted: unknown, got: unknown): void => {
    counts[name].labelled += 1;
    counts[name].found += got === null || got === undefined ? 0 : 1;
    if (wanted === got) counts[name].right += 1;
    else miss(name, `要 ${String(wanted)}，得 ${String(got)}`);
  };
  compareHeadings(labelled, review, counts, one, miss);
  compareAmounts(labelled, review, counts, one, miss);
  if (labelled.tables) compareTables(labelled.tables, review, counts, one, miss);
  if (labelled.unit !== null) one('unit', key(labelled.unit), review.unit === null ? null : key(review.unit));
  if (labelled.year !== null) one('of-year', labelled.year, review.year);
  if (labelled.selfScore !== undefined) {
    const score = review.documents.map(({ selfScore }) => selfScore).find((value) => value !== null);
    one('score', labelled.selfScore === null ? null : Number(labelled.selfScore), score ?? null);
  }
  return {
    isClean: labelled.findings.length === 0,
    counts,
    misses,
    ...compareFindings(labelled, review, miss),
  };
}

type One = (name: Counted, wanted: unknown, got: unknown) => void;
type Miss = (what: string, text: string) => void;
type Counts = Record<Counted, Tally>;

const key = (text: string): string => [...foldKey(text)].map(simplify).join('').replace(/["']/g, '');
/** Some labels call 第一部分 a number, some only 一. */
const headingKey = ({ number, title }: { readonly number: string | null; readonly title: string }): string =>
  `${(number ?? '').replace(/^第|部分$|章$/g, '')}|${key(title)}`;

function compareHeadings({ headings }: Labelled, review: Review, counts: Counts, one: One, miss: Miss): void {
  const got = review.documents.flatMap(({ sections }) => sections);
  const { pairs, leftOnly, rightOnly } = align(headings.map(headingKey), got.map(headingKey));
  count(counts.heading, headings.length, got.length, pairs.length);
  for (const index of leftOnly) miss('heading', `漏 ${headingKey(headings[index]!)}`);
  for (const index of rightOnly) miss('heading', `多 ${headingKey(got[index]!)}`);
  for (const [left, right] of pairs) one('level', headings[left]!.level, got[right]!.level);
}

function compareAmounts({ amounts }: Labelled, review: Review, counts: Counts, one: One, miss: Miss): void {
  const got = review.documents.flatMap((document) => document.amounts);
  const { pairs, leftOnly, rightOnly } = align(
    amounts.map(({ yuan }) => yuan),
    got.map(({ yuan }) => yuan),
  );
  count(counts.amount, amounts.length, got.length, pairs.length);
  for (const index of leftOnly) miss('amount', `漏 ${amounts[index]!.raw} ${amounts[index]!.item ?? ''}`);
  for (const index of rightOnly) miss('amount', `多 ${got[index]!.raw} ${got[index]!.item ?? ''}`);
  for (const [left, right] of pairs) {
    const [wanted, found] = [amounts[left]!, got[right]!];
    const at = `（${wanted.raw}）`;
    if (wanted.item !== null) {
      const [want, have] = [itemKey(wanted.item), found.item === null ? null : itemKey(found.item)];
      one('item', want + at, have === null ? null : have + at);
      const near = have !== null && isNear(want, have);
      count(counts['item~'], 1, have === null ? 0 : 1, near ? 1 : 0);
    }
    if (wanted.measure !== null)
      one('measure', wanted.measure + at, found.measure === null ? null : found.measure + at);
    if (wanted.year !== null)
      one('year', `${wanted.year}${at}`, found.year === null ? null : `${found.year}${at}`);
  }
}

/** The canonical name where the whole wording is a known item. */
export function itemKey(item: string): string {
  const folded = key(item);
  const known = lastItem(folded);
  return known && known.end === folded.length && known.start === 0 ? known.item.key : folded;
}

function compareTables(
  tables: NonNullable<Labelled['tables']>,
  review: Review,
  counts: Counts,
  one: One,
  miss: Miss,
): void {
  const got = review.documents.flatMap((document) => document.tables);
  const size = ({ rows, columns }: { readonly rows: number; readonly columns: number }): string =>
    `${rows}×${columns}`;
  const { pairs, leftOnly, rightOnly } = align(tables.map(size), got.map(size));
  count(counts.table, tables.length, got.length, pairs.length);
  for (const index of leftOnly) miss('table', `漏 ${size(tables[index]!)}`);
  for (const index of rightOnly) miss('table', `多 ${size(got[index]!)}`);
  for (const [left, right] of pairs) one('role', tables[left]!.role, got[right]!.role);
}

function compareFindings(
  { findings, unjudged }: Labelled,
  review: Review,
  miss: Miss,
): Pick<Measured, 'rules' | 'falseAlarms'> {
  const rules = new Map<string, Tally>();
  const tally = (rule: string): Tally => {
    const own = rules.get(rule) ?? { labelled: 0, found: 0, right: 0 };
    rules.set(rule, own);
    return own;
  };
  const open = new Set(findings);
  let falseAlarms = 0;
  for (const finding of review.findings) {
    const isAt = ({ rule, quote }: FindingLabel): boolean =>
      rule === finding.rule && finding.evidence.some((one) => touches(one.quote, quote));
    const hit = [...open].find(isAt);
    // A second finding on a labelled place is no false one, nor is what hangs under another.
    if (!hit && (findings.some(isAt) || finding.causedBy !== null)) continue;
    if (hit) {
      open.delete(hit);
      count(tally(hit.rule), 1, 1, 1);
    } else if (!unjudged.has(finding.rule)) {
      count(tally(finding.rule), 0, 1, 0);
      if (finding.severity !== 'info') falseAlarms += 1;
      miss('多报', `${finding.rule} ${finding.message}`);
    }
  }
  for (const { rule, quote, arguable } of open) {
    if (arguable) continue;
    count(tally(rule), 1, 0, 0);
    miss('漏报', `${rule} ${quote}`);
  }
  return { rules, falseAlarms };
}

const SHARED = 6;

function touches(left: string, right: string): boolean {
  const [a, b] = [key(left), key(right)];
  if (b === '' || a.includes(b) || (a.length >= 2 && b.includes(a))) return true;
  // Two cuttings of one place share a stretch of it.
  for (let start = 0; start + SHARED <= a.length; start += 1)
    if (b.includes(a.slice(start, start + SHARED))) return true;
  return false;
}

export function count(tally: Tally, labelled: number, found: number, right: number): void {
  tally.labelled += labelled;
  tally.found += found;
  tally.right += right;
}

/** Labels restate what the text prints (扶贫专项资金 for 财政专项扶贫资金): one holds the other, or half of the character pairs agree. */
export function isNear(want: string, have: string): boolean {
  if (want === '' || have === '') return want === have;
  if (want.includes(have) || have.includes(want)) return true;
  const pairs = (name: string): ReadonlySet<string> =>
    new Set(Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)));
  const [left, right] = [pairs(want), pairs(have)];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return (2 * common) / (left.size + right.size) >= 0.5;
}
