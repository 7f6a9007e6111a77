import type { Deduction } from '../model/review.js';
import type { Criterion, Scoring } from '../model/rubric.js';
import { costly, type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';

type MaterialsScoring = Extract<Scoring, { kind: 'per-missing'; what: 'materials' }>;

/** 每少一项扣5分，扣完为止: the required materials over the whole submission. */
export function scoreMaterials(
  criterion: Criterion,
  { points }: MaterialsScoring,
  { facts, findings }: ScoreContext,
): Judgement {
  const required = facts.profile.materials.filter((material) => material.required);
  const roles = new Set(facts.documents.flatMap((document) => document.roles));
  const missing = required.filter(({ role }) => !roles.has(role));
  const names = required.map(({ name }) => name).join('、');
  if (missing.length === 0) {
    return { suggested: criterion.max, reason: `${names}齐全，不扣分。`, confidence: 0.95 };
  }
  const unread = unreadPlaces(facts);
  const list = missing.map(({ name }) => name).join('、');
  if (unread) {
    return { suggested: null, reason: `没有找到${list}，但${unread}，请人工确认是否在其中。` };
  }
  let left = criterion.max;
  const deductions: Deduction[] = [];
  for (const material of missing) {
    const off = Math.min(points, left);
    left -= off;
    const related = costly(findings).filter(
      ({ rule, expected }) =>
        rule === 'attachment-missing' &&
        expected !== null &&
        [material.name, ...material.titles].some((title) => expected.includes(title)),
    );
    deductions.push({ points: off, reason: `缺${material.name}`, findings: related.map(({ id }) => id) });
  }
  return {
    suggested: left,
    reason: `缺少${list}共${missing.length}项，每少一项扣${points}分，共扣${criterion.max - left}分。`,
    deductions,
    confidence: 0.9,
  };
}
