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

/** Shares of a picture that are cut off at its sides. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A picture where it stands, not yet looked at. */
export interface PictureDraft {
  readonly kind: 'picture';
  /** By which the part names the picture; null where it lies outside the file. */
  readonly relation: string | null;
  /** On the page, in points; null where the file does not say. */
  readonly width: number | null;
  readonly height: number | null;
  readonly crop: Crop | null;
  readonly page: number;
}

/** What the walk through a part gives. */
export type StoryDraft = BlockDraft | PictureDraft;

export function isPicture(draft: StoryDraft): draft is PictureDraft {
  return draft.kind === 'picture';
}

/** What a table cell or a running head holds, as lines: of a table inside it, a line a row, its cells set apart by a space. */
export function plainLines(blocks: readonly StoryDraft[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'picture') return [];
    return block.kind === 'paragraph' ? [block.text] : rowLines(block);
  });
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
