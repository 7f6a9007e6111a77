/** 附件：1. … 2. … — what the text says is attached; its numbers are no headings. */
import type { Paragraph } from '../../model/document.js';
import type { ListedAttachment } from '../../model/facts.js';
import { foldText } from '../../text/fold.js';
import { parseLabel } from '../../text/labels.js';

/** 附件： with something behind it, or alone above a numbered list. */
const HEAD = /^(?:附\s?件|附\s?表|附)\s?([0-9一二三四五六七八九十]{0,3})\s?[:.、]\s*/;
/** 附件3 alone on a line, or 附件3 with a title and no colon: the attachment itself begins here. */
const MARK = /^附\s?(?:件|表|录)\s?[0-9一二三四五六七八九十]{0,3}(?:-\d)?\s?[:：]?$/;
const LONGEST_NAME = 70;
const NONE = /^(?:无|没有|略|暂无)[。.]?$/;

export function isAttachmentMark(text: string): boolean {
  return text.length <= 10 && MARK.test(foldText(text.trim()).text);
}

export interface AttachmentList {
  /** Index of the first and behind the last paragraph. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly ListedAttachment[];
}

/** All lists of attachments among the paragraphs, in order. */
export function findAttachmentLists(
  paragraphs: readonly Paragraph[],
  file: string,
): readonly AttachmentList[] {
  const lists: AttachmentList[] = [];
  for (let index = 0; index < paragraphs.length; index += 1) {
    const list = readList(paragraphs, index, file, lists.length);
    if (!list) continue;
    lists.push(list);
    index = list.to - 1;
  }
  return lists;
}

function readList(
  paragraphs: readonly Paragraph[],
  from: number,
  file: string,
  number: number,
): AttachmentList | null {
  const first = paragraphs[from]!;
  const folded = foldText(first.text);
  const lead = folded.text.length - folded.text.trimStart().length;
  const head = HEAD.exec(folded.text.trimStart());
  if (!head || first.text.length > 600) return null;
  const bodyStart = lead + head[0].length;
  const items: ListedAttachment[] = [];
  const take = (block: Paragraph, start: number, end: number, listed: number | null): void => {
    const printed = block.text.slice(start, end);
    const name = printed.trim().replace(/[；;。，,、]$/, '');
    if (name === '' || name.length > LONGEST_NAME || NONE.test(name)) return;
    const offset = start + printed.length - printed.trimStart().length;
    const ref = { file, block: block.index, start: offset, end: offset + name.length, cell: null };
    items.push({ number: listed, name, ref, list: number });
  };

  const ownNumber = head[1] ? (parseLabel(`${head[1]}、`)?.ordinal ?? null) : null;
  const pieces = splitItems(folded.text, bodyStart);
  if (pieces.length > 0) {
    for (const piece of pieces)
      take(first, folded.origin(piece.start), folded.origin(piece.end), piece.number ?? ownNumber);
  }
  let to = from + 1;
  while (to < paragraphs.length) {
    const next = paragraphs[to]!;
    const label = parseLabel(next.text);
    const again = HEAD.exec(foldText(next.text).text);
    if (again?.[1] && next.text.length <= LONGEST_NAME) {
      // 附件1：… and 附件2：… below each other are one list.
      take(next, again[0].length, next.text.length, parseLabel(`${again[1]}、`)?.ordinal ?? null);
    } else if (
      label &&
      (label.style === 'digit' || label.style === 'digit-paren') &&
      next.text.length <= LONGEST_NAME
    ) {
      const expected = (items.at(-1)?.number ?? 0) + 1;
      if (label.ordinal < expected - 1 && items.length > 0) break;
      take(next, label.end, next.text.length, label.ordinal);
    } else {
      break;
    }
    to += 1;
  }
  if (items.length === 0) return null;
  return { from, to, items };
}

/** 1、甲表 2、乙表 on one line, or one name without a number. */
function splitItems(
  text: string,
  from: number,
): readonly { readonly start: number; readonly end: number; readonly number: number | null }[] {
  const marks: { readonly index: number; readonly end: number; readonly number: number }[] = [];
  const pattern = /(?:^|[\s;；。:：])(\d{1,2})\s?[.、](?!\d)\s*/g;
  pattern.lastIndex = Math.max(0, from - 1);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    marks.push({ index: match.index, end: pattern.lastIndex, number: Number(match[1]) });
    pattern.lastIndex -= 1;
  }
  const inside = marks.filter(({ end }) => end >= from);
  if (inside.length === 0) {
    const rest = text.slice(from).trim();
    return rest === '' ? [] : [{ start: from, end: text.length, number: null }];
  }
  return inside.map((mark, index) => ({
    start: mark.end,
    end: inside[index + 1]?.index ?? text.length,
    number: mark.number,
  }));
}
