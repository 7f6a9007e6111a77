import type { Passage, Section, SectionText, TableFact } from '../model/facts.js';

interface Context {
  readonly sections: readonly Section[];
  readonly passages: readonly Passage[];
  readonly tables: readonly TableFact[];
}

const SPOKEN: ReadonlySet<Passage['kind']> = new Set(['body', 'heading', 'note']);

/** By section id. Every passage is looked at once for each heading above it, so long documents stay cheap. */
export function buildSectionTexts({ sections, passages, tables }: Context): ReadonlyMap<string, SectionText> {
  const spoken = passages.filter(({ kind }) => SPOKEN.has(kind));
  const texts = new Map<string, SectionText>();
  const ends = endsOf(sections);
  sections.forEach((section, index) => {
    const from = section.ref.block;
    const { next, to } = ends[index]!;
    const inside: Passage[] = [];
    for (let at = firstAt(spoken, from); at < spoken.length && spoken[at]!.ref.block < to; at += 1) {
      if (spoken[at]!.part === section.part) inside.push(spoken[at]!);
    }
    const pieces = inside.map(({ text, bodyStart, kind }) =>
      (kind === 'heading' ? text.slice(bodyStart) : text).trim(),
    );
    let under = 0;
    for (let at = firstAt(tables, from); at < tables.length && tables[at]!.ref.block < to; at += 1)
      under += 1;
    texts.set(section.id, {
      passages: inside,
      children: next - index - 1,
      tables: under,
      text: pieces.filter((piece) => piece !== '').join('\n'),
      to,
    });
  });
  return texts;
}

/** For each section the index and the block of the next one that does not stand under it. */
function endsOf(sections: readonly Section[]): readonly { readonly next: number; readonly to: number }[] {
  const ends = sections.map(() => ({ next: sections.length, to: Number.POSITIVE_INFINITY }));
  const open: number[] = [];
  sections.forEach((section, index) => {
    while (open.length > 0) {
      const last = sections[open[open.length - 1]!]!;
      if (last.part === section.part && last.level < section.level) break;
      ends[open.pop()!] = { next: index, to: section.ref.block };
    }
    open.push(index);
  });
  return ends;
}

/** First index whose block is `block` or later; the list is in reading order. */
function firstAt(list: readonly { readonly ref: { readonly block: number } }[], block: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.ref.block < block) low = middle + 1;
    else high = middle;
  }
  return low;
}
