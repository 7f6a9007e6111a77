import type { Deduction } from '../model/review.js';
import type { Criterion, Scoring } from '../model/rubric.js';
import { costly, type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';

type AttachmentScoring = Extract<Scoring, { kind: 'discretionary' }>;

/** 否则酌情扣分: a table that was not handed in costs its share, a fault in one what the rubric says; the rest is a person's. */
export function scoreAttachments(
  criterion: Criterion,
  scoring: AttachmentScoring,
  { facts, findings }: ScoreContext,
): Judgement {
  const roles = new Set(facts.documents.flatMap((document) => document.roles));
  const nameOf = (role: string): string =>
    facts.profile.materials.find((material) => material.role === role)?.name ?? role;
  const missing = scoring.of.filter((role) => !roles.has(role));
  const unread = unreadPlaces(facts);
  if (missing.length > 0 && unread) {
    return {
      suggested: null,
      reason: `没有找到${missing.map(nameOf).join('、')}，但${unread}，请人工确认。`,
    };
  }
  const all = costly(findings);
  const deductions: Deduction[] = [];
  let left = criterion.max;
  const take = (points: number, reason: string, related: readonly string[]): void => {
    const off = Math.min(points, left);
    if (off <= 0) return;
    left -= off;
    deductions.push({ points: off, reason, findings: related });
  };
  if (missing.length > 0) {
    const share =
      missing.length === scoring.of.length
        ? criterion.max
        : Math.round((criterion.max * missing.length) / scoring.of.length);
    const related = all.filter(({ rule }) => rule === 'attachment-missing').map(({ id }) => id);
    take(share, `${missing.map(nameOf).join('、')}未提交，无从核对填写是否完整`, related);
  }
  for (const finding of all) {
    if (!criterion.rules.includes(finding.rule) || finding.severity === 'info') continue;
    take(
      finding.severity === 'error' ? scoring.perError : scoring.perWarning,
      finding.message.replace(/。$/, ''),
      [finding.id],
    );
  }
  if (deductions.length === 0) {
    return {
      suggested: criterion.max,
      range: [criterion.max, criterion.max],
      reason: `${scoring.of.map(nameOf).join('、')}均已提交，未发现填写问题，不扣分。`,
      confidence: 0.7,
    };
  }
  return {
    suggested: left,
    // 酌情: how much a fault costs is the reviewer's to say.
    range: [Math.max(0, left - scoring.perError), Math.min(criterion.max, left + scoring.perError)],
    reason: `${deductions.map(({ reason, points }) => `${reason}，扣${points}分`).join('；')}。`,
    deductions,
    confidence: 0.6,
  };
}
