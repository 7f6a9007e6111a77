import type { Indicator } from '../model/facts.js';
import type { Deduction } from '../model/review.js';
import type { Component, Criterion, Scoring } from '../model/rubric.js';
import { type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';

type ComponentScoring = Extract<Scoring, { kind: 'components' }>;

interface Part {
  /** Points earned, or null when it cannot be told. */
  readonly points: number | null;
  readonly reason: string;
}

/** O1: indicators refined to the third level, and output and benefit weights of at least 60. Judged from the performance tables. */
export function scoreComponents(
  criterion: Criterion,
  { components }: ComponentScoring,
  { facts }: ScoreContext,
): Judgement {
  const indicators = facts.documents.flatMap((document) => document.indicators);
  if (indicators.length === 0) {
    const unread = unreadPlaces(facts);
    const why = unread ? `（${unread}）` : '';
    return {
      suggested: null,
      reason: `没有找到绩效指标表${why}，无法判断指标是否细化到三级、产出和效益权重是否达到60%，请人工评定。`,
    };
  }
  const parts = components.map((component) => ({ component, ...judge(component, indicators) }));
  const reason = `${parts.map((part) => part.reason).join('；')}。`;
  if (parts.some(({ points }) => points === null)) {
    const low = parts.reduce((sum, { points }) => sum + (points ?? 0), 0);
    const high = parts.reduce((sum, { points, component }) => sum + (points ?? component.points), 0);
    return { suggested: null, range: [low, high], reason: `${reason}未能判断的部分请人工评定。` };
  }
  const suggested = parts.reduce((sum, { points }) => sum + points!, 0);
  const deductions: Deduction[] = parts
    .filter(({ points, component }) => points! < component.points)
    .map(({ points, component, reason: why }) => ({
      points: component.points - points!,
      reason: why,
      findings: [],
    }));
  return {
    suggested,
    range: [suggested, Math.min(criterion.max, suggested)],
    reason,
    deductions,
    confidence: 0.75,
  };
}

function judge(component: Component, indicators: readonly Indicator[]): Part {
  return component.id === 'third-level' ? thirdLevel(component, indicators) : weightOf(component, indicators);
}

function thirdLevel({ points, name }: Component, indicators: readonly Indicator[]): Part {
  const rows = indicators.filter(({ second, first }) => second !== '' || first !== '');
  const refined = rows.filter(({ third }) => third !== '' && !/^指标\d/.test(third)).length;
  if (refined === rows.length)
    return { points, reason: `${name}：${rows.length}项指标均有三级指标，得${points}分` };
  if (refined === 0) return { points: 0, reason: `${name}：没有三级指标，不得分` };
  const earned = Math.round((points * refined) / rows.length);
  return {
    points: earned,
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
      .filter(({ first }) => /产出|效益|成本/.test(first))
      .reduce((sum, { weight }) => sum + Number(weight!.units) / 10 ** weight!.scale, 0);
  });
  if (shares.some((share) => share === null))
    return { points: null, reason: `${name}：有指标没有写分值或权重，无法计算` };
  const lowest = Math.min(...(shares as number[]));
  if (lowest >= LEAST) return { points, reason: `${name}：合计${lowest}，得${points}分` };
  const earned = Math.max(0, Math.round((points * lowest) / LEAST));
  return { points: earned, reason: `${name}：合计只有${lowest}，建议得${earned}分` };
}
