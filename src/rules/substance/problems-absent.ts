import { defineRule } from '../define-rule.js';
import { asksForDeviation } from '../shared/substance.js';

/** The part on problems names none (无, 暂无, 运转正常). */
export default defineRule({
  id: 'problems-absent',
  title: '未反映问题',
  why: '评分表要求归纳问题、分析原因；写“无”不得分。',
  remedy: '从预算绩效、履职、资金分配、资产、财务、采购等方面查找问题。',
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
      无`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 七、存在的问题及原因分析
      固定资产台账更新不及时，主要是资产管理员年中调整，交接不清。`,
  },

  applies: ({ problems }) => problems !== null,

  *check({ problems }) {
    // Nothing under the heading at all is section-empty's business.
    if (!problems || problems.text === '' || !problems.nothing || asksForDeviation(problems)) return;
    const said = problems.items[0];
    yield {
      message: `“${problems.name}”只写了“${problems.text.trim().slice(0, 20)}”，没有反映任何问题。`,
      at: said?.ref ?? problems.ref,
      related: [problems.ref],
      rests: ['part:problems', problems.ref],
    };
  },
});
