/** Plain text and markdown, as people save it and as OCR tools and converters write it. */
import type {
  Block,
  BlockStyle,
  DocumentModel,
  Notice,
  Paragraph,
  ReadResult,
  Segment,
  SourceFile,
  Table,
} from '../../model/document.js';
import { foldRadicals } from '../../text/radicals.js';
import { isRunningText, joint } from '../sentence-cuts.js';
import { decodeText } from './decode.js';
import { type Line, readLine } from './lines.js';
import { continues, type OpenParagraph, wrapWidth } from './paragraphs.js';
import { splitRunTogether } from './run-together.js';
import { cellsOf, sameRow } from './tables.js';

const PLAIN: BlockStyle = { name: null, outline: null, bold: false, size: null, align: null };

export function readPlain(source: SourceFile): ReadResult {
  const decoded = decodeText(source.bytes);
  if (!decoded) {
    return fail(
      source,
      'unsupported',
      `“${source.file}”不是文本文件，无法读取。请提交 Word、PDF 或文本文件。`,
    );
  }
  const lines = splitRunTogether(foldRadicals(decoded.text).split(/\r\n|\r|\n|\f/)).map(readLine);
  const blocks = new BlockBuilder(lines).build();
  if (blocks.length === 0)
    return fail(source, 'empty', `“${source.file}”是空文件，没有任何文字。请重新导出后提交。`);
  const notices: Notice[] = decoded.guessed
    ? [
        {
          code: 'encoding-guessed',
          message: '文件没有注明文字编码，按 GB18030（中文 Windows）读取。',
          block: null,
          page: null,
        },
      ]
    : [];
  const document: DocumentModel = {
    version: 1,
    file: source.file,
    sha256: source.sha256,
    bytes: source.bytes.length,
    format: /\.(?:md|markdown)$/i.test(source.file) ? 'markdown' : 'text',
    pages: [],
    blocks,
    notices,
    declaredTitle: null,
  };
  return { ok: true, document };
}

function fail(source: SourceFile, code: 'unsupported' | 'empty', message: string): ReadResult {
  return { ok: false, failure: { file: source.file, code, message } };
}

/** One pass over the lines; knows what is open (a paragraph, a table) and what lay between. */
class BlockBuilder {
  private readonly blocks: Block[] = [];
  private readonly wrap: number | null;
  private readonly lines: readonly Line[];
  private paragraph: Line[] = [];
  private isRunning = false;
  private rows: (readonly string[])[] = [];
  private gap = false;

  constructor(lines: readonly Line[]) {
    this.lines = lines;
    this.wrap = wrapWidth(lines);
  }

  build(): readonly Block[] {
    this.lines.forEach((line, index) => {
      if (line.kind === 'blank') this.gap = true;
      else if (line.kind === 'rule') this.gap = this.rows.length === 0 || this.gap;
      else if (line.kind === 'row') this.addRow(line.cells);
      else if (line.kind === 'page-number' || this.isPageNumber(line, index)) this.addFurniture(line);
      else this.addLine(line);
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
    const next = this.lines.slice(index + 1).find((other) => other.kind !== 'blank');
    const previous = this.lines.slice(0, index).findLast((other) => other.kind !== 'blank');
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

  private flushTable(): void {
    if (this.rows.length === 0) return;
    const { cells, columns } = cellsOf(this.rows);
    const block: Table = {
      kind: 'table',
      index: this.blocks.length,
      layer: 'body',
      page: null,
      box: null,
      source: 'text',
      confidence: 1,
      rows: this.rows.length,
      columns,
      cells,
      grid: 'markup',
    };
    this.blocks.push(block);
    this.rows = [];
  }
}
