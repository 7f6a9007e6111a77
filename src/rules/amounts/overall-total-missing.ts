import type { AmountFact } from '../../model/facts.js';
import { add, compare } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';
import { agree, formatMoney, printMoney, toleranceOf } from '../shared/tolerance.js';

const TOTALS = new Set([
  '支出合计',
  '本年支出合计',
  '支出总计',
  '收支总计',
  '年度资金总额',
  '财政拨款支出',
  '一般公共预算支出',
  '收支总预算',
]);

/** Basic and project spending are stated, their total is nowhere: the reader has to add up to learn what the unit spent. */
export default defineRule({
  id: 'overall-total-missing',
  title: '缺整体支出合计',
  why: '整体支出绩效报告应当写明整体支出总额，只有分项时读者要自己相加。',
  remedy: '写明整体支出的预算和决算合计。',
  severity: 'info',
  source: '评分表 C2：对单位整体支出情况进行分析说明',
  absence: 'anywhere',
  roles: ['self-evaluation-report'],
  needs: ['amounts', 'sections'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 二、支出情况
      2024年基本支出81.51万元。
      2024年项目支出20万元。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 二、支出情况
      2024年支出合计101.51万元，其中：基本支出81.51万元，项目支出20万元。`,
  },

  applies: ({ amounts }) => spendingOf(amounts) !== null,

  *check({ amounts }) {
    const spending = spendingOf(amounts)!;
    const expected = add(spending.basic.value, spending.project.value);
    const stated = amounts.some(
      (amount) =>
        (amount.itemKey !== null && TOTALS.has(amount.itemKey) && compare(amount.value, expected) >= 0) ||
        agree(amount.value, expected, toleranceOf([spending.basic, spending.project, amount])),
    );
    if (stated) return;
    yield {
      message: `写了基本支出${printMoney(spending.basic)}和项目支出${printMoney(spending.project)}，全文没有整体支出合计（应为${formatMoney(expected, spending.basic.exponent)}）。`,
      at: spending.project.ref,
      related: [spending.basic.ref],
      expected: formatMoney(expected, spending.basic.exponent),
      actual: '未找到',
    };
  },
});

function spendingOf(
  amounts: readonly AmountFact[],
): { readonly basic: AmountFact; readonly project: AmountFact } | null {
  const find = (key: string): AmountFact | undefined =>
    amounts.find(
      ({ itemKey, measure, approximate }) => itemKey === key && measure === 'final' && !approximate,
    );
  const basic = find('基本支出');
  const project = find('项目支出');
  return basic && project ? { basic, project } : null;
}
