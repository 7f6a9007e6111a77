import type { AmountFact } from '../../model/facts.js';
import { compare, type Decimal, isZero, powerOfTen, subtract } from '../../text/decimal.js';
import { addTo } from '../../text/groups.js';
import { defineRule } from '../define-rule.js';
import { explainsDeviation } from '../shared/explanations.js';
import { HELD_DOWN_ITEMS } from '../shared/item-sets.js';
import { agree, formatMoney, printMoney, toleranceOf } from '../shared/tolerance.js';

const BUDGETS = new Set(['initial-budget', 'budget', 'adjusted-budget']);

/** Spending on 三公 or running costs is above its budget. An adjusted budget that covers it makes it right. */
export default defineRule({
  id: 'final-exceeds-budget',
  title: '“三公”或公用经费超预算',
  why: '“三公”经费和公用经费只减不增，决算超过预算要说明并有批准。',
  remedy: '核对决算数；确有追加的，写明调整后预算和批准依据。',
  severity: 'warning',
  source: '厉行节约要求；基础数据表“经费控制情况”',
  needs: ['amounts', 'passages', 'profile'],
  example: {
    wrong: `
      # 三、“三公”经费情况
      2024年公务接待费预算数2万元，决算数2.05万元。`,
    right: `
      # 三、“三公”经费情况
      2024年公务接待费年初预算数2万元，调整预算数2.5万元，决算数2.05万元。`,
  },

  applies: ({ amounts }) => factsOf(amounts).length > 0,

  *check({ amounts, passages, profile }) {
    for (const group of factsOf(amounts)) {
      const final = group.find(({ measure }) => measure === 'final')!;
      const budgets = group.filter(({ measure }) => BUDGETS.has(measure!));
      const highest = budgets.reduce((most, one) => (compare(one.value, most.value) > 0 ? one : most));
      if (compare(final.value, highest.value) <= 0) continue;
      if (agree(final.value, highest.value, roundingOf(final, highest))) continue;
      // The reason may stand at any place that names the figures, or elsewhere in their section.
      const blocks = new Set(group.map(({ ref }) => ref.block));
      const said = passages.some(
        ({ text, ref, section }) =>
          (blocks.has(ref.block) || (final.section !== null && section === final.section)) &&
          explainsDeviation(text, { over: true, own: profile.words.explanations }),
      );
      const over = formatMoney(subtract(final.value, highest.value), final.exponent);
      yield {
        message: `${final.item}决算${printMoney(final)}超过预算${printMoney(highest)}，多${over}${isZero(highest.value) ? '，且没有预算' : ''}${said ? '（文中有说明，请核对是否经批准）' : ''}。`,
        at: final.ref,
        related: [highest.ref],
        expected: `不超过${printMoney(highest)}`,
        actual: printMoney(final),
        ...(said ? { severity: 'info' as const } : {}),
        confidence: said ? 0.6 : 0.85,
        rests: [final.ref, highest.ref],
      };
    }
  },
});

/** 3.1万元 may be 3.14 rounded; a budget of 2万元 is meant as it stands. */
function roundingOf(final: AmountFact, budget: AmountFact): Decimal {
  const isWhole = compare(budget.step, powerOfTen(budget.exponent)) >= 0;
  return toleranceOf(isWhole ? [final] : [final, budget]);
}

/** Figures of one item, year and scope that hold a final and a budget; one place is enough where they are repeated. */
function factsOf(amounts: readonly AmountFact[]): readonly (readonly AmountFact[])[] {
  const groups = new Map<string, AmountFact[]>();
  for (const amount of amounts) {
    if (amount.itemKey === null || !HELD_DOWN_ITEMS.has(amount.itemKey) || amount.per || amount.approximate)
      continue;
    const key = [amount.itemKey, amount.year, amount.scope].join('|');
    addTo(groups, key, amount);
  }
  return [...groups.values()].filter((group) => {
    const finals = group.filter(({ measure }) => measure === 'final');
    // Two finals are amount-conflict's business.
    const first = finals[0];
    return (
      first !== undefined &&
      finals.every((one) => agree(one.value, first.value, toleranceOf([one, first]))) &&
      group.some(({ measure }) => measure !== null && BUDGETS.has(measure))
    );
  });
}
