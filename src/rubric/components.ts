import type { Indicator } from '../model/facts.js';
import type { Deduction, Finding } from '../model/review.js';
import type { Component, Criterion, Scoring } from '../model/rubric.js';
import { costly, type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';

type ComponentScoring = Extract<Scoring, { kind: 'components' }>;

interface Part {
  /** Points earned, or null when it cannot be told. */
  readonly points: number | null;
  /** What 酌情 leaves open: a person may give anything in it. */
  readonly range: readonly [number, number];
  readonly reason: string;
}

/** Findings that say why a component lost points. */
const RULES: Readonly<Record<string, string>> = {
  'third-level': 'indicator-no-third-level',
  'weight-60': 'indicator-weight-60',
};

/** O1: indicators refined to the third level, and output and benefit weights of at least 60. Judged from the performance tables. */
export function scoreComponents(
  criterion: Criterion,
  { components }: ComponentScoring,
  { facts, findings }: ScoreContext,
): Judgement {
  const indicators = facts.documents.flatMap((document) => document.indicators).filter(({ used }) => used);
  if (indicators.length === 0) {
    const unread = unreadPlaces(facts);
    const why = unread ? `（${unread}）` : '';
    return {
      suggested: null,
      reason: `没有找到绩效指标表${why}，无法判断指标是否细化到三级、产出和效益权重是否达到60%，请人工评定。`,
    };
  }
  const transfers = new Set(
    facts.documents
      .flatMap(({ forms }) => forms)
      .filter(({ kind }) => kind === 'transfer-performance')
      .map(({ table }) => table),
  );
  const weighted = indicators.filter(({ table }) => !transfers.has(table));
  const parts = components.map((component) => ({
    component,
    ...(component.id === 'third-level' ? thirdLevel(component, indicators) : weightOf(component, weighted)),
  }));
  const reason = `${parts.map((part) => part.reason).join('；')}。`;
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  const range = [add(parts.map((part) => part.range[0])), add(parts.map((part) => part.range[1]))] as const;
  if (parts.some(({ points }) => points === null))
    return { suggested: null, range, reason: `${reason}未能判断的部分请人工评定。` };
  const suggested = add(parts.map(({ points }) => points!));
  const all = costly(findings);
  const deductions: Deduction[] = parts
    .filter(({ points, component }) => points! < component.points)
    .map(({ points, component, reason: why }) => ({
      points: component.points - points!,
      reason: why,
      findings: idsOf(all, RULES[component.id]),
    }));
  return {
    suggested,
    range: [Math.min(range[0], suggested), Math.min(criterion.max, range[1])],
    reason,
    deductions,
    confidence: 0.75,
  };
}

const idsOf = (findings: readonly Finding[], rule: string | undefined): readonly string[] =>
  findings.filter((finding) => finding.rule === rule).map(({ id }) => id);

function thirdLevel({ points, name }: Component, rows: readonly Indicator[]): Part {
  const refined = rows.filter((row) => row.refined).length;
  if (refined === rows.length)
    return {
      points,
      range: [points, points],
      reason: `${name}：${rows.length}项指标均有三级指标，得${points}分`,
    };
  if (refined === 0) return { points: 0, range: [0, 0], reason: `${name}：没有三级指标，不得分` };
  // 部分细化的，酌情扣分: neither nothing nor everything.
  const earned = Math.min(points - 1, Math.max(1, Math.round((points * refined) / rows.length)));
  return {
    points: earned,
    range: [1, points - 1],
    reason: `${name}：${rows.length}项中${refined}项有三级指标，部分细化，建议得${earned}分`,
  };
}

const LEAST = 60;

function weightOf({ points, name }: Component, indicators: readonly Indicator[]): Part {
  const tables = [...new Set(indicators.map(({ table }) => table))];
  const shares = tables.map((table) => {
    const rows = indicators.filter((indicator) => indicator.table === table);
    if (rows.some(({ weight }) => weight === null)) return null;
    return rows
      .filter(({ ofResult }) => ofResult)
      .reduce((sum, { weight }) => sum + Number(weight!.units) / 10 ** weight!.scale, 0);
  });
  if (tables.length === 0)
    return { points: null, range: [0, points], reason: `${name}：附表没有分值或权重，无法计算` };
  if (shares.some((share) => share === null))
    return { points: null, range: [0, points], reason: `${name}：有指标没有写分值或权重，无法计算` };
  const lowest = Math.min(...(shares as number[]));
  if (lowest >= LEAST)
    return { points, range: [points, points], reason: `${name}：合计${lowest}，得${points}分` };
  const earned = Math.min(points - 1, Math.max(0, Math.round((points * lowest) / LEAST)));
  return {
    points: earned,
    range: [0, points - 1],
    reason: `${name}：合计只有${lowest}，建议得${earned}分`,
  };
}
