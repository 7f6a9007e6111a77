import { defineSubmissionRule } from '../define-rule.js';
import { lateClaim } from '../shared/lateness.js';

/** Put on the government's site after the deadline of the notice. */
export default defineSubmissionRule({
  id: 'published-late',
  title: '逾期公开',
  why: '评分表规定每推迟一个工作日扣1分。',
  remedy: '核实公开日期和网页链接；确有原因的附情况说明，由评审人把握。',
  severity: 'warning',
  source: '评分表 T2；工作日按国务院节假日安排计算，含调休',
  needs: ['published', 'documents'],
  example: {
    wrong: `
      @ published 2025-08-04
      云渡县档案馆2024年度整体支出绩效自评报告`,
    right: `
      @ published 2025-07-30
      云渡县档案馆2024年度整体支出绩效自评报告`,
  },

  applies: ({ published }) => published.late !== null,

  *check({ published, documents }) {
    yield* lateClaim('公开', published, documents);
  },
});
