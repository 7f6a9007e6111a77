/**
 * Lines into paragraphs. OCR tools and converters break lines inside sentences and figures, and cut sentences at the
 * end of a page; a reader of the text sees one sentence, so we join what cannot have ended.
 */
import { parseLabel } from '../../text/labels.js';
import type { Line } from './lines.js';

const TERMINAL = /[。！？!?；;：:…]["”’』」)）\]】]*$/;
const SENTENCE_INSIDE = /[，,。；;]/;
/** What begins something new even without a number. */
const FRESH =
  /^(?:附件|附表|附录|附：|附:|目\s*录|表\s?[一二三四五六七八九十\d]|单位[:：(（]|金额单位|填报|报告日期|联系|来源|发布|索引|（此页|\(此页|——|[-•·*]\s)/;
const DATE_LINE = /^(?:二[〇○零Oo0]|\d{2,4}\s?年|年\s+月)/;
/** Of the widest lines: a line this long was broken by the margin. */
const FULL = 0.8;
/** Wider than any page: a text with such lines is not hard-wrapped. */
const WIDEST_PAGE = 130;

/** Columns of a line: a Han character takes two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character.charCodeAt(0) > 0x2e7f ? 2 : 1;
  return width;
}

/** The width at which a hard-wrapped text breaks its lines, or null where lines are paragraphs. */
export function wrapWidth(lines: readonly Line[]): number | null {
  const widths: number[] = [];
  for (const line of lines) if (line.kind === 'text') widths.push(widthOf(line.text));
  if (widths.length < 6) return null;
  const sorted = [...widths].sort((a, b) => a - b);
  const widest = sorted[Math.floor(sorted.length * 0.9)]!;
  if (widest > WIDEST_PAGE || widest < 20) return null;
  let broken = 0;
  for (let index = 0; index + 1 < lines.length; index += 1) {
    const line = lines[index]!;
    if (line.kind !== 'text' || lines[index + 1]!.kind !== 'text') continue;
    if (widthOf(line.text) >= FULL * widest && !TERMINAL.test(line.text)) broken += 1;
  }
  return broken >= 3 ? widest : null;
}

/** May the sentence of `before` (all lines of a paragraph so far) go on in `next`? `gap`: blank lines or a page number between. */
export function continues(before: readonly Line[], next: Line, gap: boolean, wrap: number | null): boolean {
  const last = before[before.length - 1]!;
  if (last.kind === 'heading' || next.kind !== 'text' || last.bold !== next.bold) return false;
  if (next.labelled || FRESH.test(next.text)) return false;
  // A number on one line, its title on the next.
  if (before.length === 1 && parseLabel(last.text)?.end === last.text.length) return true;
  if (TERMINAL.test(last.text)) return false;
  const full = wrap !== null && widthOf(last.text) >= FULL * wrap;
  const body = before.some((line) => SENTENCE_INSIDE.test(stripLabel(line.text)));
  if (DATE_LINE.test(next.text) && !SENTENCE_INSIDE.test(next.text) && !full) return false;
  if (!gap) return full || body;
  // Over a page cut only running text goes on, and what follows must be running text as well.
  return body && (SENTENCE_INSIDE.test(next.text) || TERMINAL.test(next.text));
}

function stripLabel(text: string): string {
  return text.replace(/^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．,，]?/, '');
}

/** What stands between two joined lines: nothing, save a blank between two Latin words. */
export function joint(left: string, right: string): string {
  return /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right) ? ' ' : '';
}
