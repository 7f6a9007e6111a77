import { defineSubmissionRule } from '../define-rule.js';
import { lateClaim } from '../shared/lateness.js';

/** Handed in after the deadline of the notice, or of the 应交清单. */
export default defineSubmissionRule({
  id: 'submitted-late',
  title: '逾期报送',
  why: '评分表规定每推迟一个工作日扣1分。',
  remedy: '核实报送日期；确有原因的附情况说明，由评审人把握。',
  severity: 'warning',
  source: '评分表 T1；工作日按国务院节假日安排计算，含调休',
  needs: ['submitted', 'documents'],
  example: {
    wrong: `
      @ submitted 2025-07-18
      云渡县档案馆2024年度整体支出绩效自评报告`,
    right: `
      @ submitted 2025-07-15
      云渡县档案馆2024年度整体支出绩效自评报告`,
  },

  applies: ({ submitted }) => submitted.late !== null,

  *check({ submitted, documents }) {
    yield* lateClaim('报送', submitted, documents);
  },
});
