import { defineSubmissionRule } from '../define-rule.js';
import { agree, printMoney, toleranceOf } from '../shared/tolerance.js';

/** Items that mean one thing in a unit's report; 其他资金 or 教育支出 may stand for many. */
const SINGULAR = new Set([
  '基本支出',
  '项目支出',
  '人员经费',
  '公用经费',
  '三公经费',
  '因公出国(境)费',
  '公务用车购置及运行维护费',
  '公务用车购置费',
  '公务用车运行维护费',
  '公务接待费',
  '本年支出合计',
  '支出总计',
  '收入总计',
  '本年收入合计',
]);
const MEASURES = new Set(['initial-budget', 'budget', 'adjusted-budget', 'final', 'prior-final', 'revenue']);
/** One fact has two different values in the submission: text and text, text and table, document and document. */
export default defineSubmissionRule({
  id: 'amount-conflict',
  title: '同一金额前后不一致',
  why: '同一项目、同一口径的金额在材料里有两个数，无法判断哪个是对的。',
  remedy: '核对决算表，把各处改为同一个数；口径不同的写明口径。',
  severity: 'error',
  source: '评分表 C2/C3',
  needs: ['documents', 'ledger'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 二、支出情况
      2024年项目支出决算数20万元，用于档案数字化。
      # 六、绩效情况
      全年项目支出决算数22万元，已全部完成。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 二、支出情况
      2024年项目支出决算数20万元，用于档案数字化。
      # 六、绩效情况
      全年项目支出预算数22万元，决算数20万元，已全部完成。`,
  },

  applies: ({ documents }) => documents.flatMap(({ amounts }) => amounts).length > 1,

  *check({ ledger }) {
    for (const { item, measure, mentions } of ledger) {
      if (!SINGULAR.has(item) || !MEASURES.has(measure)) continue;
      const first = mentions[0]!;
      const reported = new Set<string>();
      for (const other of mentions.slice(1)) {
        const value = printMoney(other);
        if (agree(first.value, other.value, toleranceOf([first, other])) || reported.has(value)) continue;
        reported.add(value);
        yield {
          message: `${other.year ?? ''}${other.year ? '年' : ''}${other.item}前面写的是${printMoney(first)}，这里是${value}。`,
          at: other.ref,
          related: [first.ref],
          expected: printMoney(first),
          actual: value,
          confidence: 0.8,
          rests: [other.ref, first.ref],
        };
      }
    }
  },
});
