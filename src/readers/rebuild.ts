import type { Block, DocumentModel } from '../model/document.js';

/**
 * The document with its blocks put together anew. `place` adds a block (or melts it into an earlier one) and gives the
 * index at which its text now stands; places of notices and pictures follow.
 */
export function rebuild(
  document: DocumentModel,
  place: (block: Block, blocks: Block[]) => number,
): DocumentModel {
  const blocks: Block[] = [];
  const moved = document.blocks.map((block) => place(block, blocks));
  const notices = document.notices.map((notice) => ({
    ...notice,
    block: notice.block === null ? null : (moved[notice.block] ?? null),
  }));
  const pictures = document.pictures?.map((picture) => ({
    ...picture,
    after: picture.after === null ? null : (moved[picture.after] ?? null),
  }));
  return { ...document, blocks, notices, ...(pictures ? { pictures } : {}) };
}

/** Adds a block under its new index. */
export function append(blocks: Block[], block: Block): number {
  return blocks.push({ ...block, index: blocks.length }) - 1;
}
