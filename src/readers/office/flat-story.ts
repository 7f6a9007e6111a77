import { type BlockDraft, plainLines } from '../docx/drafts.js';
import { type RowContent, type RowShape, tableOfRows } from './edge-table.js';

/**
 * Blocks from paragraphs that only know how deep in tables they stand: Word 97 and RTF have no tables, only paragraphs
 * with marks at the ends of cells and rows.
 */
export interface FlatStory {
  /** Of the story; complete after `finish`. */
  readonly blocks: readonly BlockDraft[];
  /** At depth 0 it stands outside tables. */
  add(depth: number, block: BlockDraft): void;
  endCell(depth: number, page: number): void;
  endRow(depth: number, shape: RowShape, page: number): void;
  finish(): void;
}

interface OpenLevel {
  readonly rows: RowContent[];
  cells: { text: string; page: number }[];
  content: BlockDraft[];
  readonly page: number;
}

/** Tables inside tables inside tables: layout by people who should stop. */
const DEEPEST = 12;

export function openFlatStory(): FlatStory {
  const blocks: BlockDraft[] = [];
  const levels: OpenLevel[] = [];
  const contentAt = () => levels.at(-1)?.content ?? blocks;

  const closeLevel = () => {
    const level = levels.pop()!;
    // A row that never ended is a row still.
    if (level.content.length > 0) level.cells.push(cellOf(level.content, level.page));
    if (level.cells.length > 0) level.rows.push({ shape: unshaped, cells: level.cells });
    const table = tableOfRows(level.rows, level.page);
    if (table) contentAt().push({ ...table, page: table.cells[0]?.page ?? table.page });
  };
  const reach = (wanted: number, page: number) => {
    const depth = Math.min(wanted, DEEPEST);
    while (levels.length > depth) closeLevel();
    while (levels.length < depth) levels.push({ rows: [], cells: [], content: [], page });
  };

  return {
    blocks,
    add(depth, block) {
      reach(depth, block.page);
      contentAt().push(block);
    },
    endCell(depth, page) {
      reach(Math.max(1, depth), page);
      const level = levels.at(-1)!;
      level.cells.push(cellOf(level.content, page));
      level.content = [];
    },
    endRow(depth, shape, page) {
      reach(Math.max(1, depth), page);
      const level = levels.at(-1)!;
      if (level.content.length > 0) level.cells.push(cellOf(level.content, page));
      if (level.cells.length > 0) level.rows.push({ shape, cells: level.cells });
      level.cells = [];
      level.content = [];
    },
    finish() {
      while (levels.length > 0) closeLevel();
    },
  };
}

const unshaped: RowShape = { edges: [], cells: [], isDeleted: false };

function cellOf(content: readonly BlockDraft[], page: number): { text: string; page: number } {
  return { text: plainLines(content).join('\n'), page: content[0]?.page ?? page };
}
