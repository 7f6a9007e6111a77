/** Signs what rules claim: order, ids, stable keys, evidence, causes, certainty. */
import type { DocumentFacts, Facts, Ref, Section } from '../model/facts.js';
import type { Finding } from '../model/review.js';
import type { Rubric } from '../model/rubric.js';
import { evidenceOf, isWeak } from '../text/evidence.js';
import { foldKey } from '../text/fold.js';
import { shortHash } from '../text/hash.js';
import { confirmedFigures, placeKey } from './confirmed.js';
import type { Claim, Rule } from './define-rule.js';

const USUAL_CONFIDENCE = 0.9;
const WEAK_CONFIDENCE = 0.5;

export interface SignedClaim {
  readonly rule: Rule;
  readonly claim: Claim;
}

const documentOf = (facts: Facts, ref: Ref): DocumentFacts | undefined =>
  facts.documents.find(({ document }) => document.file === ref.file);

export type Judge = (claim: Claim) => boolean;

/** Rests a claim on a reading that may be wrong: OCR, or a grid that was guessed, and no second equation confirms the figure? */
export function weaknessIn(facts: Facts): Judge {
  let confirmed: ReadonlySet<string> | null = null;
  return (claim) => {
    if (claim.weak) return true;
    return [claim.at, ...(claim.related ?? [])].some((ref) => {
      const owner = documentOf(facts, ref);
      if (owner === undefined || !isWeak(owner.document, ref)) return false;
      confirmed ??= confirmedFigures(facts);
      return !confirmed.has(placeKey(ref));
    });
  };
}

export function sign(
  claims: readonly SignedClaim[],
  facts: Facts,
  rubric: Rubric,
  isClaimWeak: Judge,
): readonly Finding[] {
  const files = new Map(facts.documents.map(({ document }, index) => [document.file, index]));
  const inOrder = claims
    .map((entry, index) => ({ ...entry, index }))
    .sort((left, right) => comparePlaces(left.claim.at, right.claim.at, files) || left.index - right.index);
  const criteria = new Map<string, string>();
  for (const criterion of rubric.criteria) {
    for (const rule of criterion.rules) if (!criteria.has(rule)) criteria.set(rule, criterion.id);
  }
  const ids = new Map(inOrder.map(({ index }, position) => [index, `f${position + 1}`]));
  const causes = causesOf(claims, ids);
  const keyOf = keyMaker();
  const pathOf = sectionPaths(facts);
  return inOrder.map(({ rule, claim, index }) => {
    const evidence = [claim.at, ...(claim.related ?? [])].flatMap((ref) => {
      const owner = documentOf(facts, ref);
      return owner ? evidenceOf(owner.document, ref) : [];
    });
    const key = keyOf(rule.id, pathOf(claim.at), evidence[0]?.quote ?? claim.message);
    return {
      id: ids.get(index)!,
      ...signed(rule, claim, isClaimWeak(claim)),
      evidence,
      criterion: criteria.get(rule.id) ?? null,
      key,
      causedBy: causes.get(index) ?? null,
    };
  });
}

/** Keys from rule, section path and normalised quote; what recurs word for word is counted. */
export function keyMaker(): (rule: string, path: string, quote: string) => string {
  const seen = new Map<string, number>();
  return (rule, path, quote) => {
    const base = `${rule}:${shortHash(`${path}\n${foldKey(quote)}`)}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}-${count}`;
  };
}

type SignedFields =
  | 'rule'
  | 'severity'
  | 'message'
  | 'expected'
  | 'actual'
  | 'suggestion'
  | 'certainty'
  | 'confidence';

/** What a finding has of its rule and its claim, wherever it was found. */
export function signed(
  rule: Pick<Rule, 'id' | 'severity' | 'remedy'>,
  claim: Omit<Claim, 'at' | 'related' | 'rests'>,
  weak: boolean,
): Pick<Finding, SignedFields> {
  return {
    rule: rule.id,
    severity: claim.severity ?? rule.severity,
    message: claim.message,
    expected: claim.expected ?? null,
    actual: claim.actual ?? null,
    suggestion: claim.suggestion ?? rule.remedy,
    certainty: weak ? 'check' : 'certain',
    confidence: Math.min(claim.confidence ?? USUAL_CONFIDENCE, weak ? WEAK_CONFIDENCE : 1),
  };
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
