import type { AmountFact, Passage, Ref } from '../../model/facts.js';
import { defineRule } from '../define-rule.js';

/** A run of digits with points and commas that money follows. */
const WRITTEN = /[\d０-９][\d０-９.,．]{0,30}(?=\s?(?:万|亿|百万|千万)?元)/g;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const FULL_WIDTH = /[０-９．]/;
/** A minus is right for these. */
const NEGATIVE = /上解|抵|冲|结余|结转|收益|变动|差额|利润|盈亏|增减|调减|收回|退/;

/** Broken separators (1,23.4), two decimal points, full and half width mixed, a minus on spending. */
export default defineRule({
  id: 'amount-format',
  title: '金额书写不规范',
  why: '分隔符、小数点或符号写错的金额，机器和人都可能读成另一个数。',
  remedy: '按规范改写，如“1,234.56万元”。',
  severity: 'info',
  source: '评分表 C2：自评报告撰写规范；GB/T 15835 数字用法',
  needs: ['passages', 'amounts'],
  example: {
    wrong: `
      # 二、支出情况
      2024年基本支出1,23.4万元。`,
    right: `
      # 二、支出情况
      2024年基本支出1,234.00万元。`,
  },

  applies: ({ amounts, passages }) =>
    amounts.length > 0 || passages.some((passage) => [...writtenIn(passage)].length > 0),

  *check({ passages, amounts }) {
    for (const passage of passages) {
      if (passage.kind !== 'body' && passage.kind !== 'heading') continue;
      for (const { printed, ref } of writtenIn(passage)) {
        const fault = faultOf(printed);
        if (fault) yield { message: `“${printed}”${fault}。`, at: ref, actual: printed, confidence: 0.8 };
      }
    }
    for (const amount of amounts) {
      if (!isNegativeSpend(amount)) continue;
      yield {
        message: `${amount.item}写成了负数“${amount.raw}”，支出一般不为负，请核对。`,
        at: amount.ref,
        actual: amount.raw,
        confidence: 0.65,
      };
    }
  },
});

function* writtenIn({ text, ref }: Passage): Iterable<{ readonly printed: string; readonly ref: Ref }> {
  for (const match of text.matchAll(WRITTEN)) {
    const end = match.index + match[0].length;
    yield { printed: match[0], ref: { ...ref, start: match.index, end } };
  }
}

function faultOf(printed: string): string | null {
  const plain = printed.replace(/[０-９．]/g, (one) =>
    one === '．' ? '.' : String('０１２３４５６７８９'.indexOf(one)),
  );
  if (FULL_WIDTH.test(printed) && /[0-9.]/.test(printed)) return '混用了全角和半角数字';
  if (/\.\.|\.\d*\.\d/.test(plain) && plain.split('.').length > 2) return '有两个小数点';
  // 2023,120万元: a year and a sum; a list of whole numbers is no broken sum either.
  if (!plain.includes(',') || GROUPED.test(plain)) return null;
  const isBroken =
    /^\d{1,3}(?:,\d{1,3})+(?:\.\d+)?$/.test(plain) && (plain.includes('.') || plain.split(',').length > 2);
  return isBroken ? '的千分位分隔符位置不对' : null;
}

function isNegativeSpend({ value, measure, item, table }: AmountFact): boolean {
  if (value.units >= 0n || table !== null || item === null) return false;
  return (
    (measure === 'final' || measure === 'budget' || measure === 'initial-budget') && !NEGATIVE.test(item)
  );
}
