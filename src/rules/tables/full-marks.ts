import { equals } from '../../text/decimal.js';
import { defineRule } from '../define-rule.js';

/** The unit gave itself full marks in every criterion of the score sheet. */
export default defineRule({
  id: 'full-marks',
  title: '自评满分',
  why: '每一项都打满分，和报告里写的问题对不上，评分需要复核。',
  remedy: '对照评分标准逐项复核得分。',
  severity: 'info',
  source: '评分表 客观性',
  needs: ['scoreSheets', 'sections'],

  applies: ({ scoreSheets }) => scoreSheets.some(({ lines }) => lines.some(({ score }) => score !== null)),

  *check({ scoreSheets, sections }) {
    for (const sheet of scoreSheets) {
      const scored = sheet.lines.filter(({ max, score }) => max !== null && score !== null);
      if (scored.length < 3 || scored.length < sheet.lines.length) continue;
      if (!scored.every(({ max, score }) => equals(max!, score!))) continue;
      const problems = sections.find(({ kinds }) => kinds.includes('problems'));
      yield {
        message: problems
          ? `评分表${scored.length}项全部打了满分，而报告“${problems.label ?? ''}${problems.title}”列出了问题。`
          : `评分表${scored.length}项全部打了满分。`,
        at: sheet.totalRef ?? sheet.ref,
        related: problems ? [problems.ref] : [],
        confidence: 0.8,
      };
    }
  },
});
