/** Runs the rules on a whole run over its digests, and signs what they claim for each submission. */
import { markOfStretch } from '../across/quote.js';
import type { RunView } from '../across/run.js';
import type { Mark, SubmissionDigest } from '../model/digest.js';
import type { Evidence, Finding, Outcome } from '../model/review.js';
import type { RuleSettings } from '../model/setup.js';
import type { RunClaim, RunPlace, RunRule } from './define-rule.js';
import { limitsOf, MOST_CLAIMS, NEEDS_OTHERS, take } from './run-rules.js';
import { keyMaker, signed } from './sign-claims.js';

/** What the comparison says of one submission, before its words are looked up. */
export interface Comparison {
  readonly claims: readonly { readonly rule: RunRule; readonly claim: RunClaim }[];
  readonly outcomes: readonly Outcome[];
}

/** One comparison a submission, in the order of the run. */
export async function compareRules(
  rules: readonly RunRule[],
  run: RunView,
  settings: RuleSettings,
  breathe: () => Promise<void>,
): Promise<readonly Comparison[]> {
  const all = run.submissions.map(() => ({
    claims: [] as Comparison['claims'][number][],
    outcomes: [] as Outcome[],
  }));
  for (const rule of rules) {
    const setting = settings[rule.id];
    if (setting?.enabled === false) {
      for (const { outcomes } of all)
        outcomes.push({ rule: rule.id, outcome: 'inapplicable', reason: '配置中已停用' });
      continue;
    }
    const limits = limitsOf(rule, setting);
    const bySubmission = new Map<number, RunClaim[]>();
    let broken: string | null = null;
    try {
      for (const claim of rule.check(run, limits)) {
        if (claim === null) {
          await breathe();
          continue;
        }
        const own = bySubmission.get(claim.submission) ?? [];
        bySubmission.set(claim.submission, own);
        own.push(setting?.severity ? { ...claim, severity: setting.severity } : claim);
      }
    } catch (error) {
      broken = `规则执行出错：${error instanceof Error ? error.message : '未知错误'}`;
    }
    for (const [index, { claims, outcomes }] of all.entries()) {
      const own = broken === null ? take(bySubmission.get(index) ?? [], MOST_CLAIMS) : [];
      for (const claim of own) claims.push({ rule, claim });
      const applies = broken === null && rule.applies(run, index, limits);
      outcomes.push(outcomeOf(rule, own, { applies, broken, isAlone: run.submissions.length < 2 }));
    }
  }
  return all;
}

function outcomeOf(
  { id, lacking }: RunRule,
  claims: readonly RunClaim[],
  { applies, broken, isAlone }: { applies: boolean; broken: string | null; isAlone: boolean },
): Outcome {
  if (broken !== null) return { rule: id, outcome: 'unable', reason: broken };
  if (!applies) return { rule: id, outcome: 'inapplicable', reason: isAlone ? NEEDS_OTHERS : lacking };
  if (claims.length === 0) return { rule: id, outcome: 'passed', reason: null };
  return claims.some((claim) => !isWeak(claim))
    ? { rule: id, outcome: 'failed', reason: `发现 ${claims.length} 处` }
    : { rule: id, outcome: 'needs-review', reason: `有 ${claims.length} 处需人工核对` };
}

const isWeak = ({ weak, at, related }: RunClaim): boolean =>
  weak === true || [at, ...related].some((place) => 'mark' in place && place.mark.weak);

/** Submissions whose digests are needed to sign a comparison, the own one first. */
export function digestsFor(own: number, { claims }: Comparison): readonly number[] {
  const places = claims.flatMap(({ claim }) => [claim.at, ...claim.related]);
  return [...new Set([own, ...places.map(({ submission }) => submission)])];
}

/** Findings without ids: those come with their place in the review. */
export function signComparison(
  own: number,
  { claims }: Comparison,
  digestOf: (submission: number) => SubmissionDigest,
): readonly Omit<Finding, 'id'>[] {
  const keyOf = keyMaker();
  return claims.flatMap(({ rule, claim }) => {
    const evidence = [claim.at, ...claim.related].flatMap((place) => evidenceOf(place, own, digestOf));
    const [first] = evidence;
    if (!first) return [];
    const key = keyOf(rule.id, claim.path, first.quote);
    return [{ ...signed(rule, claim, isWeak(claim)), evidence, criterion: null, key, causedBy: null }];
  });
}

/** A place in another submission is named with its source in front; it has no box, because its pages are not at hand here. */
function evidenceOf(
  place: RunPlace,
  own: number,
  digestOf: (submission: number) => SubmissionDigest,
): readonly Evidence[] {
  const digest = digestOf(place.submission);
  const mark: Mark | null = 'mark' in place ? place.mark : markOfStretch(digest.documents, place);
  if (!mark) return [];
  if (place.submission === own) return mark.evidence;
  return mark.evidence.map(({ quote, location }) => ({
    quote,
    location: { ...location, file: `${digest.source}/${location.file}`, box: null },
  }));
}
