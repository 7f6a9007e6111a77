import type { Adjustment, Decision } from '../model/desk.js';
import type { CriterionResult, Review } from '../model/review.js';

/** One line of the score sheet as it stands now: what was suggested, and what people made of it. */
export interface SheetLine {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly max: number;
  readonly band: string | null;
  /** As reviewed, less what dismissed findings had cost; null: a person must say. */
  readonly suggested: number | null;
  /** What counts: a person's points, else the suggestion. */
  readonly points: number | null;
  readonly range: readonly [number, number] | null;
  /** 扣分理由. */
  readonly reason: string;
  readonly isAdjusted: boolean;
  readonly deductions: readonly (CriterionResult['deductions'][number] & { readonly isDismissed: boolean })[];
}

export interface FinalSheet {
  readonly rubric: string;
  readonly max: number;
  /** Of the lines that have points. */
  readonly total: number;
  readonly range: readonly [number, number];
  /** Points of the lines that still need a person. */
  readonly pending: number;
  readonly lines: readonly SheetLine[];
}

/**
 * The score sheet after what people decided. A deduction falls away when every finding that it rests on was dismissed; a
 * person's points go before everything.
 */
export function finalSheet(
  { rubric, findings }: Pick<Review, 'rubric' | 'findings'>,
  decisions: readonly Decision[],
  adjustments: readonly Adjustment[],
): FinalSheet {
  const dismissedKeys = new Set(
    decisions.filter(({ verdict }) => verdict === 'dismissed').map(({ finding }) => finding),
  );
  const dismissed = new Set(findings.filter(({ key }) => dismissedKeys.has(key)).map(({ id }) => id));
  const lines = rubric.criteria.map((criterion) =>
    lineOf(
      criterion,
      dismissed,
      adjustments.find(({ criterion: id }) => id === criterion.id),
    ),
  );
  const sum = (numbers: readonly number[]) => roundPoints(numbers.reduce((all, one) => all + one, 0));
  return {
    rubric: rubric.rubric,
    max: rubric.max,
    total: sum(lines.map(({ points }) => points ?? 0)),
    range: [
      sum(lines.map(({ points, range }) => range?.[0] ?? points ?? 0)),
      sum(lines.map(({ points, range, max }) => range?.[1] ?? points ?? max)),
    ],
    pending: sum(lines.filter(({ points }) => points === null).map(({ max }) => max)),
    lines,
  };
}

function lineOf(
  criterion: CriterionResult,
  dismissed: ReadonlySet<string>,
  adjustment: Adjustment | undefined,
): SheetLine {
  const { id, name, group, max, band } = criterion;
  const deductions = criterion.deductions.map((deduction) => ({
    ...deduction,
    isDismissed: deduction.findings.length > 0 && deduction.findings.every((one) => dismissed.has(one)),
  }));
  const given = givenBack(criterion, deductions);
  const raise = (points: number) => Math.min(max, roundPoints(points + given));
  const suggested = criterion.suggested === null ? null : raise(criterion.suggested);
  const points = adjustment?.points ?? suggested;
  const isAdjusted = adjustment !== undefined && adjustment.points !== null;
  const range = criterion.range;
  return {
    id,
    name,
    group,
    max,
    band,
    suggested,
    points,
    range: isAdjusted || range === null ? null : [raise(range[0]), raise(range[1])],
    reason: adjustment?.reason ?? reasonOf(criterion, deductions),
    isAdjusted,
    deductions,
  };
}

/**
 * What dismissed findings had cost. Where the deductions used a criterion up, the last of them were cut to what was left, and
 * stand for as much as the others as soon as there is room: two of three missing papers cost what two cost.
 */
function givenBack({ max }: CriterionResult, deductions: SheetLine['deductions']): number {
  const sum = (some: SheetLine['deductions'], cost: (points: number) => number) =>
    some.reduce((all, { points }) => all + cost(points), 0);
  const dismissed = deductions.filter(({ isDismissed }) => isDismissed);
  const given = sum(dismissed, (points) => points);
  const taken = sum(deductions, (points) => points);
  if (roundPoints(taken) < max) return given;
  const most = deductions.reduce((high, { points }) => Math.max(high, points), 0);
  const left = sum(
    deductions.filter(({ isDismissed }) => !isDismissed),
    (points) => (points < most ? most : points),
  );
  return Math.max(0, Math.min(given, max - left));
}

/** The reason as written, unless a deduction fell away: then the reasons of those that are left. */
function reasonOf(criterion: CriterionResult, deductions: SheetLine['deductions']): string {
  if (!deductions.some(({ isDismissed }) => isDismissed)) return criterion.reason;
  return deductions
    .filter(({ isDismissed }) => !isDismissed)
    .map(({ reason }) => reason)
    .join('；');
}

/** Forms give points in halves and tenths; sums of them must not show what binary fractions leave behind. */
const roundPoints = (points: number) => Math.round(points * 100) / 100;
