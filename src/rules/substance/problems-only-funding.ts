import { defineRule } from '../define-rule.js';
import { hasItems, isOnlyFunding } from '../shared/substance.js';

/** The only problem is a lack of money: the score sheet gives no points for that. */
export default defineRule({
  id: 'problems-only-funding',
  title: '只提经费不足',
  why: '评分表规定：只提出经费不足问题的不得分。',
  remedy: '补充预算管理、履职、资产、财务、采购等方面的问题。',
  severity: 'error',
  source: '评分表 O2',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['problems'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 七、存在的问题及原因分析
      一是经费不足，难以满足需要。
      二是财政困难，资金缺口较大。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 七、存在的问题及原因分析
      一是经费不足，难以满足需要。
      二是固定资产台账更新不及时，账实核对不够。`,
  },

  applies: ({ problems }) => problems !== null,

  *check({ problems }) {
    if (!hasItems(problems) || !isOnlyFunding(problems)) return;
    yield {
      message: `“${problems.name}”只提出了经费不足（共${problems.items.length}条），没有其他方面的问题。`,
      at: problems.items[0]!.ref,
      related: problems.items.slice(1).map(({ ref }) => ref),
      rests: ['part:problems'],
      confidence: 0.85,
    };
  },
});
