/** From a place to what is shown of it: the words as printed, the page and the box. */
import type { Block, DocumentModel } from '../model/document.js';
import type { Ref } from '../model/facts.js';
import type { Evidence } from '../model/review.js';
import { locate } from './locate.js';

const LONGEST_QUOTE = 160;

/**
 * The quotes of a place, each verbatim in its document. A range that a line break or page cut runs through
 * gives one quote a piece, because the joined sentence stands nowhere in the file.
 */
export function evidenceOf(document: DocumentModel, ref: Ref): readonly Evidence[] {
  const block = document.blocks[ref.block];
  if (!block) return [];
  if (block.kind === 'table') return [{ quote: cellText(block, ref), location: locate(document, ref) }];
  const start = ref.start ?? 0;
  const end = Math.min(ref.end ?? block.text.length, start + LONGEST_QUOTE);
  // In a PDF every printed line is a segment: there a quote runs on over lines as the reader sees it.
  if (document.format === 'pdf') {
    return [{ quote: block.text.slice(start, end), location: locate(document, { ...ref, start, end }) }];
  }
  const pieces = block.segments
    .map((segment) => ({ start: Math.max(start, segment.start), end: Math.min(end, segment.end) }))
    .filter((piece) => piece.end > piece.start);
  return pieces.map((piece) => ({
    quote: block.text.slice(piece.start, piece.end),
    location: locate(document, { ...ref, ...piece }),
  }));
}

function cellText(block: Extract<Block, { kind: 'table' }>, ref: Ref): string {
  const place = ref.cell;
  const cell = place
    ? block.cells.find(({ row, column }) => row === place.row && column === place.column)
    : block.cells.find(({ text }) => text.trim() !== '');
  return (cell?.text ?? '').slice(
    ref.start ?? 0,
    Math.min(ref.end ?? LONGEST_QUOTE, (ref.start ?? 0) + LONGEST_QUOTE),
  );
}

/** Does a place rest on OCR or on a table whose grid is only a reading of aligned text? */
export function isWeak(document: DocumentModel, ref: Ref): boolean {
  const block = document.blocks[ref.block];
  return (
    block !== undefined && (block.source === 'ocr' || (block.kind === 'table' && block.grid === 'aligned'))
  );
}
