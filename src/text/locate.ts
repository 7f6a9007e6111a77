/** From a place in the model to the location of the contract: page and box of the line or cell. */
import type { DocumentModel, Segment } from '../model/document.js';
import type { Ref } from '../model/facts.js';
import type { Location } from '../model/review.js';

export function locate(document: DocumentModel, ref: Ref): Location {
  const block = document.blocks[ref.block];
  let page = block?.page ?? null;
  let box = block?.box ?? null;
  if (block?.kind === 'paragraph') {
    const segment = segmentAt(block.segments, ref.start ?? 0);
    page = segment?.page ?? page;
    box = segment?.box ?? box;
  } else if (block?.kind === 'table' && ref.cell) {
    const { row, column } = ref.cell;
    const cell = block.cells.find((other) => other.row === row && other.column === column);
    page = cell?.page ?? page;
    box = cell?.box ?? box;
  }
  return { file: ref.file, page, block: ref.block, start: ref.start, end: ref.end, cell: ref.cell, box };
}

function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  return segments.find(({ start, end }) => offset >= start && offset < end) ?? segments[0];
}
