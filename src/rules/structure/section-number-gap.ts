import type { Section } from '../../model/facts.js';
import { formatHanNumber } from '../../text/numerals.js';
import { defineRule } from '../define-rule.js';
import { siblingRuns } from '../shared/siblings.js';

/** A sibling's number jumps (三、 then 五、): a part was cut out, or the number is wrong. */
export default defineRule({
  id: 'section-number-gap',
  title: '章节编号跳号',
  why: '编号跳过一个或几个，可能漏了一部分内容，也可能是编号写错。',
  remedy: '补上缺少的部分，或按顺序重新编号。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  absence: 'anywhere',
  needs: ['sections', 'passages'],
  example: {
    wrong: `
      # 一、单位基本情况
      编制6名，在职5人。
      # 三、绩效情况
      全年接待查档1200人次。`,
    right: `
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、绩效情况
      全年接待查档1200人次。`,
  },

  applies: ({ sections }) => siblingRuns(sections).some((run) => run.length > 1),

  *check({ sections, passages }) {
    for (const run of siblingRuns(sections)) {
      // Run-in headings are a choice among numbered sentences: their neighbours may be plain sentences.
      if (run.some(({ runIn }) => runIn) && run.some(({ runIn }) => !runIn)) continue;
      for (let index = 1; index < run.length; index += 1) {
        const before = run[index - 1]!;
        const section = run[index]!;
        const jump = section.ordinal! - before.ordinal!;
        if (jump < 2 || jump > 9) continue;
        const missing = Array.from({ length: jump - 1 }, (_, step) => before.ordinal! + step + 1);
        // Out of place is not missing: that is section-number-order's business.
        const counted = countAround(run, index).map(({ ordinal }) => ordinal!);
        if (missing.every((number) => counted.includes(number))) continue;
        const between = passages.filter(
          ({ ref }) => ref.block > before.ref.block && ref.block < section.ref.block,
        );
        if (missing.some((number) => between.some(({ text }) => printsNumber(text, number, section.style))))
          continue;
        const printed = missing.map((number) => label(number, section.style)).join('、');
        yield {
          message: `编号从“${before.label}”跳到“${section.label}”，中间缺“${printed}”。`,
          at: section.ref,
          related: [before.ref],
          expected: label(before.ordinal! + 1, section.style),
          actual: section.label ?? '',
          confidence: 0.8,
        };
      }
    }
  },
});

/** The stretch of a run between two places where it starts again at 1. */
function countAround(run: readonly Section[], index: number): readonly Section[] {
  const start = run.findLastIndex(({ ordinal }, at) => at <= index && ordinal === 1);
  const end = run.findIndex(({ ordinal }, at) => at > index && ordinal === 1);
  return run.slice(Math.max(0, start), end < 0 ? run.length : end);
}

function label(number: number, style: string | null): string {
  if (style === 'han') return `${formatHanNumber(number)}、`;
  if (style === 'han-paren') return `（${formatHanNumber(number)}）`;
  if (style === 'part') return `第${formatHanNumber(number)}部分`;
  if (style === 'digit-paren') return `（${number}）`;
  return `${number}.`;
}

/** The number stands in the text after all, only not as a heading (lost at a page break, glued to a line). */
function printsNumber(text: string, number: number, style: string | null): boolean {
  const han = formatHanNumber(number);
  const printed =
    style === 'han'
      ? [`${han}、`, `${han}.`, `${han}．`]
      : style === 'han-paren'
        ? [`（${han}）`, `(${han})`, `（${han})`, `(${han}）`]
        : style === 'part'
          ? [`第${han}部分`, `第${han}章`]
          : style === 'digit-paren'
            ? [`（${number}）`, `(${number})`, `${number}）`, `${number})`]
            : [`${number}.`, `${number}、`, `${number}．`];
  return printed.some((form) => text.includes(form));
}
