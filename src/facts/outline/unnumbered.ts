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
    const runIn = runInHeading(block);
    if (runIn) {
      candidates.push(runIn);
      return;
    }
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

/** 一是, 首先: bold beginnings that count items. */
const COUNTS =
  /^(?:[一二三四五六七八九十]{1,2}是|首先|其次|再次|最后|第[一二三四五六七八九十]|注|备注|附件|其中)/;
const REST_MIN = 10;

/** **主要成效。**全年接待…: a bold beginning that ends in a stop, running text behind it. */
function runInHeading(block: Paragraph): Candidate | null {
  const lead = block.style.leadBold ?? 0;
  if (lead === 0 || block.style.outline !== null || block.mark !== null) return null;
  const mark = /[。：:]/.exec(block.text.slice(0, lead + 1));
  if (!mark || mark.index < lead - 1 || parseLabel(block.text) !== null) return null;
  const title = block.text.slice(0, mark.index).trim();
  const rest = block.text.slice(mark.index + 1).trim();
  if (countHan(title) < 2 || countHan(title) > TITLE_MAX || COUNTS.test(title) || /[，,；;]/.test(title))
    return null;
  if (countHan(rest) < REST_MIN) return null;
  const start = block.text.length - block.text.trimStart().length;
  return {
    block,
    label: null,
    title,
    start,
    end: start + title.length,
    restStart: mark.index + 1,
    strength: 'strong',
  };
}
