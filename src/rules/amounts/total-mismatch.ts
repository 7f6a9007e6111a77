import type { SumRelation } from '../../model/facts.js';
import { compare } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { agree, difference, formatMoney, printMoney, total } from '../shared/tolerance.js';

/** A total in the text and its parts (其中：…, 合计) do not add up. A partial 其中 list is wrong only when it exceeds its total. */
export default defineRule({
  id: 'total-mismatch',
  title: '合计与分项不符',
  why: '分项相加不等于合计，至少有一个数字是错的。',
  remedy: '核对原始账表，改正合计或分项。',
  severity: 'error',
  source: '评分表 C2/C3；容差：各数字末位的一半之和，不小于0.01万元',
  needs: ['relations'],
  example: {
    wrong: `
      # 二、支出情况
      2024年支出合计101.51万元，其中：基本支出81.51万元，项目支出25万元。`,
    right: `
      # 二、支出情况
      2024年支出合计101.51万元，其中：基本支出81.51万元，项目支出20万元。`,
  },

  applies: ({ relations }) => relations.some(({ kind }) => kind === 'sum'),

  *check({ relations }) {
    for (const relation of relations) {
      if (relation.kind !== 'sum' || relation.parts.length < 2) continue;
      const { total: whole, parts, complete } = relation;
      if (!isOneKind(relation)) continue;
      const added = total(parts);
      if (agree(added, whole.value, relation.tolerance)) continue;
      if (!complete && compare(added, whole.value) < 0) continue;
      const sumText = parts.map((part) => `${part.item ?? ''}${printMoney(part)}`).join('＋');
      const name = whole.item ?? '合计';
      yield {
        message: `${name}写的是${printMoney(whole)}，但${sumText}＝${formatMoney(added, whole.exponent)}，相差${formatMoney(difference(added, whole.value), whole.exponent)}。`,
        at: whole.ref,
        related: parts.map(({ ref }) => ref),
        expected: formatMoney(added, whole.exponent),
        actual: printMoney(whole),
        confidence: complete ? 0.95 : 0.7,
        rests: [whole.ref, ...parts.map(({ ref }) => ref)],
      };
    }
  },
});

/** Changes, balances beside spending, or two items that are each other's part do not add up to anything. */
function isOneKind({ total: whole, parts, complete }: SumRelation): boolean {
  if (complete) return true;
  const items = new Set(parts.map(({ itemKey }) => itemKey));
  return items.size === parts.length && parts.every(({ measure }) => measure === whole.measure);
}
