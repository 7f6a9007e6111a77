/** Runs every rule over the facts, signs what they claim, and says what became of each. */
import type { Facts } from '../model/facts.js';
import type { Finding, Outcome, OutcomeKind } from '../model/review.js';
import type { Rubric } from '../model/rubric.js';
import type { RuleSetting, RuleSettings } from '../model/setup.js';
import type { Claim, DocumentView, Limits, Rule } from './define-rule.js';
import { type Judge, type SignedClaim, sign, weaknessIn } from './sign-claims.js';
import { unreadAnywhere, unreadInParts } from './unread.js';

export interface RuleRun {
  readonly findings: readonly Finding[];
  readonly outcomes: readonly Outcome[];
}

/** Outcome of a rule on a whole run until the run is compared. */
export const NEEDS_OTHERS = '需与同一批次的其他材料比较';

/** A rule that says more than that of one submission has met no report: a person reads none of it. */
export const MOST_CLAIMS = 500;

export function runRules(
  rules: readonly Rule[],
  facts: Facts,
  rubric: Rubric,
  settings: RuleSettings = {},
): RuleRun {
  const views = viewsOf(facts);
  const isClaimWeak = weaknessIn(facts);
  const signed: SignedClaim[] = [];
  const outcomes: Outcome[] = [];
  for (const rule of rules) {
    const setting = settings[rule.id];
    if (setting?.enabled === false) {
      outcomes.push({ rule: rule.id, outcome: 'inapplicable', reason: '配置中已停用' });
      continue;
    }
    const { claims, outcome } = runRule(rule, limitsOf(rule, setting), facts, views, isClaimWeak);
    const severity = setting?.severity;
    outcomes.push(outcome);
    for (const claim of claims) signed.push({ rule, claim: severity ? { ...claim, severity } : claim });
  }
  return { findings: sign(signed, facts, rubric, isClaimWeak), outcomes };
}

function viewsOf(facts: Facts): readonly DocumentView[] {
  const submissionRoles = [...new Set(facts.documents.flatMap(({ roles }) => roles))];
  return facts.documents.map((document) => ({
    ...document,
    profile: facts.profile,
    unit: facts.unit,
    year: facts.year,
    submissionRoles,
  }));
}

/** The numbers that a rule turns on: its own, or those of the configuration. */
export function limitsOf({ thresholds }: Rule, setting: RuleSetting | undefined): Limits {
  const own = Object.entries(thresholds).map(([name, { value }]) => [name, value]);
  return { ...Object.fromEntries(own), ...setting?.thresholds };
}

function runRule(
  rule: Rule,
  limits: Limits,
  facts: Facts,
  views: readonly DocumentView[],
  isClaimWeak: Judge,
): { readonly claims: readonly Claim[]; readonly outcome: Outcome } {
  const say = (outcome: OutcomeKind, reason: string | null): Outcome => ({ rule: rule.id, outcome, reason });
  let applied = false;
  let claims: Claim[] = [];
  if (rule.scope === 'run') return { claims: [], outcome: say('inapplicable', NEEDS_OTHERS) };
  try {
    if (rule.scope === 'submission') {
      applied = rule.applies(facts, limits);
      if (applied) claims = take(rule.check(facts, limits), MOST_CLAIMS);
    } else {
      for (const view of views) {
        if (rule.roles && !rule.roles.some((role) => view.roles.includes(role))) continue;
        if (!rule.applies(view, limits)) continue;
        applied = true;
        claims.push(...take(rule.check(view, limits), MOST_CLAIMS - claims.length));
      }
    }
  } catch (error) {
    // A rule that breaks takes nothing with it but its own outcome.
    return {
      claims: [],
      outcome: say('unable', `规则执行出错：${error instanceof Error ? error.message : '未知错误'}`),
    };
  }
  if (!applied) return { claims: [], outcome: say('inapplicable', '没有可供检查的内容') };
  if (rule.absence && claims.length > 0) {
    const { seen, hidden } = whatWasRead(rule.absence, claims, facts);
    if (seen.length === 0 && hidden !== null) return { claims: [], outcome: say('unable', hidden) };
    claims = seen.map((claim) => (restsOnOcr(rule, claim, facts) ? { ...claim, weak: true } : claim));
  }
  if (claims.length === 0) return { claims, outcome: say('passed', null) };
  const certain = claims.some((claim) => !isClaimWeak(claim));
  return {
    claims,
    outcome: certain
      ? say('failed', `发现 ${claims.length} 处`)
      : say('needs-review', `有 ${claims.length} 处需人工核对`),
  };
}

/** Claims of absence that what could not be read leaves standing, and why others do not. */
function whatWasRead(
  absence: 'anywhere' | 'part',
  claims: readonly Claim[],
  facts: Facts,
): { readonly seen: readonly Claim[]; readonly hidden: string | null } {
  if (absence === 'anywhere') {
    const hidden = unreadAnywhere(facts);
    return { seen: hidden === null ? claims : [], hidden };
  }
  const reasons = claims.map((claim) => unreadInParts(claim, facts));
  return {
    seen: claims.filter((_, index) => reasons[index] === null),
    hidden: reasons.find((reason) => reason !== null) ?? null,
  };
}

/** What is not found in recognised text may have been misread there: the document's own, for a rule on documents. */
function restsOnOcr({ scope }: Rule, claim: Claim, { documents }: Facts): boolean {
  return documents.some(
    ({ document }) =>
      (scope === 'submission' || document.file === claim.at.file) &&
      document.blocks.some(({ source, layer }) => source === 'ocr' && layer === 'body'),
  );
}

export function take<One>(claims: Iterable<One>, most: number): One[] {
  const taken: One[] = [];
  for (const claim of claims) {
    if (taken.length >= most) break;
    taken.push(claim);
  }
  return taken;
}
