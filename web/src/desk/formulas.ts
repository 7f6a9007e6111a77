import type { AmountResult, Finding, Measure } from '../../../src/model/review.js';
import { absolute, add, compare, type Decimal, subtract, ZERO } from '../../../src/text/decimal.js';
import { exact, stepOf, toleranceOf } from './money.js';

/** A sum that the papers state, with the figures that it is made of. */
export interface Formula {
  readonly total: AmountResult;
  readonly parts: readonly AmountResult[];
  readonly measure: Measure | null;
  readonly year: number | null;
  readonly added: Decimal;
  readonly difference: Decimal;
  /**
   * `holds`: within rounding. `broken`: a finding says so. `differs`: the figures differ, but no rule is sure that they
   * belong together.
   */
  readonly state: 'holds' | 'broken' | 'differs';
  readonly finding: string | null;
}

/** What is made of what on every form; more is not plain enough to be computed without the rules. */
const RELATIONS: readonly { readonly total: string; readonly parts: readonly string[] }[] = [
  { total: '支出合计', parts: ['基本支出', '项目支出'] },
  { total: '本年支出合计', parts: ['基本支出', '项目支出'] },
  { total: '基本支出', parts: ['人员经费', '公用经费'] },
  { total: '三公经费', parts: ['因公出国(境)费', '公务用车购置及运行维护费', '公务接待费'] },
  { total: '公务用车购置及运行维护费', parts: ['公务用车购置费', '公务用车运行维护费'] },
];

/** Findings on sums, rates and figures that contradict each other: the red lines of the ledger. */
export const FIGURE_RULES: ReadonlySet<string> = new Set([
  'total-mismatch',
  'table-total-mismatch',
  'rate-mismatch',
  'change-mismatch',
  'share-total',
  'amount-conflict',
  'amount-unit-missing',
  'unit-scale-suspect',
  'three-public-inconsistent',
  'final-exceeds-budget',
  'overall-total-missing',
  'budget-deviation-unexplained',
  'execution-score-mismatch',
  'headcount-rate',
  'weight-sum',
  'score-sum',
]);

const SUM_RULES: ReadonlySet<string> = new Set([
  'total-mismatch',
  'table-total-mismatch',
  'three-public-inconsistent',
  'unit-scale-suspect',
]);

/** The plain sums that the amounts of one file state, each once. */
export function formulasOf(
  amounts: readonly AmountResult[],
  findings: readonly Finding[],
): readonly Formula[] {
  const formulas: Formula[] = [];
  const seen = new Set<string>();
  for (const scope of scopesOf(amounts)) {
    for (const { total: item, parts: items } of RELATIONS) {
      const total = only(scope, item);
      const parts = items.map((part) => only(scope, part));
      if (!total || !parts.every((part) => part !== null)) continue;
      const formula = compute(total, parts, findings);
      const key = [item, total.measure, total.year, total.yuan, ...parts.map(({ yuan }) => yuan)].join('|');
      if (seen.has(key)) continue;
      seen.add(key);
      formulas.push(formula);
    }
  }
  return formulas;
}

/** Figures that belong together: one column of one table, or one measure of one paragraph, of one year. */
function scopesOf(amounts: readonly AmountResult[]): Iterable<readonly AmountResult[]> {
  const scopes = new Map<string, AmountResult[]>();
  for (const amount of amounts) {
    const { location, measure, year } = amount;
    const key = [location.file, location.block, location.cell?.column, measure, year].join('|');
    const those = scopes.get(key);
    if (those) those.push(amount);
    else scopes.set(key, [amount]);
  }
  return scopes.values();
}

/** The figure of an item, if the scope states but one value for it. */
function only(scope: readonly AmountResult[], item: string): AmountResult | null {
  const found = scope.filter((amount) => amount.item === item);
  const first = found[0];
  return first && found.every(({ yuan }) => yuan === first.yuan) ? first : null;
}

function compute(total: AmountResult, parts: readonly AmountResult[], findings: readonly Finding[]): Formula {
  const added = parts.map(({ yuan }) => exact(yuan)).reduce(add, ZERO);
  const difference = subtract(added, exact(total.yuan));
  const tolerance = toleranceOf([total, ...parts].map(({ raw, yuan }) => stepOf(raw, yuan)));
  const holds = compare(absolute(difference), tolerance) <= 0;
  const finding = holds ? null : sumFinding([total, ...parts], findings);
  const state = holds ? 'holds' : finding === null ? 'differs' : 'broken';
  return { total, parts, measure: total.measure, year: total.year, added, difference, state, finding };
}

function sumFinding(amounts: readonly AmountResult[], findings: readonly Finding[]): string | null {
  const about = findings.find(
    ({ rule, evidence }) =>
      SUM_RULES.has(rule) &&
      evidence.some(({ location }) => amounts.some((amount) => isAt(amount, location))),
  );
  return about?.key ?? null;
}

/** Does a finding point at this figure? */
export function isAt({ location: own }: AmountResult, location: AmountResult['location']): boolean {
  if (own.file !== location.file || own.block !== location.block) return false;
  if (own.cell || location.cell)
    return own.cell?.row === location.cell?.row && own.cell?.column === location.cell?.column;
  if (own.start === null || own.end === null || location.start === null) return false;
  return location.start < own.end && (location.end ?? own.end) > own.start;
}
