import type { Review } from '../model/review.js';
import type { Standing } from '../model/standing.js';
import { printDate } from '../text/dates.js';
import { unitKey } from '../text/unit-names.js';
import { oneLine } from './clean.js';
import type { RuleLegend } from './legend.js';
import { type NoticeProblem, noticeProblems } from './notice-problems.js';

/** What only the bureau knows. Days are ISO dates; what is null stays open, to be filled in by hand. */
export interface NoticeOptions {
  /** 落款: who sends it. */
  readonly from: string | null;
  /** 发文字号. */
  readonly number: string | null;
  readonly date: string | null;
  /** Until when it is to be put right. */
  readonly deadline: string | null;
}

export const openNotice: NoticeOptions = { from: null, number: null, date: null, deadline: null };

/** 整改通知 to one unit about all that it handed in. */
export interface Notice {
  readonly unit: string;
  /** Null where its papers are of several years, or do not say. */
  readonly year: number | null;
  readonly from: string;
  readonly number: string;
  readonly date: string;
  readonly deadline: string;
  readonly problems: readonly NoticeProblem[];
  readonly sheets: readonly NoticeSheet[];
}

/** The points of one submission as they stand. */
export interface NoticeSheet {
  readonly source: string;
  readonly max: number;
  /** Null while a line is open. */
  readonly total: number | null;
  readonly isSigned: boolean;
  /** Lines that lost points. What is open is between the bureau and its form. */
  readonly lines: readonly {
    readonly name: string;
    readonly max: number;
    readonly points: number;
    readonly reason: string;
  }[];
}

/** One submission on the way to a notice: not the review, which is large. */
interface Part {
  readonly unit: string;
  readonly year: number | null;
  readonly problems: readonly NoticeProblem[];
  readonly sheet: NoticeSheet;
}

export interface NoticeBasis {
  /** Rules on one submission; those that compare are the bureau's to bring up. */
  readonly rules: readonly RuleLegend[];
  readonly options: NoticeOptions;
  /** In the order of the reviews; null: nobody decided anything. */
  readonly standings: readonly (Standing | null)[] | null;
}

/**
 * A notice for each unit that has something to put right, in the order of their first papers. `reviews` are gone through twice:
 * a unit may have handed in several times, and its notice is made as soon as its last papers are seen.
 */
export async function* noticesOf(
  reviews: () => AsyncIterable<Review>,
  { rules, options, standings }: NoticeBasis,
): AsyncGenerator<Notice> {
  const left = new Map<string, number>();
  for await (const review of reviews()) left.set(keyOf(review), (left.get(keyOf(review)) ?? 0) + 1);
  const open = new Map<string, Part[]>();
  let position = 0;
  for await (const review of reviews()) {
    const key = keyOf(review);
    const parts = open.get(key) ?? [];
    const before = parts.reduce((sum, { problems }) => sum + problems.length, 0);
    const standing = standings?.[position] ?? null;
    parts.push(partOf(review, rules, standing, before));
    open.set(key, parts);
    position += 1;
    const rest = left.get(key)! - 1;
    left.set(key, rest);
    if (rest > 0) continue;
    open.delete(key);
    if (parts.some(({ problems }) => problems.length > 0)) yield noticeOf(parts, options);
  }
}

/** Papers that name no unit are each for themselves. */
const keyOf = ({ unit, source }: Review) => (unit === null ? `source:${source}` : unitKey(unit) || unit);

function partOf(
  review: Review,
  rules: readonly RuleLegend[],
  standing: Standing | null,
  before: number,
): Part {
  const { rubric, unit, year, source } = review;
  const lines =
    standing?.lines ?? rubric.criteria.map(({ suggested, ...line }) => ({ ...line, points: suggested }));
  const isOpen = lines.some(({ points }) => points === null);
  const sum = lines.reduce((all, { points }) => all + (points ?? 0), 0);
  return {
    unit: oneLine(unit ?? ''),
    year,
    problems: noticeProblems(review, { rules, standing, before }),
    sheet: {
      // Where it lay at the bureau says nothing to the unit.
      source: oneLine(source).split('/').at(-1)!,
      max: rubric.max,
      total: isOpen ? null : Math.round(sum * 100) / 100,
      isSigned: standing?.isSigned ?? false,
      lines: lines.flatMap(({ id, name, max, points, reason }) =>
        points === null || points >= max
          ? []
          : [{ name: `${id} ${oneLine(name)}`, max, points, reason: oneLine(reason) }],
      ),
    },
  };
}

function noticeOf(parts: readonly Part[], { from, number, date, deadline }: NoticeOptions): Notice {
  const years = new Set(parts.map(({ year }) => year));
  return {
    unit: parts[0]!.unit,
    year: years.size === 1 ? parts[0]!.year : null,
    from: oneLine(from ?? ''),
    number: oneLine(number ?? ''),
    date: date === null ? '' : printDate(date),
    deadline: deadline === null ? '' : printDate(deadline),
    problems: parts.flatMap(({ problems }) => problems),
    sheets: parts.map(({ sheet }) => sheet),
  };
}

/** What it is called on the disk: the unit, or the papers where they name none. */
export const noticeName = ({ unit, sheets }: Notice): string => `整改通知-${unit || sheets[0]!.source}`;
