import type { Section } from '../../model/facts.js';
import { defineRule } from '../define-rule.js';
import { siblingRuns } from '../shared/siblings.js';

/**
 * Siblings of one number style carry different heading levels in the source (七 as heading 3, 八 as heading 2): the
 * automatic table of contents and the navigation come out wrong from there on.
 */
export default defineRule({
  id: 'section-level-mismatch',
  title: '同级标题样式不一致',
  why: '同一级编号用了不同级别的标题样式，自动目录和导航会错位。',
  remedy: '把同级标题统一为同一个标题样式。',
  severity: 'info',
  source: '评分表 C2：自评报告撰写规范',
  needs: ['sections'],
  example: {
    wrong: `
      # 一、单位基本情况
      编制6名，在职5人。
      ## 二、支出情况
      全年支出101.51万元。`,
    right: `
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出101.51万元。`,
  },

  applies: ({ sections }) => styledRuns(sections).length > 0,

  *check({ sections }) {
    for (const run of styledRuns(sections)) {
      for (let index = 1; index < run.length; index += 1) {
        const before = run[index - 1]!;
        const section = run[index]!;
        if (section.outline === before.outline) continue;
        const following = run.slice(index + 1).findIndex((other) => other.outline !== section.outline);
        const last = following < 0 ? run[run.length - 1]! : run[index + following]!;
        const since =
          last === section ? `“${section.label}${section.title}”` : `从“${section.label}${section.title}”起`;
        yield {
          message: `${since}用的是标题${section.outline}样式，而同级的“${before.label}${before.title}”是标题${before.outline}样式。`,
          at: section.ref,
          related: [before.ref],
          expected: `标题${before.outline}`,
          actual: `标题${section.outline}`,
        };
      }
    }
  },
});

/** Runs whose members all declare a level: a heading without a style says nothing about levels. */
function styledRuns(sections: readonly Section[]): readonly (readonly Section[])[] {
  return siblingRuns(sections)
    .map((run) => run.filter(({ outline, runIn }) => outline !== null && !runIn))
    .filter((run) => run.length > 1);
}
