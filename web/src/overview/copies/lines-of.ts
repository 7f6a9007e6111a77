import type { DocumentModel } from '../../../../src/model/document.js';

/** What a document says, line by line: paragraphs, and the rows of its tables. */
export function linesOf({ blocks }: Pick<DocumentModel, 'blocks'>): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.layer === 'furniture') return [];
    if (block.kind === 'paragraph')
      return block.mark === 'hidden' || block.mark === 'comment' ? [] : [block.text];
    return Array.from({ length: block.rows }, (_, row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map(({ text }) => text.replaceAll('\n', ' '))
        .join(' │ '),
    );
  });
}
