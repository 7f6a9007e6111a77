import type { Counters } from './counters.js';
import { plainLines, type StoryDraft } from './drafts.js';
import type { OpenDrawing } from './drawing-words.js';
import type { Field } from './fields.js';
import type { OpenRow, OpenTable } from './grid.js';
import { noteText, type Pages } from './pages.js';
import { addText, closeParagraph, type OpenParagraph, type RunFormat, runFormat } from './paragraph.js';
import type { ParagraphProperties, RunProperties } from './properties.js';
import type { Styles } from './styles.js';
import type { Tally } from './tally.js';
import type { Attributes } from './xml.js';

/** Leave this element out, with all that is in it. */
export const skip = 'skip' as const;
export type Closer = () => void;
type Opener = (walk: Walk, attributes: Attributes) => Closer | typeof skip | undefined;

/** What an element means where the walk stands; `otherwise` says what becomes of elements it does not name. */
export interface Vocabulary {
  readonly words: ReadonlyMap<string, Opener>;
  readonly otherwise: 'walk' | 'skip';
}

export function vocabulary(otherwise: 'walk' | 'skip', words: Record<string, Opener>): Vocabulary {
  return { words: new Map(Object.entries(words)), otherwise };
}

/** A container of paragraphs and tables: the story itself, a cell, a text box, a note. */
export interface Flow {
  readonly kind: 'story' | 'cell' | 'textbox' | 'note';
  readonly blocks: StoryDraft[];
  paragraph: OpenParagraph | null;
  /** A paragraph whose end was deleted or hidden, waiting for the one it runs into. */
  carried: OpenParagraph | null;
  /** Content of text boxes anchored in the open paragraph; it follows the paragraph. */
  readonly boxes: StoryDraft[];
  table: OpenTable | null;
  row: OpenRow | null;
  /** Lies under a merged cell, where Word prints and counts nothing. */
  isCovered: boolean;
}

export function openFlow(kind: Flow['kind']): Flow {
  return {
    kind,
    blocks: [],
    paragraph: null,
    carried: null,
    boxes: [],
    table: null,
    row: null,
    isCovered: false,
  };
}

/** For those who walk the same part again: places are the how-manieth p, r or tr element of the part. */
export interface Trace {
  readonly labels: Map<number, string>;
  readonly hiddenRuns: Set<number>;
  readonly deletedRows: Set<number>;
}

export interface StoryContext {
  readonly styles: Styles;
  readonly counters: Counters;
  readonly tally: Tally;
  /** Foot- and endnotes by kind and id: `footnote/2`. */
  readonly notes: ReadonlyMap<string, readonly StoryDraft[]>;
  readonly depth: number;
  readonly trace?: Trace;
}

/** The state of one walk through one part. */
export interface Walk {
  readonly context: StoryContext;
  readonly content: Vocabulary;
  vocabulary: Vocabulary;
  readonly flows: Flow[];
  flow: Flow;
  readonly pages: Pages;
  run: RunProperties;
  runFormat: RunFormat | null;
  runOrdinal: number;
  fields: Field[];
  contentsDepth: number;
  drawing: OpenDrawing | null;
  /** One entry for each open mc:AlternateContent: whether a branch was taken. */
  readonly alternates: { taken: boolean }[];
  /** Where paragraph properties go while a carried paragraph keeps its own. */
  properties: ParagraphProperties;
  /** Closing brackets of the open formula delimiters. */
  readonly delimiters: (string | null)[];
  /** Text of the element being collected, or null. */
  piece: string | null;
  readonly noteReferences: string[];
  /** Notes that this part holds, by kind and id. */
  readonly notesRead: Map<string, readonly StoryDraft[]>;
  readonly ordinals: { p: number; r: number; tr: number };
}

/** Reads the children of an element with another vocabulary. */
export function within(walk: Walk, next: Vocabulary, after?: Closer): Closer {
  const previous = walk.vocabulary;
  walk.vocabulary = next;
  return () => {
    walk.vocabulary = previous;
    after?.();
  };
}

/** Opens a container; what stood open outside (run, drawing) is set aside until it closes. */
export function enter(walk: Walk, flow: Flow, after: (flow: Flow) => void): Closer {
  const { vocabulary, run, runFormat, runOrdinal, fields } = walk;
  walk.flows.push(flow);
  walk.flow = flow;
  walk.vocabulary = walk.content;
  // A text box inside a field's code would be lost with it otherwise.
  if (flow.kind === 'textbox') walk.fields = [];
  return () => {
    settle(walk);
    walk.flows.pop();
    walk.flow = walk.flows.at(-1)!;
    walk.vocabulary = vocabulary;
    if (flow.kind === 'textbox') walk.fields = fields;
    Object.assign(walk, { run, runFormat, runOrdinal });
    after(flow);
  };
}

/** Text counts unless it stands in a field's code or is hidden. */
export function isVisible(walk: Walk): boolean {
  return walk.fields.every(({ inResult }) => inResult) && !format(walk).hidden;
}

export function writeText(walk: Walk, raw: string): void {
  const { paragraph } = walk.flow;
  // Soft hyphens print only at a line's end; no-break spaces are spaces to everybody who reads on.
  const text = raw.replaceAll('\u00ad', '').replace(/[\u00a0\n\r]/g, ' ');
  if (!paragraph || text === '' || !walk.fields.every(({ inResult }) => inResult)) return;
  if (format(walk).hidden) {
    walk.context.tally.hiddenCharacters += text.trim().length;
    walk.context.trace?.hiddenRuns.add(walk.runOrdinal);
    return;
  }
  paragraph.isContents ||= walk.contentsDepth > 0 || walk.fields.some(({ isContents }) => isContents);
  addText(paragraph, text, format(walk), walk.pages.current);
  noteText(walk.pages);
  for (const { row } of walk.flows) if (row) row.textSeen = true;
}

function format(walk: Walk): RunFormat {
  walk.runFormat ??= runFormat(walk.run, walk.flow.paragraph?.properties ?? {}, walk.context.styles);
  return walk.runFormat;
}

/** The open paragraph is complete: number it, and put it and its text boxes into its container. */
export function settle(walk: Walk): void {
  const { flow, context } = walk;
  const paragraph = flow.carried;
  flow.carried = null;
  if (paragraph) {
    const { styles, counters } = context;
    const isGone = paragraph.joinsNext !== null && paragraph.text === '';
    const chain = styles.chain(paragraph.properties.styleId ?? styles.normal);
    const label = isGone || flow.isCovered ? '' : counters.next(paragraph.properties, chain);
    if (label !== '') context.trace?.labels.set(paragraph.ordinal, label);
    const mark = flow.kind === 'textbox' ? 'textbox' : flow.kind === 'note' ? 'note' : null;
    const block = closeParagraph(paragraph, label, styles, mark, walk.pages.current);
    if (block) emit(walk, block);
  }
  for (const box of flow.boxes.splice(0)) emit(walk, box);
  if (flow.kind === 'story') emitNotes(walk);
}

export function emit(walk: Walk, block: StoryDraft): void {
  walk.flow.blocks.push(block);
}

/** Notes follow the paragraph, or the table, that refers to them. */
export function emitNotes(walk: Walk): void {
  const page = walk.pages.current;
  for (const reference of walk.noteReferences.splice(0)) {
    for (const text of plainLines(walk.context.notes.get(reference) ?? [])) {
      emit(walk, noteLine(text, page));
    }
  }
}

function noteLine(text: string, page: number): StoryDraft {
  return {
    kind: 'paragraph',
    text: text.trim(),
    autoLabel: 0,
    style: { name: null, outline: null, bold: false, size: null, align: null },
    mark: 'note',
    segments: [{ start: 0, end: text.trim().length, page, box: null }],
    page,
  };
}
