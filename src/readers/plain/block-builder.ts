/** Lines and tables into blocks. */
import type { Block, BlockStyle, Paragraph, Segment, Table } from '../../model/document.js';
import { isRunningText, joint } from '../sentence-cuts.js';
import type { FlatItem, Item } from './items.js';
import { type Line, readLine } from './lines.js';
import { continues, type OpenParagraph, wrapWidth } from './paragraphs.js';
import { settleRows, splitTables } from './pipe-rows.js';
import type { GridRow } from './rows.js';
import { cellsOf, sameRow } from './tables.js';

const PLAIN: BlockStyle = { name: null, outline: null, bold: false, size: null, align: null };

/** One pass over the lines; knows what is open (a paragraph, a table) and what lay between. */
export class BlockBuilder {
  private readonly blocks: Block[] = [];
  private readonly wrap: number | null;
  private readonly items: readonly Item[];
  private readonly filled: readonly number[];
  private paragraph: Line[] = [];
  private isRunning = false;
  private rows: (readonly string[])[] = [];
  private gap = false;
  /** The last item that was not blank. */
  private previous: Item | null = null;

  constructor(items: readonly Item[]) {
    this.items = items;
    this.wrap = wrapWidth(items.flatMap((item) => (item.kind === 'table' ? [] : [item])));
    this.filled = nextFilled(items);
  }

  build(): readonly Block[] {
    this.items.forEach((line, index) => {
      if (line.kind === 'table') this.addTable(line);
      else if (line.kind === 'blank') this.gap = true;
      else if (line.kind === 'rule') this.gap = this.rows.length === 0 || this.gap;
      else if (line.kind === 'row') this.addRow(line.cells);
      else if (line.kind === 'page-number' || this.isPageNumber(line, index)) this.addFurniture(line);
      else this.addLine(line);
      if (line.kind !== 'blank') this.previous = line;
    });
    this.flushParagraph();
    this.flushTable();
    return this.blocks;
  }

  private addRow(cells: readonly string[]): void {
    this.flushParagraph();
    const first = this.rows[0];
    if (first && this.gap) {
      // After a blank line the table goes on only where its header is printed again.
      if (sameRow(first, cells)) {
        this.gap = false;
        return;
      }
      if (cells.length !== first.length) this.flushTable();
    }
    this.rows.push(cells);
    this.gap = false;
  }

  private addLine(line: Line): void {
    this.flushTable();
    const open = this.openParagraph();
    if (open && !continues(open, line, this.gap, this.wrap)) this.flushParagraph();
    this.paragraph.push(line);
    this.isRunning ||= isRunningText(line.text);
    this.gap = false;
    if (line.kind === 'heading') this.flushParagraph();
  }

  private addFurniture(line: Line): void {
    // Between two halves of a sentence the page number comes first in the file: the open paragraph stays open.
    this.flushTable();
    this.pushParagraph([line], 'furniture');
    this.gap = true;
  }

  /** A whole number alone on its line is a page number at either end of the text, or inside a sentence that it cuts. */
  private isPageNumber(line: Line, index: number): boolean {
    if (line.kind !== 'integer') return false;
    const next = this.items[this.filled[index]!];
    const { previous } = this;
    if (!next || !previous) return true;
    if (this.paragraph.length === 0 || next.kind !== 'text') return false;
    const open = this.openParagraph();
    return previous.kind === 'text' && open !== null && continues(open, next, true, this.wrap);
  }

  private flushParagraph(): void {
    if (this.paragraph.length > 0) this.pushParagraph(this.paragraph, 'body');
    this.paragraph = [];
    this.isRunning = false;
  }

  private openParagraph(): OpenParagraph | null {
    const first = this.paragraph[0];
    const last = this.paragraph.at(-1);
    return first && last ? { first, last, lines: this.paragraph.length, isRunning: this.isRunning } : null;
  }

  private pushParagraph(lines: readonly Line[], layer: 'body' | 'furniture'): void {
    let text = '';
    const segments: Segment[] = [];
    for (const line of lines) {
      text += text === '' ? '' : joint(text, line.text);
      for (const piece of line.pieces) {
        segments.push({ start: text.length, end: text.length + piece.length, page: null, box: null });
        text += piece;
      }
    }
    const first = lines[0]!;
    const style: BlockStyle = {
      ...PLAIN,
      outline: first.outline,
      bold: first.bold,
      ...(first.lead > 0 ? { leadBold: first.lead } : {}),
      name: first.outline === null ? null : `标题 ${first.outline}`,
    };
    const block: Paragraph = {
      kind: 'paragraph',
      index: this.blocks.length,
      layer,
      page: null,
      box: null,
      source: 'text',
      confidence: 1,
      text,
      autoLabel: 0,
      style,
      segments,
      mark: null,
    };
    this.blocks.push(block);
  }

  private addTable({ rows, grid }: FlatItem): void {
    this.flushParagraph();
    this.flushTable();
    this.pushTable(rows, grid);
    this.gap = false;
  }

  private flushTable(): void {
    for (const rows of splitTables(this.rows)) {
      // A lone bar behind a line (a menu, a link) makes no table.
      const [only] = rows;
      const words = only?.filter((cell) => cell !== '') ?? [];
      if (rows.length === 1 && words.length === 1) this.pushParagraph([readLine(words[0]!)], 'body');
      else this.pushTable(settleRows(rows), 'markup');
    }
    this.rows = [];
  }

  private pushTable(rows: readonly GridRow[], grid: Table['grid']): void {
    const { cells, columns } = cellsOf(rows);
    const block: Table = {
      kind: 'table',
      index: this.blocks.length,
      layer: 'body',
      page: null,
      box: null,
      source: 'text',
      confidence: 1,
      rows: rows.length,
      columns,
      cells,
      grid,
    };
    this.blocks.push(block);
  }
}

/** For every item the index of the next one that is not blank. */
function nextFilled(items: readonly Item[]): readonly number[] {
  const next: number[] = [];
  let following = items.length;
  for (let index = items.length - 1; index >= 0; index -= 1) {
    next[index] = following;
    if (items[index]!.kind !== 'blank') following = index;
  }
  return next;
}
