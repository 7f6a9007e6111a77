/** Findings and facts in, a suggested score out: every criterion with its reason, ready for the form. */
import type { Facts } from '../model/facts.js';
import type { CriterionResult, Finding, RubricResult } from '../model/review.js';
import type { Criterion, Rubric } from '../model/rubric.js';
import { scoreAttachments } from './attachments.js';
import { scoreBands } from './bands.js';
import { scoreComponents } from './components.js';
import { scoreDeadline } from './deadline.js';
import type { Judgement } from './judgement.js';
import { scoreMaterials } from './materials.js';
import { scoreParts } from './parts.js';

export interface ScoreContext {
  readonly facts: Facts;
  readonly findings: readonly Finding[];
}

export function scoreSubmission(rubric: Rubric, context: ScoreContext): RubricResult {
  const criteria = rubric.criteria.map((criterion) => settle(criterion, judge(criterion, context)));
  const scored = criteria.filter(({ status }) => status === 'scored');
  const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
  return {
    rubric: rubric.id,
    max: rubric.max,
    suggested: add(scored.map(({ suggested }) => suggested ?? 0)),
    range: [
      add(criteria.map(({ range }) => range?.[0] ?? 0)),
      add(criteria.map(({ range, max }) => range?.[1] ?? max)),
    ],
    pending: add(criteria.filter(({ status }) => status === 'needs-input').map(({ max }) => max)),
    criteria,
  };
}

function judge(criterion: Criterion, context: ScoreContext): Judgement {
  const { scoring } = criterion;
  switch (scoring.kind) {
    case 'deadline':
      return scoreDeadline(criterion, scoring, context);
    case 'per-missing':
      return scoring.what === 'materials'
        ? scoreMaterials(criterion, scoring, context)
        : scoreParts(criterion, scoring, context);
    case 'discretionary':
      return scoreAttachments(criterion, scoring, context);
    case 'components':
      return scoreComponents(criterion, scoring, context);
    case 'bands':
      return scoreBands(criterion, scoring, context);
  }
}

function settle(criterion: Criterion, judgement: Judgement): CriterionResult {
  const { id, name, group, max } = criterion;
  const common = { id, name, group, max, band: judgement.band ?? null, reason: judgement.reason };
  if (judgement.suggested === null) {
    return {
      ...common,
      status: 'needs-input',
      suggested: null,
      range: judgement.range ?? [0, max],
      deductions: [],
      confidence: 0,
    };
  }
  const { suggested } = judgement;
  return {
    ...common,
    status: 'scored',
    suggested,
    range: judgement.range ?? [suggested, suggested],
    deductions: judgement.deductions ?? [],
    confidence: judgement.confidence ?? 0.9,
  };
}
