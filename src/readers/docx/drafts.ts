import type { Cell, Paragraph, Segment } from '../../model/document.js';

/** Blocks as a story gives them, before they have a position in the document. */
export interface ParagraphDraft {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly autoLabel: number;
  readonly style: Paragraph['style'];
  readonly mark: Paragraph['mark'];
  readonly segments: readonly Segment[];
  readonly page: number;
}

export interface TableDraft {
  readonly kind: 'table';
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  readonly page: number;
}

export type BlockDraft = ParagraphDraft | TableDraft;

/** What a table cell or a running head holds, as lines: of a table inside it, a line a row, its cells set apart by a space. */
export function plainLines(blocks: readonly BlockDraft[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : rowLines(block)));
}

function rowLines({ cells }: TableDraft): string[] {
  const rows = new Map<number, string[]>();
  for (const { row, text } of cells) {
    if (text === '') continue;
    const line = rows.get(row);
    if (line) line.push(text.replaceAll('\n', ' '));
    else rows.set(row, [text.replaceAll('\n', ' ')]);
  }
  return [...rows.values()].map((line) => line.join(' '));
}
