import type { AmountFact, Passage } from '../../model/facts.js';
import type { Measure } from '../../model/review.js';
import { compare, fromNumber, isZero, subtract } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { explainsDeviation } from '../shared/explanations.js';
import { FRUGAL_ITEMS } from '../shared/item-sets.js';
import { difference, formatMoney, formatPercent, percentOf, printMoney } from '../shared/tolerance.js';

/** Later measures replace earlier ones as the base: the adjusted budget is what was allowed in the end. */
const BASES: readonly Measure[] = ['adjusted-budget', 'budget', 'initial-budget'];

/** Final spending is far from its budget and no reason stands beside it. */
export default defineRule({
  id: 'budget-deviation-unexplained',
  title: '预决算差异大且未说明原因',
  why: '支出和预算差得多又不说明原因，是预算编制或执行有问题的直接线索。',
  remedy: '写明差异原因（年中追加、上级专款、结转、政策调整等）。',
  severity: 'warning',
  source: '差异超过20%（项目支出30%）；评分表 C2',
  needs: ['amounts', 'passages', 'sections', 'profile'],
  thresholds: {
    percent: { value: 20, name: '可以不说明的预决算差异', unit: '%', source: '预算执行偏差的通行口径' },
    projectPercent: {
      value: 30,
      name: '项目支出可以不说明的差异',
      unit: '%',
      source: '项目支出年初难以列准，放宽',
    },
  },
  example: {
    wrong: `
      # 二、一般公共预算支出情况
      ## （一）基本支出情况
      2024年基本支出预算数80万元，决算数81.5万元。
      ## （二）项目支出情况
      2024年项目支出预算数117万元，决算数256.32万元。`,
    right: `
      # 二、一般公共预算支出情况
      ## （一）基本支出情况
      2024年基本支出预算数80万元，决算数81.5万元。
      ## （二）项目支出情况
      2024年项目支出预算数117万元，决算数256.32万元，差异是因年中追加上级专项资金139.32万元。`,
  },

  applies: ({ amounts }) => pairsOf(amounts).length > 0,

  *check({ amounts, passages, sections, profile }, { percent, projectPercent }) {
    for (const { budget, final } of pairsOf(amounts)) {
      if (isZero(budget.value) || compare(final.value, { units: 0n, scale: 0 }) < 0) continue;
      const rate = percentOf(final.value, budget.value)!;
      const off = subtract(rate, { units: 100n, scale: 0 });
      const over = off.units > 0n;
      if (!over && final.itemKey !== null && FRUGAL_ITEMS.has(final.itemKey)) continue;
      const limit = final.itemKey === '项目支出' ? projectPercent : percent;
      if (compare(difference(rate, { units: 100n, scale: 0 }), fromNumber(limit)) <= 0) continue;
      if (
        textAround(final, passages, sections).some((text) =>
          explainsDeviation(text, { over, own: profile.words.explanations }),
        )
      )
        continue;
      const gap = formatMoney(difference(final.value, budget.value), final.exponent);
      yield {
        message: `${final.item}决算${printMoney(final)}是预算${printMoney(budget)}的${formatPercent(rate)}，${over ? '超出' : '少'}${gap}，没有说明原因。`,
        at: final.ref,
        related: [budget.ref],
        expected: printMoney(budget),
        actual: formatPercent(rate),
        confidence: 0.85,
        rests: [final.ref, budget.ref],
      };
    }
  },
});

interface Pair {
  readonly budget: AmountFact;
  readonly final: AmountFact;
}

/** Budget and final of one item, year and scope, in one section. */
function pairsOf(amounts: readonly AmountFact[]): readonly Pair[] {
  const groups = new Map<string, AmountFact[]>();
  for (const amount of amounts) {
    if (amount.itemKey === null || amount.approximate || amount.per || amount.table !== null) continue;
    const key = [amount.section, amount.itemKey, amount.year, amount.scope].join('|');
    const group = groups.get(key);
    if (group) group.push(amount);
    else groups.set(key, [amount]);
  }
  const pairs: Pair[] = [];
  for (const group of groups.values()) {
    const finals = group.filter(({ measure }) => measure === 'final');
    const base = BASES.map((measure) => group.filter((amount) => amount.measure === measure)).find(
      (found) => found.length > 0,
    );
    // Several figures of one item are several facts (a list of projects): nothing to compare.
    if (finals.length !== 1 || base?.length !== 1) continue;
    pairs.push({ budget: base[0]!, final: finals[0]! });
  }
  return pairs;
}

/** The section that the figure stands in, and the part above it: reasons are often given once for all. */
function textAround(
  amount: AmountFact,
  passages: readonly Passage[],
  sections: readonly { readonly id: string; readonly parent: string | null }[],
): readonly string[] {
  const parent = sections.find(({ id }) => id === amount.section)?.parent ?? null;
  return passages
    .filter(
      ({ section, kind }) =>
        kind !== 'toc' && (section === amount.section || (section !== null && section === parent)),
    )
    .map(({ text }) => text);
}
