import type { Deduction, Finding } from '../model/review.js';
import type { Criterion, Scoring } from '../model/rubric.js';
import { costly, type Judgement, unreadPlaces } from './judgement.js';
import type { ScoreContext } from './score.js';

type PartsScoring = Extract<Scoring, { kind: 'per-missing'; what: 'parts' }>;

const ABSENCE = new Set(['section-missing', 'results-use-missing', 'section-stub']);

/**
 * Each part that the form names and the report lacks costs its points. Faulty writing (撰写规范) has no price on the form:
 * it opens the range downwards and is the reviewer's to weigh.
 */
export function scoreParts(
  criterion: Criterion,
  scoring: PartsScoring,
  { facts, findings }: ScoreContext,
): Judgement {
  const report = facts.documents.find(({ roles }) => roles.includes('self-evaluation-report'));
  const unread = unreadPlaces(facts);
  if (!report) {
    return unread
      ? { suggested: null, reason: `没有找到自评报告，但${unread}，请人工确认。` }
      : { suggested: 0, reason: '没有找到绩效自评报告正文。', confidence: 0.7 };
  }
  const kinds = new Set<string>(report.sections.flatMap((section) => section.kinds));
  if (kinds.has('basic-spending') || kinds.has('project-spending')) kinds.add('spending');
  const own = costly(findings).filter((finding) => criterion.rules.includes(finding.rule));
  const nameOf = (id: string): string => facts.profile.parts.find((part) => part.id === id)?.name ?? id;
  const missing = scoring.of.filter((id) => !kinds.has(id) && isReported(own, nameOf(id)));
  if (missing.length > 0 && unread) {
    return {
      suggested: null,
      reason: `没有找到${missing.map(nameOf).join('、')}，但${unread}，请人工确认。`,
    };
  }
  let left = criterion.max;
  const deductions: Deduction[] = missing.map((id) => {
    const points = Math.min(scoring.points, left);
    left -= points;
    const related = own.filter(({ rule, expected }) => rule === 'section-missing' && expected === nameOf(id));
    return { points, reason: `缺“${nameOf(id)}”`, findings: related.map((finding) => finding.id) };
  });
  const norms = own.filter(({ rule, severity }) => !ABSENCE.has(rule) && severity !== 'info');
  const lowest = norms.length > 0 ? Math.max(0, left - scoring.normsUpTo) : left;
  const parts = scoring.of.map(nameOf).join('、');
  const said =
    missing.length === 0
      ? `${parts}均有，不扣分`
      : `缺${missing.map(nameOf).join('、')}，扣${criterion.max - left}分`;
  const advice =
    norms.length > 0
      ? `；另有撰写不规范或数据疑点${norms.length}处（${namesOf(norms)}），可由评审人酌情扣至${lowest}分`
      : '';
  return {
    suggested: left,
    range: [lowest, left],
    reason: `${said}${advice}。`,
    deductions,
    confidence: 0.85,
  };
}

const isReported = (findings: readonly Finding[], name: string): boolean =>
  findings.some(({ rule, expected }) => rule === 'section-missing' && expected === name);

/** The first few messages, cut short: the form has one line. */
function namesOf(findings: readonly Finding[]): string {
  const shown = findings.slice(0, 2).map(({ message }) => message.replace(/。$/, '').slice(0, 40));
  return shown.join('；') + (findings.length > shown.length ? '等' : '');
}
