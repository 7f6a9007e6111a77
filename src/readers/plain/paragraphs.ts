/**
 * Lines into paragraphs. OCR tools and converters break lines inside sentences and figures, and cut sentences at the
 * end of a page; a reader of the text sees one sentence, so we join what cannot have ended.
 */
import { parseLabel } from '../../text/labels.js';
import { beginsAnew, endsSentence, goesOn, isDateLine } from '../sentence-cuts.js';
import type { Line } from './lines.js';

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
    const next = lines[index + 1]!;
    // Entries of a list are parted by their writer, however long they are.
    if (line.kind !== 'text' || next.kind !== 'text' || next.labelled) continue;
    if (widthOf(line.text) >= FULL * widest && !endsSentence(line.text)) broken += 1;
  }
  return broken >= 3 ? widest : null;
}

/** A paragraph that is being put together. */
export interface OpenParagraph {
  readonly first: Line;
  readonly last: Line;
  readonly lines: number;
  /** One of its lines is running text. */
  readonly isRunning: boolean;
}

/** May the sentence go on in `next`? `gap`: blank lines or a page number lie between. */
export function continues(open: OpenParagraph, next: Line, gap: boolean, wrap: number | null): boolean {
  const { last } = open;
  if (last.kind === 'heading' || next.kind !== 'text' || last.bold !== next.bold) return false;
  if (beginsAnew(next.text)) return false;
  // A number on one line, its title on the next.
  if (open.lines === 1 && parseLabel(last.text)?.end === last.text.length) return true;
  if (endsSentence(last.text)) return false;
  // Over a page cut only running text goes on, and what follows must be running text as well.
  if (gap) return goesOn(last.text, open.isRunning, next.text);
  const full = wrap !== null && widthOf(last.text) >= FULL * wrap;
  return full || (open.isRunning && !isDateLine(next.text));
}
