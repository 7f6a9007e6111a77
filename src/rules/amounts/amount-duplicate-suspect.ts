import type { AmountFact } from '../../model/facts.js';
import { equals, isZero } from '../../text/decimal.js';
import { addTo } from '../../text/groups.js';
import { defineRule } from '../define-rule.js';
import { printMoney } from '../shared/tolerance.js';

const BUDGETS = new Set(['initial-budget', 'budget']);

/** Budget and final agree to the cent for every item: one column was probably copied from the other. */
export default defineRule({
  id: 'amount-duplicate-suspect',
  title: '预算数与决算数完全相同',
  why: '每一项的决算都和年初预算分毫不差很少见，可能是把一栏抄到了另一栏。',
  remedy: '对照决算报表核对决算数。',
  severity: 'info',
  source: '审核惯例；全年预算数与执行数相同属正常，不在此列',
  needs: ['amounts'],
  thresholds: {
    items: { value: 3, name: '至少有几项预决算完全相同', unit: '项', source: '两项相同可能是巧合' },
  },
  example: {
    wrong: `
      # 二、支出情况
      2024年人员经费年初预算数60.28万元，决算数60.28万元。
      公用经费年初预算数10.8万元，决算数10.8万元。
      项目支出年初预算数35.5万元，决算数35.5万元。`,
    right: `
      # 二、支出情况
      2024年人员经费年初预算数60.28万元，决算数61.02万元。
      公用经费年初预算数10.8万元，决算数10.8万元。
      项目支出年初预算数35.5万元，决算数35.5万元。`,
  },

  applies: ({ amounts }) => pairsOf(amounts).length > 0,

  *check({ amounts }, { items }) {
    const pairs = pairsOf(amounts);
    if (pairs.length < items || !pairs.every(([budget, final]) => equals(budget.value, final.value))) return;
    // Round sums are paid out as planned.
    if (pairs.filter(([budget]) => isRound(budget)).length > pairs.length - items) return;
    const [first] = pairs;
    yield {
      message: `${pairs.length}项支出的决算数都与年初预算数完全相同（如${first![1].item}${printMoney(first![1])}），请核对。`,
      at: first![1].ref,
      related: [first![0].ref, ...pairs.slice(1, 4).map(([, final]) => final.ref)],
      confidence: 0.6,
    };
  },
});

const isRound = ({ value, step }: AmountFact): boolean =>
  step.units > 0n && value.scale === 0 && value.units % 10000n === 0n;

/** Budget and final of each item that has one of each; zeros prove nothing. */
function pairsOf(amounts: readonly AmountFact[]): readonly (readonly [AmountFact, AmountFact])[] {
  const groups = new Map<string, AmountFact[]>();
  for (const amount of amounts) {
    if (amount.itemKey === null || amount.per || amount.approximate || isZero(amount.value)) continue;
    const key = [amount.itemKey, amount.year, amount.scope].join('|');
    addTo(groups, key, amount);
  }
  return [...groups.values()].flatMap((group) => {
    const budget = group.find(({ measure }) => measure !== null && BUDGETS.has(measure));
    const final = group.find(({ measure }) => measure === 'final');
    return budget && final ? [[budget, final] as const] : [];
  });
}
