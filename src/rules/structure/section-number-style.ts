import type { NumberStyle, Section } from '../../model/facts.js';
import { addTo } from '../../text/groups.js';
import { type Claim, defineRule } from '../define-rule.js';

/** Steps of the usual ladder 一、 （一） 1. （1） ①; 1.1 counts by itself and is no step. */
const LADDER: Readonly<Record<NumberStyle, number | null>> = {
  part: 0,
  han: 1,
  'han-paren': 2,
  digit: 3,
  'digit-paren': 4,
  circled: 5,
  decimal: null,
};
const FEWEST_TOP = 3;

/** Siblings mix number styles, or a level is skipped (一、 straight to ①). 一、 straight to 1. is common and lets pass. */
export default defineRule({
  id: 'section-number-style',
  title: '编号格式不统一',
  why: '同级标题编号格式不一或跳过层级，读者分不清从属关系，自动目录也会错。',
  remedy: '按“一、（一）1.（1）①”的顺序统一编号。',
  severity: 'info',
  source: '评分表 C2：自评报告撰写规范；公文编号层次“一、（一）1.（1）”',
  needs: ['sections'],
  thresholds: {
    skipped: {
      value: 3,
      name: '编号跨过的层级数',
      unit: '级',
      source: '“一、”之下直接用“1.”（跨两级）在基层报告中常见，不报',
    },
  },
  example: {
    wrong: `
      # 一、单位基本情况
      # 二、支出情况
      ## ①基本支出
      ## ②项目支出`,
    right: `
      # 一、单位基本情况
      # 二、支出情况
      ## （一）基本支出
      ### 1.人员经费
      ## （二）项目支出`,
  },

  applies: ({ sections }) => sections.some(({ style }) => style !== null),

  *check({ sections }, { skipped }) {
    const order = new Map(sections.map((section, index) => [section.id, index]));
    const byId = new Map(sections.map((section) => [section.id, section]));
    const families = new Map<string, Section[]>();
    for (const section of sections) {
      if (section.style === null || section.runIn) continue;
      const key = `${section.part}/${section.parent}`;
      addTo(families, key, section);
    }
    for (const children of families.values()) {
      const parent = children[0]!.parent === null ? null : (byId.get(children[0]!.parent) ?? null);
      yield* parent ? skips(parent, children, skipped) : topless(children, sections);
      yield* mixed(children, parent, order);
    }
  },
});

function* skips(parent: Section, children: readonly Section[], least: number): Iterable<Claim> {
  const first = children[0]!;
  const [from, to] = [parent.style && LADDER[parent.style], LADDER[first.style!]];
  if (from === null || to === null || to - from < least) return;
  yield {
    message: `“${parent.label}${parent.title}”之下直接用“${first.label}”编号，跳过了中间的层级。`,
    at: first.ref,
    related: [parent.ref],
    confidence: 0.75,
  };
}

/** Several （一） stand at the top of the report, and no 一、 anywhere. */
function* topless(children: readonly Section[], sections: readonly Section[]): Iterable<Claim> {
  const first = children[0]!;
  if (first.style !== 'han-paren' || first.ordinal !== 1 || children.length < FEWEST_TOP) return;
  if (sections.some(({ style }) => style === 'han' || style === 'part')) return;
  yield {
    message: `标题直接从“${first.label}”编起，没有“一、”这一级。`,
    at: first.ref,
    confidence: 0.6,
  };
}

/** （一）（二）3.: the number goes on from the sibling above, in another style. */
function* mixed(
  children: readonly Section[],
  parent: Section | null,
  order: ReadonlyMap<string, number>,
): Iterable<Claim> {
  for (const [index, section] of children.entries()) {
    const before = children[index - 1];
    if (before && before.style !== section.style && section.ordinal === before.ordinal! + 1) {
      yield claim(before, section);
      return;
    }
    // A number one step lower on the ladder makes it a child of the sibling that it goes on from.
    const isFirst = index === 0 && parent !== null && section.ordinal !== null && section.ordinal > 1;
    if (!isFirst || parent.ordinal === null || section.ordinal !== parent.ordinal + 1) continue;
    const directly = order.get(section.id)! === order.get(parent.id)! + 1;
    if (directly && children.length === 1) {
      yield claim(parent, section);
      return;
    }
  }
}

const claim = (before: Section, section: Section): Claim => ({
  message: `“${before.label}${before.title}”之后的编号写成了“${section.label}”，同级编号格式不统一。`,
  at: section.ref,
  related: [before.ref],
  confidence: 0.7,
});
