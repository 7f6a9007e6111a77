import { type BlockDraft, plainLines } from '../docx/drafts.js';
import type { Tally } from '../docx/tally.js';
import { noteDraft } from '../office/writer.js';
import { type DocFile, positions, startOf } from './fib.js';

/** Reads characters from one position up to another; `mark` is what their paragraphs are. */
export type ReadRange = (from: number, to: number, mark: 'note' | 'textbox') => readonly BlockDraft[];

/** Sizes of an entry: where notes are referred to, where shapes stand, and of a text box. */
const NOTE_MARK = 2;
const SHAPE = 26;
const BOX = 22;
const BOX_SHAPE = 14;

/** Notes and text boxes, by the character position in the body that they belong to. */
export function readAnchored(file: DocFile, read: ReadRange, tally: Tally): Map<number, BlockDraft[]> {
  const anchored = new Map<number, BlockDraft[]>();
  const add = (at: number, blocks: readonly BlockDraft[]) => {
    const known = anchored.get(at);
    if (known) known.push(...blocks);
    else anchored.set(at, [...blocks]);
  };
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = kind === 'footnote' ? 'footnotes' : 'endnotes';
    const marks = positions(file.part(`${kind}Marks`), NOTE_MARK);
    const texts = positions(file.part(`${kind}Texts`), 0);
    eachText(file, part, texts, marks.length - 1, (index, from, to) => {
      const lines = plainLines(read(from, to, 'note')).filter((line) => line.trim() !== '');
      add(marks[index]!, lines.map(noteDraft));
    });
  }
  const shapes = readShapes(file);
  const boxes = file.part('boxTexts');
  const starts = positions(boxes, BOX);
  eachText(file, 'boxes', starts, starts.length - 1, (index, from, to) => {
    const shape = boxes.readUInt32LE(starts.length * 4 + index * BOX + BOX_SHAPE);
    const blocks = read(from, to, 'textbox');
    // A box of a group has no place of its own; its text still belongs to the document.
    if (blocks.length > 0) add(shapes.get(shape) ?? 0, blocks);
  });
  tally.comments = Math.max(0, positions(file.part('commentMarks'), 30).length - 1);
  return anchored;
}

/** The stretches of a text that its positions mark out; what leaves the text is left. */
function eachText(
  file: DocFile,
  part: 'footnotes' | 'endnotes' | 'boxes',
  texts: readonly number[],
  count: number,
  visit: (index: number, from: number, to: number) => void,
): void {
  const start = startOf(file, part);
  const length = file.lengths[part];
  let before = 0;
  for (let index = 0; index < Math.min(count, texts.length - 1); index += 1) {
    const [from, to] = [texts[index]!, Math.min(texts[index + 1]!, length)];
    // In order, so that no stretch is read twice.
    if (from < before || to <= from) continue;
    before = to;
    visit(index, start + from, start + to);
  }
}

/** Character positions of drawn shapes, by the number of the shape. */
function readShapes(file: DocFile): Map<number, number> {
  const plc = file.part('shapes');
  const places = positions(plc, SHAPE);
  const shapes = new Map<number, number>();
  for (let index = 0; index + 1 < places.length; index += 1) {
    shapes.set(plc.readUInt32LE(places.length * 4 + index * SHAPE), places[index]!);
  }
  return shapes;
}

/** Running heads and feet: stretches of the header text behind the separators of notes. */
export function readHeaders(
  file: DocFile,
  read: (from: number, to: number) => readonly BlockDraft[],
): BlockDraft[][] {
  const separators = 6;
  const places = positions(file.part('headers'), 0);
  const start = startOf(file, 'headers');
  const found: BlockDraft[][] = [];
  for (let index = separators; index + 1 < places.length; index += 1) {
    const [from, to] = [places[index]!, Math.min(places[index + 1]!, file.lengths.headers)];
    if (to > from && from >= (places[index - 1] ?? 0)) found.push([...read(start + from, start + to)]);
  }
  return found;
}

/** Names of the fonts, by number. */
export function readFontNames(file: DocFile): string[] {
  const part = file.part('fonts');
  const names: string[] = [];
  let at = 4;
  while (at < part.length) {
    const length = part[at]!;
    const name = part.toString('utf16le', at + 40, at + 1 + length);
    names.push(name.split('\0')[0]!);
    at += 1 + length;
  }
  return names;
}
