import type { CriterionResult, Evidence, Finding, Review } from '../model/review.js';
import type { Standing } from '../model/standing.js';
import { oneLine } from './clean.js';
import { type RuleLegend, severityNames } from './legend.js';
import { placeOf, points, sectionPaths } from './places.js';

/** A line of the list that a unit is to put right. */
export interface NoticeProblem {
  readonly number: number;
  readonly severity: string;
  /** The rule's name and what is wrong. */
  readonly title: string;
  readonly message: string;
  /** Each place with the words that stand there. */
  readonly places: readonly string[];
  readonly basis: string;
  readonly remedy: string;
  /** What it cost; empty where it cost nothing by itself. */
  readonly cost: string;
}

export interface ProblemContext {
  /** Of one submission; a rule that is not among them is left out. */
  readonly rules: readonly RuleLegend[];
  readonly standing: Standing | null;
  /** Problems that the notice lists before these. */
  readonly before: number;
}

/**
 * What a unit is told of its own papers: what the reviewer did not dismiss, and nothing of the comparison with others, which
 * quotes their papers.
 */
export function noticeProblems(review: Review, { rules, standing, before }: ProblemContext): NoticeProblem[] {
  const legend = new Map(rules.map((rule) => [rule.id, rule]));
  const own = new Set(review.documents.map(({ file }) => file));
  const sectionOf = sectionPaths(review);
  const told = review.findings.filter(
    ({ rule, key }) => legend.has(rule) && standing?.verdicts[key] !== 'dismissed',
  );
  const numbers = new Map(told.map(({ id }, index) => [id, before + index + 1]));
  const costOf = costs(standing?.lines ?? review.rubric.criteria.map(asLine), numbers);
  const placeWith = ({ quote, location }: Evidence) => {
    const place = placeOf(location, sectionOf(location));
    return quote.trim() === '' ? place : `${place}：“${oneLine(quote)}”`;
  };
  return told.map((finding) => {
    const { title, source, remedy, why } = legend.get(finding.rule)!;
    return {
      number: numbers.get(finding.id)!,
      severity: severityNames[finding.severity],
      title: oneLine(title),
      message: oneLine(finding.message) + (finding.certainty === 'check' ? '（请核对）' : ''),
      places: finding.evidence.filter(({ location }) => own.has(location.file)).map(placeWith),
      basis: source || why,
      remedy: oneLine(finding.suggestion ?? remedy),
      cost: costOf(finding),
    };
  });
}

type Line = Pick<Standing['lines'][number], 'id' | 'costs'>;

const asLine = ({ id, deductions }: CriterionResult): Line => ({ id, costs: deductions });

/** 2分（C2）; several problems that cost something together name each other, so that nobody adds it up twice. */
function costs(lines: readonly Line[], numbers: ReadonlyMap<string, number>) {
  return ({ id }: Finding): string =>
    lines
      .flatMap((line) =>
        line.costs
          .filter((cost) => cost.points > 0 && cost.findings.includes(id))
          .map((cost) => {
            const others = cost.findings.flatMap((one) => (one === id ? [] : (numbers.get(one) ?? [])));
            const together = others.length > 0 ? `，与第${others.join('、')}项合计` : '';
            return `${points(cost.points)}分（${line.id}${together}）`;
          }),
      )
      .join('；');
}
