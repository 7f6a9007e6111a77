/**
 * A sentence that a page cut, a conversion or a hard line break parts goes on in the next paragraph. A reader sees one
 * sentence, so readers join what cannot have ended; what was joined stays known by the block's segments.
 */
import type { DocumentModel, Paragraph } from '../model/document.js';
import { parseLabel } from '../text/labels.js';
import { shiftFigures } from './pages/figure-readings.js';
import { append, rebuild } from './rebuild.js';

const TERMINAL = /[。！？!?；;：:…]["”’』」)）\]】]*$/;
/** Only after these can a sentence be open: a closing bracket or quotation mark mostly ends one. */
const OPEN_END = /[\u3400-\u9fff\w，,、%％]$/;
const SENTENCE_INSIDE = /[，,。；;]/;
/** What begins something new even without a number. */
const FRESH =
  /^(?:附件|附表|附录|附：|附:|目\s*录|表\s?[一二三四五六七八九十\d]|单位[:：(（]|金额单位|填报|报告日期|联系|来源|发布|索引|（此页|\(此页|——|[-•·*]\s)/;
const DATE_LINE = /^(?:二[〇○零Oo0]|\d{2,4}\s?年|年\s+月)/;
const LABEL = /^\s*[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．,，]?/;

export const endsSentence = (text: string): boolean => TERMINAL.test(text);
/** Running text: a comma or stop inside, the numbering label left out. */
export const isRunningText = (text: string): boolean => SENTENCE_INSIDE.test(text.replace(LABEL, ''));
/** A heading label, 附件：, a form's field: never the second half of a sentence. */
export const beginsAnew = (text: string): boolean => parseLabel(text) !== null || FRESH.test(text);
export const isDateLine = (text: string): boolean => DATE_LINE.test(text) && !SENTENCE_INSIDE.test(text);

/** What stands between two joined lines: nothing, save a blank between two Latin words. */
export function joint(left: string, right: string): string {
  return /[A-Za-z]$/.test(left) && /^[A-Za-z]/.test(right) ? ' ' : '';
}

/**
 * May the sentence of one paragraph go on in the next, although the source parts them? Both must be running text.
 * `before` is the end of what was joined so far.
 */
export function goesOn(before: string, isRunning: boolean, next: string): boolean {
  if (!isRunning || !OPEN_END.test(before) || beginsAnew(next) || isDateLine(next)) return false;
  return SENTENCE_INSIDE.test(next) || TERMINAL.test(next);
}

/** Joins the body paragraphs of a document that a page cut parts. Furniture between the halves stays where it is. */
export function joinCutSentences(document: DocumentModel): DocumentModel {
  let open: number | null = null;
  return rebuild(document, (block, blocks) => {
    if (block.layer === 'furniture') return append(blocks, block);
    const head = open === null ? undefined : blocks[open];
    if (head?.kind === 'paragraph' && block.kind === 'paragraph' && isCut(head, block)) {
      blocks[head.index] = merge(head, block);
      return head.index;
    }
    const index = append(blocks, block);
    open = block.kind === 'paragraph' ? index : null;
    return index;
  });
}

/** How much of a long paragraph's end is looked at. */
const TAIL = 400;

function isCut(head: Paragraph, next: Paragraph): boolean {
  if (head.mark !== null || next.mark !== null || next.autoLabel > 0) return false;
  if (head.style.outline !== null || next.style.outline !== null || head.style.bold !== next.style.bold)
    return false;
  const tail = head.text.slice(-TAIL);
  return goesOn(tail, isRunningText(tail), next.text);
}

function merge(head: Paragraph, next: Paragraph): Paragraph {
  const between = joint(head.text, next.text);
  const offset = head.text.length + between.length;
  const segments = next.segments.map((segment) => ({
    ...segment,
    start: segment.start + offset,
    end: segment.end + offset,
  }));
  const confidence = Math.min(head.confidence, next.confidence);
  return {
    ...head,
    confidence,
    text: head.text + between + next.text,
    segments: [...head.segments, ...segments],
    ...(head.figures || next.figures
      ? { figures: [...(head.figures ?? []), ...shiftFigures(next.figures ?? [], offset)] }
      : {}),
  };
}
