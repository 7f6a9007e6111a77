import type { Counters } from '../docx/counters.js';
import type { BlockDraft, ParagraphDraft } from '../docx/drafts.js';
import type { Pages } from '../docx/pages.js';
import type { Styles } from '../docx/styles.js';
import { symbolText } from '../docx/symbols.js';
import type { Tally } from '../docx/tally.js';
import { changeCounter } from '../office/change-counter.js';
import { openWriter, type Writer } from '../office/writer.js';
import type { DocFile } from './fib.js';
import type { Formatting } from './formatting.js';
import { type Piece, textOf } from './pieces.js';
import type { DocParagraph, DocRun } from './properties.js';

/** All that is needed to read a stretch of text. */
export interface DocContext {
  readonly file: DocFile;
  readonly pieces: readonly Piece[];
  readonly formatting: Formatting;
  readonly styles: Styles;
  readonly fonts: readonly string[];
  readonly counters: Counters;
  readonly tally: Tally;
  /** What follows the paragraph in which a character position stands: notes, text boxes. */
  readonly anchored: ReadonlyMap<number, readonly BlockDraft[]>;
  /** Character positions behind the marks that end sections. */
  readonly sectionEnds: ReadonlySet<number>;
  readonly mark: ParagraphDraft['mark'];
}

/** Blocks of the characters from one position up to another, over however many pieces. */
export function readDocStory(
  context: DocContext,
  from: number,
  to: number,
): { readonly blocks: readonly BlockDraft[]; readonly pages: Pages } {
  const { styles, tally, mark, pieces, file, formatting } = context;
  const writer = openWriter({ styles, tally, mark });
  const reader = new StoryReader(context, writer);
  for (const piece of pieces) {
    const end = Math.min(to, piece.to);
    let at = Math.max(from, piece.from);
    while (at < end) {
      const offset = piece.offset + (at - piece.from) * piece.width;
      const { run, to: runEnd } = formatting.run(offset, piece);
      const next = Math.min(end, at + Math.max(1, Math.ceil((runEnd - offset) / piece.width)));
      reader.run(piece, at, textOf(file.main, piece, at, next), run);
      at = next;
    }
  }
  return { blocks: writer.finish(), pages: writer.pages };
}

const CONTROL = /[\u0000-\u001f]/g;

class StoryReader {
  private readonly context: DocContext;
  private readonly writer: Writer;
  private readonly countChange: (deleted: boolean, inserted: boolean) => void;

  constructor(context: DocContext, writer: Writer) {
    this.context = context;
    this.writer = writer;
    this.countChange = changeCounter(context.tally);
  }

  /** Text of one formatting. */
  run(piece: Piece, at: number, text: string, run: DocRun): void {
    this.countChange(run.isDeleted === true, run.isInserted === true);
    let from = 0;
    for (const match of text.matchAll(CONTROL)) {
      this.plain(piece, at + from, text.slice(from, match.index), run);
      this.control(piece, at + match.index, match[0].charCodeAt(0), run);
      from = match.index + 1;
    }
    this.plain(piece, at + from, text.slice(from), run);
  }

  private plain(piece: Piece, at: number, text: string, run: DocRun): void {
    if (text === '' || run.isDeleted) return;
    this.anchor(at, text.length);
    this.put(piece, at, text, run);
  }

  private put(piece: Piece, at: number, text: string, run: DocRun): void {
    if (run.isDeleted) return;
    const { writer } = this;
    if (writer.isInCode()) {
      writer.code(text);
      return;
    }
    const paragraph = this.paragraphAt(piece, at);
    writer.begin(paragraph);
    const shown = run.symbol && run.isSpecial ? this.symbol(run.symbol).repeat(text.length) : text;
    writer.text(shown, this.context.formatting.print(run, paragraph));
  }

  /** What stands behind these characters comes after their paragraph; true where there is any. */
  private anchor(at: number, length: number): boolean {
    const { anchored } = this.context;
    let found = false;
    for (let place = at; anchored.size > 0 && place < at + length; place += 1) {
      const blocks = anchored.get(place);
      if (!blocks) continue;
      this.writer.after(blocks);
      found = true;
    }
    return found;
  }

  private paragraphAt(piece: Piece, at: number): DocParagraph {
    return this.context.formatting.paragraph(piece.offset + (at - piece.from) * piece.width, piece);
  }

  private symbol({ font, code }: NonNullable<DocRun['symbol']>): string {
    const text = symbolText(this.context.fonts[font] ?? '', code);
    if (text === null) this.context.tally.unknownSymbols += 1;
    return text ?? '\ufffd';
  }

  private control(piece: Piece, at: number, code: number, run: DocRun): void {
    const { writer, context } = this;
    const anchored = !run.isDeleted && this.anchor(at, 1);
    switch (code) {
      case 0x07:
      case 0x0d:
        this.endParagraph(piece, at, code, run);
        break;
      case 0x0c:
        if (context.sectionEnds.has(at + 1)) this.endParagraph(piece, at, code, run);
        else writer.pageBreak();
        break;
      case 0x13:
        writer.beginField();
        break;
      case 0x14:
        writer.separateField();
        break;
      case 0x15:
        writer.endField(context.formatting.print(run, this.paragraphAt(piece, at)));
        break;
      case 0x09:
        this.put(piece, at, '\t', run);
        break;
      case 0x1e:
        this.put(piece, at, '-', run);
        break;
      case 0x0b:
        if (!run.isDeleted) writer.lineBreak();
        break;
      case 0x01:
        if (run.isSpecial && !run.isDeleted && !writer.isInCode()) this.countObject(run);
        break;
      case 0x08:
        // What is drawn over the text; a text box among it has come with `anchored`.
        if (run.isSpecial && !run.isDeleted && !anchored) context.tally.pictures += 1;
        break;
    }
  }

  private countObject({ isObject }: DocRun): void {
    if (isObject) this.context.tally.objects += 1;
    else this.context.tally.pictures += 1;
  }

  private endParagraph(piece: Piece, at: number, code: number, run: DocRun): void {
    const { writer, context } = this;
    const paragraph = this.paragraphAt(piece, at);
    const depth = Math.max(paragraph.inTable ? 1 : 0, paragraph.depth ?? 0);
    const endsOuter = code === 0x07 && depth <= 1;
    const endsRow = (endsOuter && paragraph.endsRow) || (code === 0x0d && paragraph.endsInnerRow);
    if (endsRow) {
      const offset = piece.offset + (at - piece.from) * piece.width;
      const shape = context.formatting.row(offset, run.isDeleted === true);
      writer.story.endRow(Math.max(1, depth), shape, writer.pages.current);
      return;
    }
    const endsCell = code === 0x07 || paragraph.endsInnerCell === true;
    const isHidden = context.formatting.print(run, paragraph).hidden;
    if (!endsCell && (run.isDeleted || isHidden)) {
      writer.joinNext(paragraph, run.isDeleted ? 'deleted' : 'hidden');
      return;
    }
    writer.endParagraph(depth, paragraph, (used) =>
      context.counters.next(used, context.styles.chain(used.styleId ?? context.styles.normal)),
    );
    if (endsCell) writer.story.endCell(Math.max(1, depth), writer.pages.current);
  }
}
