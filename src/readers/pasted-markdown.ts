/**
 * Text pasted out of a chat program or a converter carries its marks into Word: ### before headings, ** around bold. A
 * reader sees headings, so do we; a notice says that the marks are there.
 */
import type { DocumentModel, Paragraph, Segment } from '../model/document.js';
import { append, rebuild } from './rebuild.js';

const HEADING = /^(#{1,6})\s+(?=\S)/;
/** In a picture the marks run into the text, and one of them may be read as 井 or not at all. */
const PRINTED = /^#[#井]{0,5}\s*(?=[^#\s])/;
const FEWEST = 2;

export function readPastedMarkdown(document: DocumentModel): DocumentModel {
  const marked = document.blocks.filter(
    (block) =>
      block.kind === 'paragraph' &&
      block.layer === 'body' &&
      block.style.outline === null &&
      markOf(block) !== null,
  );
  if (marked.length < FEWEST) return document;
  const rebuilt = rebuild(document, (block, blocks) =>
    append(blocks, block.kind === 'paragraph' && block.layer === 'body' ? unmark(block) : block),
  );
  const notice = {
    code: 'markdown-marks',
    message: `正文里留有 Markdown 标记（如“###”“**”）${marked.length}处，已按标题读取，请在定稿中删除。`,
    block: marked[0]!.index,
    page: marked[0]!.page,
  } as const;
  return { ...rebuilt, notices: [...rebuilt.notices, notice] };
}

const markOf = ({ source, text }: Paragraph): RegExpExecArray | null =>
  (source === 'ocr' ? PRINTED : HEADING).exec(text);

function unmark(block: Paragraph): Paragraph {
  const heading = markOf(block);
  const cuts: [number, number][] = heading ? [[0, heading[0].length]] : [];
  const stars = [...block.text.matchAll(/\*\*/g)].map(({ index }) => index);
  if (stars.length % 2 === 0) for (const index of stars) cuts.push([index, index + 2]);
  if (cuts.length === 0) return block;
  const { text, segments } = cut(block, cuts);
  if (text.trim() === '') return block;
  // How many marks there were is not sure in a picture: the printed number tells the level.
  const outline = heading?.[1] ? heading[1].length : block.style.outline;
  const figures = block.figures?.map(({ start, end, ...figure }) => {
    const by = cuts.reduce((sum, [from, to]) => sum + (to <= start ? to - from : 0), 0);
    return { ...figure, start: start - by, end: end - by };
  });
  return { ...block, text, segments, style: { ...block.style, outline }, ...(figures ? { figures } : {}) };
}

/** The paragraph without the given ranges (in order, apart); every piece that is left is a segment of its own. */
function cut(
  block: Paragraph,
  cuts: readonly (readonly [number, number])[],
): { readonly text: string; readonly segments: readonly Segment[] } {
  const starts = [0, ...cuts.map(([, end]) => end)];
  const ends = [...cuts.map(([start]) => start), block.text.length];
  let text = '';
  const segments: Segment[] = [];
  starts.forEach((start, index) => {
    for (const segment of block.segments) {
      const piece = block.text.slice(Math.max(start, segment.start), Math.min(ends[index]!, segment.end));
      if (piece === '') continue;
      segments.push({ ...segment, start: text.length, end: text.length + piece.length });
      text += piece;
    }
  });
  return { text, segments };
}
