import type { Paragraph } from '../../model/document.js';
import { countHan, foldKey } from '../../text/fold.js';
import { parseLabel } from '../../text/labels.js';
import type { Candidate } from './split-heading.js';

const TITLE_MAX = 24;
/** Shortest text behind a bold line that makes it a heading. */
const TEXT_MIN = 30;
/** Where most paragraphs are bold, bold means nothing. */
const MOSTLY = 0.4;
/** Points by which a line must be larger than the text behind it. */
const LARGER = 1;
const NO_HEADING = /[。，,；;：:！!？?]|单位[:：]|盖章|附件|^\d|年\d{1,2}月|^(?:注|备注|说明|表|图)\d?/;

/** Short bold or larger lines without a number, each with running text right behind it: headings of writers who number nothing. */
export function unnumberedHeadings(paragraphs: readonly Paragraph[]): readonly Candidate[] {
  const bold = paragraphs.filter(({ style }) => style.bold).length;
  const boldMeans = bold < MOSTLY * paragraphs.length;
  const candidates: Candidate[] = [];
  paragraphs.forEach((block, index) => {
    const next = paragraphs[index + 1];
    if (!next || next.index !== block.index + 1 || !standsOut(block, next, boldMeans)) return;
    const text = block.text.trim();
    if (countHan(text) < 2 || countHan(text) > TITLE_MAX || NO_HEADING.test(text)) return;
    if (parseLabel(text) !== null || foldKey(next.text).length < TEXT_MIN || !/[。；;]/.test(next.text))
      return;
    const start = block.text.length - block.text.trimStart().length;
    candidates.push({
      block,
      label: null,
      title: text,
      start,
      end: start + text.length,
      restStart: null,
      strength: 'strong',
    });
  });
  return candidates;
}

function standsOut(block: Paragraph, next: Paragraph, boldMeans: boolean): boolean {
  if (block.style.outline !== null || block.mark !== null || next.style.bold) return false;
  if (boldMeans && block.style.bold) return true;
  return (
    block.style.size !== null && next.style.size !== null && block.style.size >= next.style.size + LARGER
  );
}
