/** Runs every rule over the facts, signs what they claim, and says what became of each. */
import type { DocumentFacts, Facts, Ref, Section } from '../model/facts.js';
import type { Finding, Outcome, OutcomeKind } from '../model/review.js';
import type { Rubric } from '../model/rubric.js';
import type { RuleSetting, RuleSettings } from '../model/setup.js';
import { evidenceOf, isWeak } from '../text/evidence.js';
import { foldKey } from '../text/fold.js';
import { shortHash } from '../text/hash.js';
import type { Claim, DocumentView, Limits, Rule } from './define-rule.js';

export interface RuleRun {
  readonly findings: readonly Finding[];
  readonly outcomes: readonly Outcome[];
}

/** Outcome of a rule on a whole run until the run is compared. */
export const NEEDS_OTHERS = '需与同一批次的其他材料比较';

/** A rule that says more than that of one submission has met no report: a person reads none of it. */
export const MOST_CLAIMS = 500;
export const USUAL_CONFIDENCE = 0.9;
export const WEAK_CONFIDENCE = 0.5;

export function runRules(
  rules: readonly Rule[],
  facts: Facts,
  rubric: Rubric,
  settings: RuleSettings = {},
): RuleRun {
  const views = viewsOf(facts);
  const signed: SignedClaim[] = [];
  const outcomes: Outcome[] = [];
  for (const rule of rules) {
    const setting = settings[rule.id];
    if (setting?.enabled === false) {
      outcomes.push({ rule: rule.id, outcome: 'inapplicable', reason: '配置中已停用' });
      continue;
    }
    const { claims, outcome } = runRule(rule, limitsOf(rule, setting), facts, views);
    const severity = setting?.severity;
    outcomes.push(outcome);
    for (const claim of claims) signed.push({ rule, claim: severity ? { ...claim, severity } : claim });
  }
  return { findings: sign(signed, facts, rubric), outcomes };
}

interface SignedClaim {
  readonly rule: Rule;
  readonly claim: Claim;
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
  const hidden = rule.absence ? unreadReason(facts) : null;
  if (hidden !== null && claims.length > 0) return { claims: [], outcome: say('unable', hidden) };
  if (claims.length === 0) return { claims, outcome: say('passed', null) };
  const certain = claims.some((claim) => !isClaimWeak(claim, facts));
  return {
    claims,
    outcome: certain
      ? say('failed', `发现 ${claims.length} 处`)
      : say('needs-review', `有 ${claims.length} 处需人工核对`),
  };
}

export function take<One>(claims: Iterable<One>, most: number): One[] {
  const taken: One[] = [];
  for (const claim of claims) {
    if (taken.length >= most) break;
    taken.push(claim);
  }
  return taken;
}

/** Why nothing may be claimed absent, or null when everything was read. */
function unreadReason(facts: Facts): string | null {
  const failed = facts.failures[0];
  if (failed) return `“${failed.file}”未能读取，不能断定缺失`;
  for (const { document, unread } of facts.documents) {
    if (unread.length > 0) return `“${document.file}”第${unread.join('、')}页未能识别，不能断定缺失`;
  }
  return null;
}

const documentOf = (facts: Facts, ref: Ref): DocumentFacts | undefined =>
  facts.documents.find(({ document }) => document.file === ref.file);

function isClaimWeak(claim: Claim, facts: Facts): boolean {
  if (claim.weak) return true;
  return [claim.at, ...(claim.related ?? [])].some((ref) => {
    const owner = documentOf(facts, ref);
    return owner !== undefined && isWeak(owner.document, ref);
  });
}

function sign(signed: readonly SignedClaim[], facts: Facts, rubric: Rubric): readonly Finding[] {
  const files = new Map(facts.documents.map(({ document }, index) => [document.file, index]));
  const inOrder = signed
    .map((entry, index) => ({ ...entry, index }))
    .sort((left, right) => comparePlaces(left.claim.at, right.claim.at, files) || left.index - right.index);
  const criteria = new Map<string, string>();
  for (const criterion of rubric.criteria) {
    for (const rule of criterion.rules) if (!criteria.has(rule)) criteria.set(rule, criterion.id);
  }
  const ids = new Map(inOrder.map(({ index }, position) => [index, `f${position + 1}`]));
  const causes = causesOf(signed, ids);
  const seen = new Map<string, number>();
  const pathOf = sectionPaths(facts);
  return inOrder.map(({ rule, claim, index }) => {
    const evidence = [claim.at, ...(claim.related ?? [])].flatMap((ref) => {
      const owner = documentOf(facts, ref);
      return owner ? evidenceOf(owner.document, ref) : [];
    });
    const base = `${rule.id}:${shortHash(`${pathOf(claim.at)}\n${foldKey(evidence[0]?.quote ?? claim.message)}`)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const weak = isClaimWeak(claim, facts);
    return {
      id: ids.get(index)!,
      rule: rule.id,
      severity: claim.severity ?? rule.severity,
      message: claim.message,
      evidence,
      expected: claim.expected ?? null,
      actual: claim.actual ?? null,
      suggestion: claim.suggestion ?? rule.remedy,
      criterion: criteria.get(rule.id) ?? null,
      key: count === 1 ? base : `${base}-${count}`,
      causedBy: causes.get(index) ?? null,
      certainty: weak ? 'check' : 'certain',
      confidence: Math.min(claim.confidence ?? USUAL_CONFIDENCE, weak ? WEAK_CONFIDENCE : 1),
    };
  });
}

function comparePlaces(left: Ref, right: Ref, files: ReadonlyMap<string, number>): number {
  return (
    (files.get(left.file) ?? 0) - (files.get(right.file) ?? 0) ||
    left.block - right.block ||
    (left.cell?.row ?? 0) - (right.cell?.row ?? 0) ||
    (left.cell?.column ?? 0) - (right.cell?.column ?? 0) ||
    (left.start ?? 0) - (right.start ?? 0)
  );
}

const placeKey = (ref: Ref | string): string =>
  typeof ref === 'string'
    ? ref
    : [ref.file, ref.block, ref.cell?.row ?? '', ref.cell?.column ?? '', ref.start ?? ''].join('|');

/** One misread or wrong figure is one finding: what rests on the same figure and comes from a later rule hangs under it. */
function causesOf(
  signed: readonly SignedClaim[],
  ids: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const owners = new Map<string, { readonly index: number; readonly rule: string }>();
  const causes = new Map<number, string>();
  signed.forEach(({ rule, claim }, index) => {
    const rests = claim.rests ?? [];
    const owner = rests
      .map((ref) => owners.get(placeKey(ref)))
      .find((found) => found && found.rule !== rule.id);
    if (owner) causes.set(index, ids.get(owner.index)!);
    else
      for (const ref of rests)
        if (!owners.has(placeKey(ref))) owners.set(placeKey(ref), { index, rule: rule.id });
  });
  return causes;
}

/** Titles of the sections above a place, without numbers: a decision survives renumbering. */
function sectionPaths(facts: Facts): (ref: Ref) => string {
  const outlines = new Map(
    facts.documents.map(({ document, sections }) => [
      document.file,
      { sections, byId: new Map(sections.map((section) => [section.id, section])) },
    ]),
  );
  return (ref) => {
    const outline = outlines.get(ref.file);
    if (!outline) return '';
    let section: Section | undefined = sectionAt(outline.sections, ref.block);
    const titles: string[] = [];
    while (section) {
      titles.unshift(foldKey(section.title));
      section = section.parent === null ? undefined : outline.byId.get(section.parent);
    }
    return titles.join('/');
  };
}

/** The last section that begins at or before a block. */
function sectionAt(sections: readonly Section[], block: number): Section | undefined {
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.ref.block <= block) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}
