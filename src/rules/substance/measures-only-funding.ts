import { defineRule } from '../define-rule.js';
import { hasItems, isOnlyFunding } from '../shared/substance.js';

/** All that is proposed is more money: the score sheet gives no points for that. */
export default defineRule({
  id: 'measures-only-funding',
  title: '只建议加大资金投入',
  why: '评分表规定：只提出加大资金投入建议的不得分。',
  remedy: '针对管理上的问题补充改进措施。',
  severity: 'error',
  source: '评分表 O3',
  absence: 'part',
  roles: ['self-evaluation-report'],
  needs: ['measures'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 八、下一步改进措施
      一是建议财政加大资金投入。
      二是提高公用经费标准。`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 八、下一步改进措施
      一是建议财政加大资金投入。
      二是每季度末核对一次固定资产台账。`,
  },

  applies: ({ measures }) => measures !== null,

  *check({ measures }) {
    if (!hasItems(measures) || !isOnlyFunding(measures)) return;
    const [first, ...others] = measures.items;
    yield {
      message: `“${measures.name}”${measures.items.length}条措施都是要求增加资金，没有其他措施。`,
      at: first!.ref,
      related: others.map(({ ref }) => ref),
      rests: ['part:measures'],
      confidence: 0.85,
    };
  },
});
