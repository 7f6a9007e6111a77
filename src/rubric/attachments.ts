import type { FormCell } from '../model/facts.js';
import type { Deduction, Finding } from '../model/review.js';
import type { Criterion, Scoring } from '../model/rubric.js';
import { addTo } from '../text/groups.js';
import { costly, type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';

type AttachmentScoring = Extract<Scoring, { kind: 'discretionary' }>;

const INCOMPLETE = 'table-incomplete';
/** Faults of one kind cost no more than that many: twenty empty reasons are one habit. */
const MOST_OF_A_KIND = 2;

/**
 * 否则酌情扣分: a table that was not handed in costs its share, empty cells cost what they are of all that is asked for, a fault
 * in a table what the rubric says; the rest is a person's.
 */
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
  const cells = facts.documents.flatMap(({ forms, basicData }) =>
    [...forms, ...basicData].flatMap((form) => form.cells),
  );
  const costing = all.filter(({ rule, severity }) => criterion.rules.includes(rule) && severity !== 'info');
  for (const [rule, own] of byRule(costing)) {
    const points = own[0]!.severity === 'error' ? scoring.perError : scoring.perWarning;
    const counted = Math.min(own.length, MOST_OF_A_KIND) * points;
    const ids = own.map(({ id }) => id);
    if (rule === INCOMPLETE)
      take(Math.max(points, openShare(cells, criterion.max)), incompleteReason(cells, own), ids);
    else take(counted, reasonOf(own), ids);
  }
  if (deductions.length === 0) {
    return {
      suggested: criterion.max,
      range: [criterion.max, criterion.max],
      reason: `${scoring.of.map(nameOf).join('、')}均已提交${cells.length > 0 ? `，应填${cells.length}格均已填写` : ''}，未发现填写问题，不扣分。`,
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

function byRule(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) addTo(groups, finding.rule, finding);
  return groups;
}

const openShare = (cells: readonly FormCell[], max: number): number =>
  cells.length === 0 ? 0 : Math.round((max * cells.filter(({ filled }) => !filled).length) / cells.length);

function incompleteReason(cells: readonly FormCell[], findings: readonly Finding[]): string {
  const filled = cells.filter((cell) => cell.filled).length;
  if (filled === cells.length) return reasonOf(findings);
  return `附表应填${cells.length}格，已填${filled}格（${findings.length}张表填写不完整）`;
}

function reasonOf(findings: readonly Finding[]): string {
  const first = findings[0]!.message.replace(/。$/, '');
  return findings.length > 1 ? `${first}（同类问题共${findings.length}处）` : first;
}
