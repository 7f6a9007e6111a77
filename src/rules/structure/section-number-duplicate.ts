import type { Section } from '../../model/facts.js';
import { defineRule } from '../define-rule.js';

/**
 * Two sibling headings carry the same number. Usually the trace of two drafts pasted together, or of a typed number
 * after an automatic one; any 见第九部分 after that points at two places.
 */
export default defineRule({
  id: 'section-number-duplicate',
  title: '章节编号重复',
  why: '同级章节编号相同，文中引用无法对应到唯一内容，通常是拼接或复制留下的痕迹。',
  remedy: '按顺序重新编号，并同步修改目录和文中引用。',
  severity: 'error',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['sections'],
  example: {
    wrong: `
      # 八、改进措施
      每季度核对一次资产。
      # 九、结果应用和公开情况
      结果在政府网站公开。
      # 九、其他需要说明的情况
      无`,
    right: `
      # 八、改进措施
      每季度核对一次资产。
      # 九、结果应用和公开情况
      结果在政府网站公开。
      # 十、其他需要说明的情况
      无`,
  },

  applies: ({ sections }) => sections.some(({ number }) => number !== null),

  *check({ sections }) {
    const firstUse = new Map<string, Section>();
    for (const section of sections) {
      if (section.ordinal === null) continue;
      // Siblings only: （一） may start again under every heading, and 1. in every attachment.
      const key = [
        section.part,
        section.parent,
        section.style,
        section.style === 'decimal' ? section.number : section.ordinal,
      ].join('/');
      const first = firstUse.get(key);
      if (!first) {
        firstUse.set(key, section);
        continue;
      }
      yield {
        message: `编号“${section.label}”重复：“${first.title}”和“${section.title}”都用了“${section.label}”。`,
        at: section.ref,
        related: [first.ref],
        actual: section.label ?? '',
      };
    }
  },
});
