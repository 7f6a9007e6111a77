import { defineRule } from '../define-rule.js';

/** The part on problems names none (无, 暂无, 运转正常). */
export default defineRule({
  id: 'problems-absent',
  title: '未反映问题',
  why: '评分表要求归纳问题、分析原因；写“无”不得分。',
  remedy: '从预算绩效、履职、资金分配、资产、财务、采购等方面查找问题。',
  severity: 'error',
  source: '评分表 O2',
  roles: ['self-evaluation-report'],
  needs: ['problems'],

  applies: ({ problems }) => problems !== null,

  *check({ problems }) {
    // Nothing under the heading at all is section-empty's business.
    if (!problems || problems.text === '' || !problems.nothing) return;
    const said = problems.items[0];
    yield {
      message: `“${problems.section.label ?? ''}${problems.section.title}”只写了“${problems.text.trim().slice(0, 20)}”，没有反映任何问题。`,
      at: said?.ref ?? problems.section.ref,
      related: [problems.section.ref],
    };
  },
});
