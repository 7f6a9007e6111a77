/** The 目录 told apart from the body: its lines look like headings and are none. */
import type { Paragraph } from '../../model/document.js';
import { foldKey } from '../../text/fold.js';
import { parseLabel } from '../../text/labels.js';

const HEAD = /^(?:公示)?目录$/;
const LONGEST_ENTRY = 60;
const SHORTEST_RUN = 4;
const LEADER = /[.·…⋯\s_-]*(?:\d{1,4}|[-—]\s?\d{1,4}\s?[-—])?$/;
const LEADER_SURE = /(?:\.{3,}|…{2,}|·{3,}|\t|⋯)\s*\d{1,4}\s*$/;

/** For comparing an entry of the 目录 with a heading: label and title, no leaders, no page number. */
export function entryKey(text: string): string {
  return foldKey(text.replace(LEADER, '')).replace(/[。:：.]$/, '');
}

/** Indexes in `paragraphs` that belong to a table of contents, its title included. */
export function findContents(paragraphs: readonly Paragraph[]): ReadonlySet<number> {
  const found = new Set<number>();
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.mark === 'toc' || LEADER_SURE.test(paragraph.text)) found.add(index);
  });
  const head = paragraphs.findIndex(({ text }) => text.length <= 12 && HEAD.test(foldKey(text)));
  if (head >= 0) {
    found.add(head);
    const end = endOfContents(paragraphs, head + 1);
    for (let index = head + 1; index < end; index += 1) found.add(index);
    return found;
  }
  if (found.size === 0) for (const index of findUntitled(paragraphs)) found.add(index);
  return found;
}

/** Short, no sentence inside; without a number no stop at the end either. */
function isEntry({ text }: Paragraph): boolean {
  if (text.length > LONGEST_ENTRY || /[。；;，,].*\S/.test(text.slice(0, -1))) return false;
  return parseLabel(text) !== null || !/[。；;]$/.test(text);
}

const levelOf = (paragraph: Paragraph): number | null => parseLabel(paragraph.text)?.level ?? null;

/** First index after the entries: where an entry is printed again, or where the headings of the first body text begin. */
function endOfContents(paragraphs: readonly Paragraph[], from: number): number {
  const seen = new Set<string>();
  let lastLabelled = from;
  for (let index = from; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index]!;
    if (paragraph.mark !== 'toc' && !isEntry(paragraph))
      return backOverHeadings(paragraphs, from, index, lastLabelled);
    const key = entryKey(paragraph.text);
    const level = levelOf(paragraph);
    if (level !== null && seen.has(key)) return backToParents(paragraphs, from, index, level);
    if (level !== null) {
      seen.add(key);
      lastLabelled = index + 1;
    }
  }
  return Math.min(lastLabelled, paragraphs.length);
}

/** Body text stands at `index`: the headings right above it, each of a higher level than the next, are no entries. */
function backOverHeadings(
  paragraphs: readonly Paragraph[],
  from: number,
  index: number,
  lastLabelled: number,
): number {
  let end = index;
  let level = Number.POSITIVE_INFINITY;
  while (end > from) {
    const above = levelOf(paragraphs[end - 1]!);
    if (above === null || above >= level) break;
    level = above;
    end -= 1;
  }
  // The body's numbering begins at one; headings that go on counting are the last entries.
  const top = end < index ? parseLabel(paragraphs[end]!.text) : null;
  if (top && top.ordinal !== 1) return Math.max(from, Math.min(lastLabelled, index));
  // Lines without a number between the last entry and the body are a title, not entries.
  return end < index ? Math.max(end, from) : Math.max(from, Math.min(lastLabelled, index));
}

/** The entry at `index` recurs; a 第一部分 just above it that was not seen before belongs to the body as well. */
function backToParents(paragraphs: readonly Paragraph[], from: number, index: number, level: number): number {
  let end = index;
  const keys = new Set(paragraphs.slice(from, index).map(({ text }) => entryKey(text)));
  while (end - 1 > from) {
    const above = paragraphs[end - 1]!;
    const aboveLevel = levelOf(above);
    if (aboveLevel === null || aboveLevel >= level) break;
    const printedBefore = paragraphs
      .slice(from, end - 1)
      .some(({ text }) => entryKey(text) === entryKey(above.text));
    if (!printedBefore && keys.size > 0) break;
    end -= 1;
  }
  return end;
}

/** A 目录 whose title is lost: a run of bare headings, and the first heading behind it is one of them. */
function findUntitled(paragraphs: readonly Paragraph[]): readonly number[] {
  const seen = new Map<string, number>();
  let start = -1;
  for (let index = 0; index < paragraphs.length; index += 1) {
    const paragraph = paragraphs[index]!;
    const labelled = levelOf(paragraph) !== null && isEntry(paragraph);
    if (!labelled) {
      start = -1;
      seen.clear();
      continue;
    }
    if (start < 0) start = index;
    const key = entryKey(paragraph.text);
    if (seen.has(key) && index - start >= SHORTEST_RUN) {
      return Array.from({ length: index - start }, (_, offset) => start + offset);
    }
    seen.set(key, index);
  }
  return [];
}
