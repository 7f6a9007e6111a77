import { restatementTolerance } from '../../text/tolerance.js';
import { defineSubmissionRule } from '../define-rule.js';
import { SINGULAR_ITEMS } from '../shared/item-sets.js';
import { agree, printMoney } from '../shared/tolerance.js';

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
      if (!SINGULAR_ITEMS.has(item) || !MEASURES.has(measure)) continue;
      const first = mentions[0]!;
      const reported = new Set<string>();
      for (const other of mentions.slice(1)) {
        const value = printMoney(other);
        if (agree(first.value, other.value, restatementTolerance(first, other)) || reported.has(value))
          continue;
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
