import type { Review } from '../model/review.js';
import type { Rubric } from '../model/rubric.js';
import type { Standing } from '../model/standing.js';
import { groupBy, rangeOf, selfScoreOf, unitOf } from './places.js';
import type { Column, Row } from './sheet.js';

/** 评分汇总: the score sheets of all, a row each, so that units can be held against each other. */
export interface StandingTable {
  readonly columns: readonly Column[];
  add(review: Review, standing: Standing | null): void;
  /** With ranks, which only all rows together give. */
  rows(): Iterable<Row>;
}

interface Line {
  readonly before: Row;
  readonly after: Row;
  readonly group: string;
  /** Null while points are open: a sum of some lines ranks nobody. */
  readonly total: number | null;
}

interface NamedCriterion {
  readonly id: string;
  readonly name: string;
  readonly max: number;
}

/** `standings`: what people decided, where there is a desk; then each criterion has the points that count beside those suggested. */
export function standingTable(
  criteria: readonly NamedCriterion[],
  standings: readonly (Standing | null)[] | null,
): StandingTable {
  const lines: Line[] = [];
  const pick = <Cell>(suggested: Cell, decided: Cell): Cell[] =>
    standings ? [suggested, decided] : [suggested];
  return {
    columns: [
      { heading: '单位', width: 28 },
      { heading: '年度', width: 8 },
      ...criteria.flatMap(({ id, name, max }) =>
        pick(`${id} ${name}（${max}分）${standings ? '建议' : ''}`, `${id} 评定`).map((heading) => ({
          heading,
          width: heading.endsWith('评定') ? 8 : 13,
        })),
      ),
      { heading: '建议得分', width: 10 },
      { heading: '得分区间', width: 14 },
      ...(standings
        ? [
            { heading: '评定得分', width: 10 },
            { heading: '签署', width: 8 },
          ]
        : []),
      { heading: '待定分', width: 8 },
      { heading: '自评分', width: 8 },
      { heading: '自评高出', width: 10 },
      { heading: '名次', width: 7 },
      { heading: '材料', width: 40 },
    ],
    add(review, standing) {
      const { rubric, year, source } = review;
      const self = selfScoreOf(review);
      const pending = standing ? standing.pending : rubric.pending;
      const sum = standing ? standing.total : rubric.suggested;
      const isOpen = pending > 0 || (!standing && rubric.range[0] !== rubric.range[1]);
      lines.push({
        group: `${rubric.rubric}/${rubric.max}/${year}`,
        total: isOpen ? null : sum,
        before: [
          unitOf(review),
          year,
          ...criteria.flatMap(({ id }) => {
            const suggested = rubric.criteria.find((one) => one.id === id);
            const decided = standing?.lines.find((one) => one.id === id);
            return pick(pointsOf(suggested, suggested?.suggested), pointsOf(decided, decided?.points));
          }),
          rubric.suggested,
          rangeOf(rubric.range),
          ...(standings
            ? [standing && pending === 0 ? sum : '待定', standing?.isSigned ? '已签署' : '']
            : []),
          pending,
          self,
          self === null || isOpen ? null : Math.round((self - sum) * 100) / 100,
        ],
        after: [source],
      });
    },
    *rows() {
      const ranks = ranksOf(lines);
      for (const line of lines) yield [...line.before, ranks.get(line) ?? null, ...line.after];
    },
  };
}

/** Among those of one score sheet and year; equals share a rank. */
function ranksOf(lines: readonly Line[]): Map<Line, number> {
  const ranks = new Map<Line, number>();
  const ranked = lines.filter(({ total }) => total !== null);
  for (const group of groupBy(ranked, (line) => line.group).values()) {
    const sorted = group.toSorted((a, b) => b.total! - a.total!);
    for (const [index, line] of sorted.entries()) {
      const last = sorted[index - 1];
      ranks.set(line, last?.total === line.total ? ranks.get(last)! : index + 1);
    }
  }
  return ranks;
}

/** A criterion that the submission's own score sheet has not stays empty; one that it has, and that is open, says so. */
const pointsOf = (line: unknown, points: number | null | undefined) =>
  line === undefined ? null : (points ?? '待定');

/** Of all score sheets that occur, in their order. */
export function criteriaOf(
  rubric: Pick<Rubric, 'criteria'> | null,
  first: Review | null,
  standings: readonly (Standing | null)[] | null,
): readonly NamedCriterion[] {
  const all = new Map<string, NamedCriterion>();
  const take = (criteria: readonly NamedCriterion[]) => {
    for (const one of criteria) if (!all.has(one.id)) all.set(one.id, one);
  };
  take(rubric?.criteria ?? []);
  take(first?.rubric.criteria ?? []);
  for (const standing of standings ?? []) take(standing?.lines ?? []);
  return [...all.values()];
}
