/** 2024年11月底前, 12月上旬, 第三季度, 年底前: the days that a target or an actual may mean, as months and days of a year. */

export interface Days {
  /** Null where no year is printed. */
  readonly year: number | null;
  /** Month × 100 + day. */
  readonly first: number;
  readonly last: number;
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DATE =
  /^(?:于|在|至|截至)?(?:(20\d{2})年)?(?:(\d{1,2})月(?:份|(\d{1,2})[日号]|(上旬|中旬|下旬|初|底|末|中))?|(?:第?([一二三四1-4])季度)(?:末|底)?|(上半年|年底|年末|年内|全年|当年))(?:之?以?前|内|之内|完成|前完成|底前完成)*$/;
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  上旬: [1, 10],
  初: [1, 10],
  中旬: [11, 20],
  中: [11, 20],
  下旬: [21, 31],
  底: [28, 31],
  末: [28, 31],
};

/** `text` is folded, without white space; null for anything but one date. */
export function parseDays(text: string): Days | null {
  const dotted = /^(20\d{2})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?:之?前|以前)?$/.exec(text);
  if (dotted) return monthDays(Number(dotted[1]), Number(dotted[2]), dotted[3] ? Number(dotted[3]) : null);
  const match = DATE.exec(text);
  if (!match) return null;
  const year = match[1] ? Number(match[1]) : null;
  const [, , month, day, part, quarter, span] = match;
  if (quarter) {
    const number = '一二三四'.indexOf(quarter) >= 0 ? '一二三四'.indexOf(quarter) + 1 : Number(quarter);
    return { year, first: (number * 3 - 2) * 100 + 1, last: number * 300 + MONTH_DAYS[number * 3 - 1]! };
  }
  if (span) {
    if (span === '上半年') return { year, first: 101, last: 630 };
    return { year, first: span === '年底' || span === '年末' ? 1201 : 101, last: 1231 };
  }
  const days = monthDays(year, Number(month), day ? Number(day) : null);
  if (!days || !part) return days;
  const [first, last] = PARTS[part]!;
  const base = Number(month) * 100;
  return { year, first: base + first, last: Math.min(base + last, days.last) };
}

function monthDays(year: number | null, month: number, day: number | null): Days | null {
  const length = MONTH_DAYS[month - 1];
  if (length === undefined || (day !== null && (day < 1 || day > length))) return null;
  return { year, first: month * 100 + (day ?? 1), last: month * 100 + (day ?? length) };
}

/** Was it done by then? A target names its last day, an actual may name a stretch: null where they overlap. */
export function isInTime(target: Days, actual: Days): boolean | null {
  if (target.year !== null && actual.year !== null && target.year !== actual.year)
    return actual.year < target.year;
  // Without a year only a later month is telling: an earlier one may be next year's.
  if (actual.first > target.last) return false;
  return actual.last <= target.last ? true : null;
}
