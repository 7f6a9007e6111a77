import { type RunFormat, runFormat } from '../docx/paragraph.js';
import type { ParagraphProperties } from '../docx/properties.js';
import type { Styles } from '../docx/styles.js';
import type { RowShape } from '../office/edge-table.js';
import type { DocFile } from './fib.js';
import { characterChanges, paragraphChanges, readFormatPages } from './format-pages.js';
import type { Piece } from './pieces.js';
import {
  applyParagraphChanges,
  applyRunChanges,
  type DocParagraph,
  type DocRun,
  type Toggle,
} from './properties.js';
import { readRowShape } from './row-shape.js';

/** How the text is formatted, by places in the main stream. */
export interface Formatting {
  /** Of the characters from `offset` on, and up to which byte it holds. */
  run(offset: number, piece: Piece): { readonly run: DocRun; readonly to: number };
  /** Of the paragraph that the byte belongs to. */
  paragraph(offset: number, piece: Piece): DocParagraph;
  /** Of the row whose end mark stands there. */
  row(offset: number, isDeleted: boolean): RowShape;
  /** What a run looks like in its paragraph. */
  print(run: DocRun, paragraph: ParagraphProperties): RunFormat;
}

export function openFormatting(file: DocFile, styles: Styles): Formatting {
  const findRun = readFormatPages(file, 'characterPages');
  const findParagraph = readFormatPages(file, 'paragraphPages');
  const runs = new Map<number, DocRun>();
  const paragraphs = new Map<number, DocParagraph>();

  const describe = (at: number): { style: number; changes: Buffer } => {
    const found = paragraphChanges(file.main, at);
    const own: DocParagraph = {};
    applyParagraphChanges(own, found.changes);
    if (own.more === undefined || own.more + 2 > file.data.length) return found;
    // Too long for its page: the rest stands in the data stream.
    const length = file.data.readUInt16LE(own.more);
    const rest = file.data.subarray(own.more + 2, own.more + 2 + length);
    return { style: found.style, changes: Buffer.concat([found.changes, rest]) };
  };

  return {
    run(offset, piece) {
      const found = findRun(offset);
      const at = found?.at ?? 0;
      let run = runs.get(at);
      if (!run) {
        run = {};
        applyRunChanges(run, characterChanges(file.main, at));
        runs.set(at, run);
      }
      if (piece.changes) {
        run = { ...run };
        applyRunChanges(run, piece.changes);
      }
      return { run, to: found?.to ?? offset + piece.width };
    },
    paragraph(offset, piece) {
      const at = findParagraph(offset)?.at ?? 0;
      let paragraph = paragraphs.get(at);
      if (!paragraph) {
        const { style, changes } = describe(at);
        paragraph = { styleId: String(style) };
        applyParagraphChanges(paragraph, changes);
        paragraphs.set(at, paragraph);
      }
      if (!piece.changes) return paragraph;
      const changed = { ...paragraph };
      applyParagraphChanges(changed, piece.changes);
      return changed;
    },
    row: (offset, isDeleted) => readRowShape(describe(findParagraph(offset)?.at ?? 0).changes, isDeleted),
    print({ bold, hidden, size, styleId }, paragraph) {
      const inherited = runFormat({ styleId, size }, paragraph, styles);
      return {
        ...inherited,
        bold: decide(bold, inherited.bold),
        hidden: decide(hidden, inherited.hidden),
      };
    },
  };
}

function decide(own: Toggle | undefined, inherited: boolean): boolean {
  if (own === undefined || own === 'style') return inherited;
  return own === 'opposite' ? !inherited : own === 'on';
}
