import { defineRule } from '../define-rule.js';

/** The numbers of the listed attachments skip or repeat. */
export default defineRule({
  id: 'attachment-number',
  title: '附件编号不连续',
  why: '附件编号跳号或重复，可能漏列了附件。',
  remedy: '按顺序重新编号，并与实际附件核对。',
  severity: 'info',
  source: '评分表 C1',
  needs: ['attachments'],
  example: {
    wrong: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      附件：1.部门整体支出绩效评价基础数据表
      3.整体支出绩效自评表`,
    right: `
      云渡县档案馆2024年度整体支出绩效自评报告
      # 一、单位基本情况
      编制6名，在职5人。
      附件：1.部门整体支出绩效评价基础数据表
      2.整体支出绩效自评表`,
  },

  applies: ({ attachments }) => attachments.filter(({ number }) => number !== null).length > 1,

  *check({ attachments }) {
    for (let index = 1; index < attachments.length; index += 1) {
      const before = attachments[index - 1]!;
      const attachment = attachments[index]!;
      if (before.number === null || attachment.number === null || before.list !== attachment.list) continue;
      if (attachment.number === before.number + 1) continue;
      const repeated = attachment.number === before.number;
      yield {
        message: repeated
          ? `附件编号“${attachment.number}”重复。`
          : `附件编号从“${before.number}”跳到“${attachment.number}”。`,
        at: attachment.ref,
        related: [before.ref],
        expected: String(before.number + 1),
        actual: String(attachment.number),
      };
    }
  },
});
