import type { Passage, Section } from '../../model/facts.js';
import { foldKey } from '../../text/fold.js';
import { type Label, parseLabel } from '../../text/labels.js';
import { type Claim, defineRule } from '../define-rule.js';

/** Dotted leaders, tabs and the page number behind an entry. */
const LEADER = /[\s.．·…。_—-]*[(（\-—]?\s*\d{0,3}\s*[)）\-—]?\s*$/;
const MARK = /[\s.,，、。:：;；“”"'‘’《》〈〉()（）[\]【】…·—-]/g;
const SHORTEST = 2;
/** Share of the entries that must be found again: below it the lines are no 目录 of this text. */
const LEAST_FOUND = 0.5;
const SHOWN = 3;
const LONGEST_LINE = 80;

interface Entry {
  readonly passage: Passage;
  readonly label: Label | null;
  readonly title: string;
  readonly key: string;
}

/** The 目录 lists a heading that the text lacks, or the other way round, or under another number. */
export default defineRule({
  id: 'toc-mismatch',
  title: '目录与正文不一致',
  why: '目录和正文的标题或编号对不上，说明修改正文后没有更新目录，或漏了内容。',
  remedy: '更新目录；正文确有遗漏的补上。',
  severity: 'warning',
  source: '评分表 C2：自评报告撰写规范',
  absence: 'anywhere',
  needs: ['sections', 'passages', 'tables', 'attachments'],
  example: {
    wrong: `
      目录
      一、单位基本情况..........1
      二、支出情况..............2
      三、存在的问题............3
      四、改进措施..............4
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。
      # 四、存在的问题
      账实核对不及时。
      # 五、改进措施
      每季度核对一次。`,
    right: `
      目录
      一、单位基本情况..........1
      二、支出情况..............2
      # 一、单位基本情况
      编制6名，在职5人。
      # 二、支出情况
      全年支出81.51万元。`,
  },

  applies: ({ passages, sections }) => entriesOf(passages).length > 1 && sections.length > 0,

  *check({ passages, sections, tables }) {
    const entries = entriesOf(passages);
    const lines = [
      ...passages.filter(({ kind }) => kind !== 'toc').map(({ text }) => keyOf(text.slice(0, LONGEST_LINE))),
      ...tables.map(({ caption }) => keyOf(caption ?? '')),
    ];
    const exact = new Set(lines);
    const sameAs = matcher(sections.map(({ title }) => keyOf(title)));
    const found = entries.map(({ key }) => sections.filter((_, index) => sameAs(key, index)));
    // What is no heading may be a line of its own, the title of a form, or run on.
    const printed = entries.map(
      ({ key }, index) =>
        found[index]!.length > 0 || exact.has(key) || lines.some((line) => line.startsWith(key)),
    );
    // What stands behind the last entry that recurs may be cut off: an excerpt, a file in several parts.
    const reach = printed.lastIndexOf(true) + 1;
    const again = printed.filter(Boolean).length;
    if (again < 2 || again < reach * LEAST_FOUND) return;
    yield* renumbered(entries, found);
    yield* lacking(entries, printed, sections);
    yield* unlisted(entries, sections);
  },
});

function entriesOf(passages: readonly Passage[]): readonly Entry[] {
  return passages
    .filter(({ kind }) => kind === 'toc')
    .map((passage) => {
      const text = passage.text.replace(LEADER, '').trim();
      const label = parseLabel(text);
      const title = label ? text.slice(label.end) : text;
      return { passage, label, title: title.trim(), key: keyOf(title) };
    })
    .filter(({ key }) => key.length >= SHORTEST && !/^目录?$|^目次$/.test(key));
}

const keyOf = (text: string): string => foldKey(text).replace(MARK, '');

/** Is an entry the title at an index? Titles recur in long reports: each pair of wordings is compared once. */
function matcher(titles: readonly string[]): (key: string, index: number) => boolean {
  const distinct = [...new Set(titles)];
  const known = new Map<string, ReadonlySet<string>>();
  return (key, index) => {
    const same = known.get(key) ?? new Set(distinct.filter((title) => isSame(key, title)));
    known.set(key, same);
    return same.has(titles[index]!);
  };
}

/** 部门决算情况说明 is 某某局2024年度部门决算情况说明; wording may differ in a few characters. */
function isSame(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length < right.length ? [left, right] : [right, left];
  if (short.length >= 4 && long.length <= short.length * 4 && long.includes(short)) return true;
  return short.length >= 4 && shared(short, long) >= 0.6;
}

/** Share of the character pairs of the longer text that the shorter one has as well. */
function shared(short: string, long: string): number {
  if (long.length > short.length * 2) return 0;
  const pairs = new Set(Array.from({ length: short.length - 1 }, (_, at) => short.slice(at, at + 2)));
  let hits = 0;
  for (let at = 0; at < long.length - 1; at += 1) if (pairs.has(long.slice(at, at + 2))) hits += 1;
  return hits / (long.length - 1);
}

function* renumbered(entries: readonly Entry[], found: readonly (readonly Section[])[]): Iterable<Claim> {
  const wrong = entries.flatMap((entry, index) => {
    const same = found[index]!.filter(({ title }) => keyOf(title) === entry.key);
    const { label } = entry;
    // 四、 lost from a list entry is the converter's doing; another number is the writer's.
    if (!label || same.length === 0 || same.some((section) => isNumbered(section, label))) return [];
    const [section] = same.filter(({ ordinal }) => ordinal !== null);
    return section ? [{ entry, section, label }] : [];
  });
  if (wrong.length === 0) return;
  const shown = wrong
    .slice(0, SHOWN)
    .map(({ label, section }) => `“${section.title}”目录为“${label.printed}”、正文为“${section.label}”`);
  yield {
    message: `目录与正文的编号不一致：${shown.join('；')}${wrong.length > SHOWN ? `等${wrong.length}处` : ''}。`,
    at: wrong[0]!.entry.passage.ref,
    related: [
      wrong[0]!.section.ref,
      ...wrong.slice(1, SHOWN).flatMap(({ entry, section }) => [entry.passage.ref, section.ref]),
    ],
    expected: wrong[0]!.section.label ?? '',
    actual: wrong[0]!.label.printed,
    confidence: 0.85,
  };
}

const isNumbered = ({ ordinal, style }: Section, label: Label): boolean =>
  ordinal === label.ordinal && style === label.style;

/** Entries between two that were found: what stands behind the last one may only be cut off. */
function* lacking(
  entries: readonly Entry[],
  printed: readonly boolean[],
  sections: readonly Section[],
): Iterable<Claim> {
  const last = printed.lastIndexOf(true);
  const missing = entries.filter((_, index) => index < last && !printed[index]);
  if (missing.length === 0) return;
  const titles = missing.slice(0, SHOWN).map(({ label, title }) => `“${label?.printed ?? ''}${title}”`);
  yield {
    message: `目录列出${titles.join('、')}${missing.length > SHOWN ? `等${missing.length}项` : ''}，正文里没有这个标题。`,
    at: missing[0]!.passage.ref,
    related: [
      ...missing.slice(1, SHOWN).map(({ passage }) => passage.ref),
      ...sections.slice(0, 1).map(({ ref }) => ref),
    ],
    expected: missing[0]!.title,
    actual: '正文未找到',
    confidence: 0.75,
  };
}

/** Headings of a level that the 目录 otherwise lists in full. */
function* unlisted(entries: readonly Entry[], sections: readonly Section[]): Iterable<Claim> {
  const levels = new Set(entries.flatMap(({ label }) => (label ? [label.level] : [])));
  const first = sections[0]!.part;
  const parts = new Set([first]);
  for (const level of levels) {
    const own = sections.filter(
      (section) =>
        section.level === level && section.ordinal !== null && parts.has(section.part) && !section.runIn,
    );
    const sameAs = matcher(own.map(({ title }) => keyOf(title)));
    const absent = own.filter((_, index) => !entries.some(({ key }) => sameAs(key, index)));
    // A 目录 of the first parts only lists some headings of the level: then none is missing.
    if (absent.length === 0 || absent.length * 3 > own.length) continue;
    yield {
      message: `正文的${absent
        .slice(0, SHOWN)
        .map(({ label, title }) => `“${label}${title}”`)
        .join('、')}没有列入目录。`,
      at: absent[0]!.ref,
      related: entries.slice(0, 1).map(({ passage }) => passage.ref),
      expected: '列入目录',
      actual: '未列入',
      confidence: 0.7,
    };
  }
}
