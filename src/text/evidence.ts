/** From a place to what is shown of it: the words as printed, the page and the box. */
import type { Block, DocumentModel, Format, Paragraph } from '../model/document.js';
import type { Ref } from '../model/facts.js';
import type { Evidence } from '../model/review.js';
import { locate } from './locate.js';

const LONGEST_QUOTE = 160;
const LAID_OUT: ReadonlySet<Format> = new Set(['pdf', 'image', 'ofd']);

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
  // On laid out pages every printed line is a segment: there a quote runs on over lines as the reader sees it.
  if (LAID_OUT.has(document.format)) {
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

/**
 * Does a place rest on OCR or on a table whose grid is only a reading of aligned text? Figures that two engines read alike
 * are as good as print.
 */
export function isWeak(document: DocumentModel, ref: Ref): boolean {
  const block = document.blocks[ref.block];
  if (block === undefined) return false;
  if (block.kind === 'table' && block.grid === 'aligned') return true;
  return block.source === 'ocr' && !areFiguresSure(block, ref);
}

/** Dates beside a figure are not read twice; they say nothing of the figure. */
const DATE_DIGITS = /\d{1,4}(?=年)|\d{1,2}(?=[月日])/g;

/** All digits of the place but those of dates, of which there are some, lie in figures that were read twice alike. */
function areFiguresSure(block: Block, ref: Ref): boolean {
  const holder = holderOf(block, ref);
  if (!holder?.figures) return false;
  const start = ref.start ?? 0;
  const end = Math.min(ref.end ?? holder.text.length, holder.text.length);
  const figuresOnly = holder.text.replace(DATE_DIGITS, (date) => ' '.repeat(date.length));
  let digits = 0;
  for (let at = start; at < end; at += 1) {
    if (!/\d/.test(figuresOnly[at]!)) continue;
    if (!holder.figures.some((figure) => figure.agreed && figure.start <= at && at < figure.end))
      return false;
    digits += 1;
  }
  return digits > 0;
}

/** What holds the text of a place: the paragraph, or the cell. */
function holderOf(block: Block, { cell }: Ref): Pick<Paragraph, 'text' | 'figures'> | undefined {
  if (block.kind === 'paragraph') return block;
  return block.cells.find(({ row, column }) => row === cell?.row && column === cell?.column);
}
