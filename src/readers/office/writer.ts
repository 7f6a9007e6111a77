import type { BlockDraft, ParagraphDraft } from '../docx/drafts.js';
import { type Field, isComputed, isContentsCode, openField, textOfCode } from '../docx/fields.js';
import { breakByAuthor, firstPage, noteText, type Pages } from '../docx/pages.js';
import {
  addText,
  closeParagraph,
  type OpenParagraph,
  openParagraph,
  type RunFormat,
} from '../docx/paragraph.js';
import type { ParagraphProperties } from '../docx/properties.js';
import { inherited, type Styles } from '../docx/styles.js';
import { symbolText } from '../docx/symbols.js';
import type { Tally } from '../docx/tally.js';
import { type FlatStory, openFlatStory } from './flat-story.js';

/** Takes text as it comes and makes paragraphs of it: fields, hidden text, line and page breaks, notes. */
export interface Writer {
  readonly story: FlatStory;
  readonly pages: Pages;
  /** Something of the paragraph comes: its page break before, if it has one, counts now. */
  begin(properties: ParagraphProperties): void;
  text(raw: string, format: RunFormat): void;
  /** The paragraph is a line of a table of contents. */
  markContents(): void;
  lineBreak(): void;
  pageBreak(): void;
  beginField(): void;
  /** Part of a field's code; outside a field it is nothing. */
  code(text: string): void;
  separateField(): void;
  endField(format: RunFormat): void;
  /** Inside a field's code, where text does not count. */
  isInCode(): boolean;
  /** Blocks that follow the paragraph: notes and text boxes that it refers to. */
  after(blocks: readonly BlockDraft[]): void;
  /** The paragraph goes on in the next one: its end was deleted, or is hidden. */
  joinNext(properties: ParagraphProperties, how: 'deleted' | 'hidden'): void;
  /** `label` is called when the paragraph counts, so that numbers run on. */
  endParagraph(
    depth: number,
    properties: ParagraphProperties,
    label: (used: ParagraphProperties) => string,
  ): void;
  /** Closes what is open and gives all blocks. */
  finish(): readonly BlockDraft[];
}

interface WriterContext {
  readonly styles: Styles;
  readonly tally: Tally;
  readonly mark: ParagraphDraft['mark'];
  /** Of the text that this one is set into, where the page goes on; a page of its own otherwise. */
  readonly pages?: Pages;
}

/** Characters of symbol fonts. Where the font was lost on the way they are Wingdings: the boxes that forms tick. */
const SYMBOLS = /[\uf020-\uf0ff]/g;
const MOST_FIELDS = 64;
/** A link to a heading, as the entries of a table of contents are where the table itself was lost. */
const ENTRY_CODE = /^\s*HYPERLINK\s+(?:\\l\s+)?"#?_Toc/i;

export function openWriter({ styles, tally, mark, pages = firstPage() }: WriterContext): Writer {
  const story = openFlatStory();
  let paragraph: OpenParagraph = openParagraph(0);
  let fields: Field[] = [];
  let following: BlockDraft[] = [];
  let hasBegun = false;
  const isInCode = () => fields.some(({ inResult }) => !inResult);

  const symbol = (code: number) => {
    const text = symbolText('Wingdings', code);
    if (text === null) tally.unknownSymbols += 1;
    return text ?? '\ufffd';
  };
  const write = (raw: string, format: RunFormat) => {
    // Soft hyphens print only at a line's end; no-break spaces are spaces to everybody who reads on.
    const plain = raw.replaceAll('\u00ad', '').replace(/[\u00a0\n\r]/g, ' ');
    const text = plain.replace(SYMBOLS, (sign) => symbol(sign.charCodeAt(0)));
    if (text === '' || isInCode()) return;
    if (format.hidden) {
      tally.hiddenCharacters += text.trim().length;
      return;
    }
    paragraph.isContents ||= fields.some(({ isContents }) => isContents);
    addText(paragraph, text, format, pages.current);
    noteText(pages);
  };
  const writer: Writer = {
    story,
    pages,
    isInCode,
    begin({ breakBefore, styleId }) {
      if (hasBegun) return;
      hasBegun = true;
      const chain = styles.chain(styleId ?? styles.normal);
      const breaks = breakBefore ?? inherited(chain, (style) => style.paragraph.breakBefore);
      if (breaks && pages.textSeen && mark === null) breakByAuthor(pages);
    },
    text: write,
    markContents() {
      paragraph.isContents = true;
    },
    lineBreak() {
      if (!isInCode()) paragraph.lineBreakDue = true;
    },
    pageBreak() {
      paragraph.lineBreakDue = true;
      breakByAuthor(pages);
    },
    beginField() {
      fields.push(openField());
      // Files whose fields never end pile them up; what began so long ago encloses nothing any more.
      if (fields.length > MOST_FIELDS) fields.shift();
    },
    code(text) {
      const field = fields.at(-1);
      if (field && !field.inResult && field.instruction.length < 10_000) field.instruction += text;
    },
    separateField() {
      const field = fields.at(-1);
      if (!field) return;
      field.inResult = true;
      field.isContents = isContentsCode(field.instruction) || ENTRY_CODE.test(field.instruction);
      if (isComputed(field.instruction)) tally.computedFields += 1;
    },
    endField(format) {
      const field = fields.pop();
      if (field) write(textOfCode(field), format);
    },
    after(blocks) {
      for (const block of blocks) following.push(block);
    },
    joinNext(properties, how) {
      paragraph.joinsNext = how;
      if (how === 'hidden' && paragraph.text !== '') paragraph.properties = properties;
    },
    endParagraph(depth, properties, label) {
      writer.begin(properties);
      hasBegun = false;
      // A style separator keeps the first part's formatting; of a deleted end the second part's remains.
      const keeps = paragraph.joinsNext === 'hidden' && Object.keys(paragraph.properties).length > 0;
      if (!keeps) paragraph.properties = properties;
      const used = paragraph.properties;
      const draft = closeParagraph(paragraph, label(used), styles, mark, pages.current);
      if (draft) story.add(depth, draft);
      for (const block of following) story.add(depth, onPage(block, pages.current));
      following = [];
      // A field's code ends in its paragraph; one that does not must not swallow what follows.
      fields = fields.filter(({ inResult }) => inResult);
      paragraph = openParagraph(0);
    },
    finish() {
      if (paragraph.text !== '' || following.length > 0) writer.endParagraph(0, {}, () => '');
      story.finish();
      return story.blocks;
    },
  };
  return writer;
}

function onPage(block: BlockDraft, page: number): BlockDraft {
  if (block.kind === 'table') return { ...block, page };
  return { ...block, page, segments: block.segments.map((segment) => ({ ...segment, page })) };
}

/** A foot- or endnote as it stands behind its paragraph. */
export function noteDraft(text: string): BlockDraft {
  const trimmed = text.trim();
  return {
    kind: 'paragraph',
    text: trimmed,
    autoLabel: 0,
    style: { name: null, outline: null, bold: false, size: null, align: null },
    mark: 'note',
    segments: [{ start: 0, end: trimmed.length, page: 1, box: null }],
    page: 1,
  };
}
