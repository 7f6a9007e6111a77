import { defineRule } from '../define-rule.js';

/** A heading with nothing under it before the next heading of the same or a higher level. */
export default defineRule({
  id: 'section-empty',
  title: '标题下没有内容',
  why: '只有标题没有内容，等于没有写这一部分。',
  remedy: '补写内容；确实没有的，写明“无”并说明原因。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  absence: 'part',
  needs: ['sections', 'sectionTexts', 'document'],
  example: {
    wrong: `
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      # 三、绩效情况
      全年接待查档1200人次。`,
    right: `
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      ## （一）基本支出情况
      全年基本支出81.51万元。
      # 三、绩效情况
      全年接待查档1200人次。`,
  },

  applies: ({ sections }) => sections.length > 0,

  *check({ sections, sectionTexts, document }) {
    for (const [index, section] of sections.entries()) {
      const { text, children, tables: under } = sectionTexts.get(section.id)!;
      if (text !== '' || children > 0 || under > 0) continue;
      const next = sections[index + 1];
      // The last heading of an excerpt, or one that a picture follows, proves nothing.
      const end = next?.ref.block ?? document.blocks.length;
      if (!next || next.part !== section.part) {
        const follows = document.blocks
          .slice(section.ref.block + 1, end)
          .some(({ layer }) => layer === 'body');
        if (!follows) continue;
      }
      const isPictured = document.pictures?.some(
        ({ after }) => after !== null && after >= section.ref.block && after < end,
      );
      if (isPictured) continue;
      yield {
        message: `“${section.label ?? ''}${section.title}”下面没有任何内容。`,
        at: section.ref,
        related: next && next.part === section.part ? [next.ref] : [],
        confidence: 0.85,
        rests: section.kinds.map((kind) => `part:${kind}`),
      };
    }
  },
});
