/**
 * Text pasted out of a chat program or a converter carries its marks into Word: ### before headings, ** around bold. A
 * reader sees headings, so do we; a notice says that the marks are there.
 */
import type { DocumentModel, Paragraph, Segment } from '../model/document.js';
import { append, rebuild } from './rebuild.js';

const HEADING = /^(#{1,6})\s+(?=\S)/;
const FEWEST = 2;

export function readPastedMarkdown(document: DocumentModel): DocumentModel {
  const marked = document.blocks.filter(
    (block) =>
      block.kind === 'paragraph' &&
      block.layer === 'body' &&
      block.style.outline === null &&
      HEADING.test(block.text),
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

function unmark(block: Paragraph): Paragraph {
  const heading = HEADING.exec(block.text);
  const cuts: [number, number][] = heading ? [[0, heading[0].length]] : [];
  const stars = [...block.text.matchAll(/\*\*/g)].map(({ index }) => index);
  if (stars.length % 2 === 0) for (const index of stars) cuts.push([index, index + 2]);
  if (cuts.length === 0) return block;
  const { text, segments } = cut(block, cuts);
  if (text.trim() === '') return block;
  const outline = heading ? heading[1]!.length : block.style.outline;
  return { ...block, text, segments, style: { ...block.style, outline } };
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
