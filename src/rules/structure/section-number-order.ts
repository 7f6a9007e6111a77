import { defineRule } from '../define-rule.js';
import { siblingRuns } from '../shared/siblings.js';

/** A sibling's number goes back (四、 after 五、) without being a duplicate: two parts changed places. */
export default defineRule({
  id: 'section-number-order',
  title: '章节编号倒序',
  why: '编号前后颠倒，读者无法判断两部分的先后。',
  remedy: '调整两部分的位置，或按顺序重新编号。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['sections'],
  example: {
    wrong: `
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 四、存在的问题
      账实核对不及时。
      # 三、绩效情况
      全年接待查档1200人次。`,
    right: `
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。
      # 三、绩效情况
      全年接待查档1200人次。
      # 四、存在的问题
      账实核对不及时。`,
  },

  applies: ({ sections }) => siblingRuns(sections).some((run) => run.length > 1),

  *check({ sections }) {
    for (const run of siblingRuns(sections)) {
      const seen = new Set<number>();
      let highest = run[0]!;
      for (const section of run) {
        const ordinal = section.ordinal!;
        // Back to 1 is a list that starts again, a number seen before is a duplicate.
        if (ordinal < highest.ordinal! && ordinal !== 1 && !seen.has(ordinal)) {
          yield {
            message: `编号“${section.label}”排在“${highest.label}”之后，顺序颠倒。`,
            at: section.ref,
            related: [highest.ref],
            actual: section.label ?? '',
          };
        }
        seen.add(ordinal);
        if (ordinal === 1) seen.clear();
        if (ordinal > highest.ordinal! || ordinal === 1) highest = section;
      }
    }
  },
});
