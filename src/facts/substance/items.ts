/** Problems and measures cut into items: （一）, 1., 一是, or paragraphs. */
import type { Passage, Section, SectionText, Substance, SubstanceItem } from '../../model/facts.js';
import type { PartId, ProfileWords } from '../../model/profile.js';
import { foldKey, foldText } from '../../text/fold.js';
import { parseLabel } from '../../text/labels.js';
import { aspectsOf, FUNDING_ONLY } from './aspects.js';

const CAUSE = /由于|因为|原因|导致|造成|致使|主要是|受.{1,20}影响|[，,；;。]因/;

const RUN =
  /(?:^|[。；;：:，,\s])(?:[一二三四五六七八九十]{1,2}(?:是|、)|[①-⑳]|[（(][一二三四五六七八九十\d]{1,2}[)）]|\d{1,2}[.、．](?!\d))/g;

/** The first part of a kind with its items, or null where the document has none. */
export function substanceOf(
  kind: PartId,
  sections: readonly Section[],
  texts: ReadonlyMap<string, SectionText>,
  words: ProfileWords,
): Substance | null {
  const section = sectionOf(kind, sections);
  if (!section) return null;
  const { passages, text } = texts.get(section.id)!;
  const items = passages.flatMap((passage) =>
    itemsOf(passage, passage.ref.block === section.ref.block, words),
  );
  return { section, items, text, aspects: aspectsOf(text, words.aspects), nothing: saysNothing(text) };
}

/** The first part of the kind; under a merged heading (存在的问题及改进措施) the child that is of this kind alone. */
function sectionOf(kind: PartId, sections: readonly Section[]): Section | undefined {
  const own = sections.filter(({ kinds }) => kinds.includes(kind));
  const [first] = own;
  if (!first || first.kinds.length === 1) return first;
  const parents = new Map(sections.map(({ id, parent }) => [id, parent]));
  const isBelow = (section: Section): boolean => {
    let above = section.parent;
    while (above !== null && above !== first.id) above = parents.get(above) ?? null;
    return above === first.id;
  };
  return own.find((section) => section.kinds.length === 1 && isBelow(section)) ?? first;
}

/** A paragraph is one item unless a run （一是…二是…）parts it; a lead-in before the run is none. */
function itemsOf(passage: Passage, isOwnHeading: boolean, words: ProfileWords): readonly SubstanceItem[] {
  const from = isOwnHeading ? passage.bodyStart : 0;
  const text = passage.text.slice(from);
  if (foldKey(text) === '') return [];
  const starts = [...foldTextStarts(text)];
  if (starts.length < 2) {
    const lead =
      starts.length === 0 &&
      parseLabel(text) === null &&
      /[:：]$|如下|以下|薄弱环节|问题。$/.test(text.trim());
    return lead ? [] : [makeItem(passage, from, passage.text.length, words)];
  }
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    return makeItem(passage, from + start, from + end, words);
  });
}

function makeItem(passage: Passage, start: number, end: number, words: ProfileWords): SubstanceItem {
  const text = passage.text.slice(start, end);
  const ref = { ...passage.ref, start, end };
  return {
    text,
    ref,
    aspects: aspectsOf(text, words.aspects),
    funding: FUNDING_ONLY.test(text),
    cause: CAUSE.test(text),
  };
}

function* foldTextStarts(text: string): Iterable<number> {
  for (const match of text.matchAll(RUN)) {
    const lead = /^[。；;：:，,\s]/.test(match[0]) ? 1 : 0;
    yield match.index + lead;
  }
}

const NOTHING =
  /^(?:本(?:单位|部门|年度?)|我(?:单位|局|部门)|目前)?(?:暂时?|均|尚)?(?:无|没有|不存在|未发现)(?:存在)?(?:明显|突出|重大|其他|相关)?(?:的)?(?:问题|情况|不足|建议|措施|内容)?[。.!]?$|运转正常[。.]?$/;

/** 无、暂无、没有问题、运转正常: the part says that there is nothing. */
function saysNothing(text: string): boolean {
  const key = foldText(text).text.replace(/\s/g, '');
  return (
    key.length <= 40 &&
    key
      .split(/[。;,]/)
      .filter((piece) => piece !== '')
      .every((piece) => NOTHING.test(piece))
  );
}
