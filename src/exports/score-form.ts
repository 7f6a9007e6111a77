import type { Review } from '../model/review.js';
import type { Rubric } from '../model/rubric.js';
import { oneLine } from './clean.js';

/** One line of the form as people made it: points that count, null where they are still open, and the reason. */
export interface ScoredLine {
  readonly id: string;
  readonly points: number | null;
  readonly reason: string;
}

/** The 评分表 of one unit, in the words and the order of the official form. */
export interface ScoreForm {
  /** 附件3 or the like; empty where the form says nothing. */
  readonly source: string;
  readonly title: string;
  readonly unit: string;
  readonly year: number | null;
  readonly groups: readonly FormGroup[];
  readonly max: number;
  /** Null while a line is open: a sum of some lines is no total. */
  readonly total: number | null;
  /** Who signed it and when; null: not signed. */
  readonly signed: { readonly by: string; readonly day: string } | null;
}

export interface FormGroup {
  readonly name: string;
  readonly max: number;
  readonly lines: readonly FormLine[];
}

export interface FormLine {
  readonly name: string;
  readonly max: number;
  readonly standard: string;
  readonly points: number | null;
  readonly reason: string;
}

export interface FormBasis {
  readonly rubric: Rubric;
  readonly unit: string | null;
  readonly year: number | null;
  readonly lines: readonly ScoredLine[];
  readonly signed?: ScoreForm['signed'];
}

/** Fills the form; neighbours of one group stand together as on paper. */
export function scoreForm({ rubric, unit, year, lines, signed = null }: FormBasis): ScoreForm {
  const groups: { name: string; max: number; lines: FormLine[] }[] = [];
  for (const { id, group, name, max, standard } of rubric.criteria) {
    const line = lines.find((one) => one.id === id);
    let last = groups.at(-1);
    if (last?.name !== group) {
      last = { name: group, max: 0, lines: [] };
      groups.push(last);
    }
    last.max += max;
    last.lines.push({
      name,
      max,
      standard,
      points: line?.points ?? null,
      reason: oneLine(line?.reason ?? ''),
    });
  }
  const points = groups.flatMap((group) => group.lines.map((line) => line.points));
  return {
    source: rubric.source,
    title: rubric.name,
    unit: oneLine(unit ?? ''),
    year,
    groups,
    max: rubric.max,
    total: points.includes(null) ? null : round(points.reduce<number>((sum, one) => sum + (one ?? 0), 0)),
    signed,
  };
}

/** What was suggested, where nobody has decided yet. */
export const suggestedLines = ({ rubric }: Pick<Review, 'rubric'>): readonly ScoredLine[] =>
  rubric.criteria.map(({ id, suggested, reason }) => ({ id, points: suggested, reason }));

export const formHeadings = ['一级标准', '二级标准', '分值', '评分标准', '评分', '扣分理由'] as const;

/** `及时性\n(20分)`, as the form prints it. */
export const groupHeading = ({ name, max }: FormGroup) => `${name}\n（${max}分）`;

const round = (points: number) => Math.round(points * 100) / 100;
