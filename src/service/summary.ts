import type { SubmissionChange } from '../adapters/db/service/submissions.js';
import type { SpendingFigures } from '../model/desk.js';
import type { AmountResult, Finding, Measure, Review } from '../model/review.js';

/** What lists show of a review. */
export function summaryOf(review: Review): SubmissionChange {
  const { rubric, stats } = review;
  const own = review.documents.find(({ selfScore }) => selfScore !== null);
  return {
    unit: review.unit,
    year: review.year,
    submitted: review.submitted,
    published: review.published,
    suggested: rubric.suggested,
    lowest: rubric.range[0],
    highest: rubric.range[1],
    selfScore: own?.selfScore ?? null,
    pages: stats.pages,
    money: spendingOf(review),
    ...countsOf(review.findings),
  };
}

export function countsOf(findings: readonly Pick<Finding, 'severity' | 'rule'>[]) {
  const counts = { errors: 0, warnings: 0, infos: 0 };
  const rules: Record<string, number> = {};
  for (const { severity, rule } of findings) {
    counts[`${severity}s`] += 1;
    rules[rule] = (rules[rule] ?? 0) + 1;
  }
  return { ...counts, rules };
}

const ITEMS = ['基本支出', '项目支出', '三公经费'] as const;
/** The plan that the final figure is held against: the newest that the papers name. */
const BUDGETS: readonly Measure[] = ['adjusted-budget', 'budget', 'initial-budget'];

/** Of the year reported on, as first said in the papers. */
function spendingOf({ documents, year }: Review): SpendingFigures[] {
  const amounts = documents.flatMap((document) => document.amounts);
  const find = (item: string, measure: Measure) =>
    amounts.find((amount) => amount.item === item && amount.measure === measure && isOf(amount, year))
      ?.yuan ?? null;
  return ITEMS.map((item) => ({
    item,
    budget: BUDGETS.map((measure) => find(item, measure)).find((yuan) => yuan !== null) ?? null,
    final: find(item, 'final'),
  })).filter(({ budget, final }) => budget !== null || final !== null);
}

const isOf = (amount: AmountResult, year: number | null) => amount.year === null || amount.year === year;
