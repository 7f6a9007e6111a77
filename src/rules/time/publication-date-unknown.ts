import { defineSubmissionRule } from '../define-rule.js';
import { titleOf } from '../shared/lateness.js';

/** Nobody said when the report was published and no page head says it: the criterion waits for a person. */
export default defineSubmissionRule({
  id: 'publication-date-unknown',
  title: '公开日期不明',
  why: '没有公开日期就无法判断是否按时公开，这一项得分要由人补充。',
  remedy: '在网站上查实公开日期，用 --published 或 --meta 填写。',
  severity: 'info',
  source: '评分表 T2',
  needs: ['published', 'documents'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告`,
    right: `
      发布时间：2025-07-28
      云渡县档案馆2024年度整体支出绩效自评报告`,
  },

  applies: ({ published, documents }) =>
    published.deadline !== null && documents.some(({ roles }) => roles.includes('self-evaluation-report')),

  *check({ published, documents }) {
    const at = titleOf(documents);
    if (published.day !== null || !at) return;
    yield {
      message: '材料里没有公开日期，“按时公开”这一项需要补充日期后再评。',
      at,
      expected: '公开日期',
      actual: '未知',
      confidence: 1,
    };
  },
});
