/** What a page says of itself in its head: title and day of publication. */
import { findDate } from '../../text/dates.js';
import type { LineDraft } from './line.js';
import type { PageTree } from './tree.js';
import type { BlockDraft } from './walk.js';

/** 信息公开, 预决算公开 are names of columns that many pages put into their head. */
const DOCUMENT_TITLE = /(?:自评|评价|决算|预算|绩效).*(?:报告|说明|公开|公示|情况|总结|表)(?:[（(].*[）)])?$/;
const SHORTEST_TITLE = 8;
const SEPARATOR = /\s*[_|｜]\s*|\s+[-–—]+\s+|(?<!\d)\s*[-–—]+\s*(?!\d)/;
const HEAD_BLOCKS = 15;
const LONGEST_TITLE = 120;

/** The article's title without the name of the site behind it, or null. */
export function declaredTitle({ meta, title }: PageTree): string | null {
  const article = meta.get('articletitle')?.trim();
  if (article) return article;
  return title.split(SEPARATOR).find((piece) => piece !== '') ?? null;
}

/** ISO date of publication that only the page's head names, or null. */
export function declaredDate({ meta }: PageTree): string | null {
  const names = ['pubdate', 'publishdate', 'publish_time', 'article:published_time', 'dc.date'];
  for (const name of names) {
    const day = findDate(meta.get(name) ?? '');
    if (day !== null) return day;
  }
  return null;
}

/** The title as a line above the text, where the page prints it nowhere but in its head; null where it does. */
export function missingTitle(title: string | null, blocks: readonly BlockDraft[]): LineDraft | null {
  if (title === null || title.length > LONGEST_TITLE || /(?:\.\.|…)$/.test(title)) return null;
  const isTitle = (text: string): boolean => text.length >= SHORTEST_TITLE && DOCUMENT_TITLE.test(text);
  if (!isTitle(title)) return null;
  const squeeze = (text: string): string => text.replace(/[\s\u200b-\u200d]+/g, '');
  const printed = blocks
    .slice(0, HEAD_BLOCKS)
    .map((block) => (block.kind === 'paragraph' ? block.text : block.cells.map(({ text }) => text).join('')));
  if (squeeze(printed.join('')).includes(squeeze(title))) return null;
  // What is printed above the text goes before what the head calls it.
  const isPrinted = (text: string): boolean => text.length <= LONGEST_TITLE && isTitle(squeeze(text));
  if (blocks.slice(0, HEAD_BLOCKS).some((block) => block.kind === 'paragraph' && isPrinted(block.text)))
    return null;
  return {
    kind: 'paragraph',
    text: title,
    autoLabel: 0,
    style: { name: null, outline: null, bold: false, size: null, align: 'center' },
    segments: [{ start: 0, end: title.length, page: null, box: null }],
  };
}

const DATE_LABEL = /(?:发布|公开|上传|公示)(?:时间|日期)\s*[:：]?$/;
const DATE_FIRST = /^20\d{2}\s*[-年/.]/;

/** 发布时间： and its date, set in two elements below each other, are one line. */
export function joinDateLines(blocks: readonly BlockDraft[]): readonly BlockDraft[] {
  const joined: BlockDraft[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (
      last?.kind === 'paragraph' &&
      block.kind === 'paragraph' &&
      DATE_LABEL.test(last.text) &&
      DATE_FIRST.test(block.text)
    ) {
      const shift = last.text.length;
      const segments = block.segments.map((one) => ({
        ...one,
        start: one.start + shift,
        end: one.end + shift,
      }));
      joined[joined.length - 1] = {
        ...last,
        text: last.text + block.text,
        segments: [...last.segments, ...segments],
      };
    } else joined.push(block);
  }
  return joined;
}
