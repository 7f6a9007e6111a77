import type { Segment } from '../../model/document.js';
import type { ParagraphDraft } from './drafts.js';
import type { ParagraphProperties, RunProperties } from './properties.js';
import { inherited, outlineOf, type Style, type Styles } from './styles.js';

/** A paragraph while it is being read. */
export interface OpenParagraph {
  /** The how-manieth w:p of the part, for those who walk it again. */
  readonly ordinal: number;
  properties: ParagraphProperties;
  /** Its end was deleted or is hidden: what follows runs on in the same line. */
  joinsNext: 'deleted' | 'hidden' | null;
  text: string;
  readonly formats: { length: number; readonly bold: boolean; readonly size: number | null }[];
  readonly breaks: { readonly at: number; readonly page: number }[];
  page: number | null;
  /** A line or page break that only counts when more text follows. */
  lineBreakDue: boolean;
  isContents: boolean;
}

export function openParagraph(ordinal: number): OpenParagraph {
  return {
    ordinal,
    properties: {},
    joinsNext: null,
    text: '',
    formats: [],
    breaks: [],
    page: null,
    lineBreakDue: false,
    isContents: false,
  };
}

export interface RunFormat {
  readonly bold: boolean;
  readonly size: number | null;
  readonly hidden: boolean;
}

/** Direct formatting first, then the character style over the paragraph's, then the document's defaults. */
export function runFormat(run: RunProperties, paragraph: ParagraphProperties, styles: Styles): RunFormat {
  const ofRun = styles.chain(run.styleId);
  const ofParagraph = styles.chain(paragraph.styleId ?? styles.normal);
  // Bold on bold: a toggle that character and paragraph style both set is off again.
  const toggled = (pick: (style: Style) => boolean | undefined) =>
    (inherited(ofRun, pick) ?? false) !== (inherited(ofParagraph, pick) ?? false);
  const sizeOf = (style: Style) => style.run.size;
  return {
    bold: run.bold ?? (toggled((style) => style.run.bold) || (styles.defaults.bold ?? false)),
    size:
      run.size ?? inherited(ofRun, sizeOf) ?? inherited(ofParagraph, sizeOf) ?? styles.defaults.size ?? null,
    hidden: run.hidden ?? (toggled((style) => style.run.hidden) || (styles.defaults.hidden ?? false)),
  };
}

export function addText(paragraph: OpenParagraph, text: string, format: RunFormat, page: number): void {
  paragraph.page ??= page;
  const due = paragraph.lineBreakDue && paragraph.text !== '' ? '\n' : '';
  paragraph.lineBreakDue = false;
  const lastPage = paragraph.breaks.at(-1)?.page ?? paragraph.page;
  const at = paragraph.text.length + due.length;
  paragraph.text += due + text;
  if (page !== lastPage) paragraph.breaks.push({ at, page });

  const last = paragraph.formats.at(-1);
  if (last && last.bold === format.bold && last.size === format.size) last.length += text.length;
  else paragraph.formats.push({ length: text.length, bold: format.bold, size: format.size });
}

/** With fewer tabs than that a line is indented or spaced, with more it is a row of a table typed by hand. */
const COLUMNS = 2;

/** Null for an empty line. `label` is the automatic number with its space. */
export function closeParagraph(
  paragraph: OpenParagraph,
  label: string,
  styles: Styles,
  mark: ParagraphDraft['mark'],
  page: number,
): ParagraphDraft | null {
  const { properties } = paragraph;
  const isContents = mark === null && (paragraph.isContents || isContentsStyle(properties, styles));
  const keepsTabs = isContents || paragraph.text.split('\t').length > COLUMNS;
  const typed = keepsTabs ? paragraph.text : paragraph.text.replaceAll('\t', ' ');
  const autoLabel = /^\s/.test(typed) ? label.trimEnd() : label;
  const text = autoLabel + typed;
  if (text.trim() === '') return null;

  const chain = styles.chain(properties.styleId ?? styles.normal);
  const first = paragraph.page ?? page;
  return {
    kind: 'paragraph',
    text,
    autoLabel: autoLabel.length,
    style: {
      name: chain[0]?.name ?? null,
      outline: outlineOf(properties.outline, chain),
      bold: isMostlyBold(paragraph),
      size: dominantSize(paragraph),
      align: properties.align ?? inherited(chain, (style) => style.paragraph.align) ?? null,
      ...leadOf(paragraph, autoLabel.length),
    },
    mark: isContents ? 'toc' : mark,
    segments: cutAtPages(text.length, autoLabel.length, first, paragraph.breaks),
    page: first,
  };
}

function isContentsStyle(properties: ParagraphProperties, styles: Styles): boolean {
  return styles
    .chain(properties.styleId)
    .some(({ name }) => /^(?:toc|目录|contents)\s*[1-9]$/i.test(name ?? ''));
}

/** The bold beginning of a paragraph that goes on in ordinary weight. */
function leadOf({ formats }: OpenParagraph, labelLength: number): { readonly leadBold?: number } {
  const plain = formats.findIndex(({ bold }) => !bold);
  if (plain <= 0) return {};
  const lead = formats.slice(0, plain).reduce((sum, { length }) => sum + length, 0);
  return { leadBold: labelLength + lead };
}

function isMostlyBold({ formats }: OpenParagraph): boolean {
  let balance = 0;
  for (const { bold, length } of formats) balance += bold ? length : -length;
  return balance > 0;
}

function dominantSize({ formats }: OpenParagraph): number | null {
  const lengths = new Map<number | null, number>();
  for (const { size, length } of formats) lengths.set(size, (lengths.get(size) ?? 0) + length);
  let best: number | null = null;
  let most = 0;
  for (const [size, length] of lengths) if (length > most) [best, most] = [size, length];
  return best;
}

function cutAtPages(
  length: number,
  shift: number,
  first: number,
  breaks: OpenParagraph['breaks'],
): readonly Segment[] {
  const segments: Segment[] = [];
  let start = 0;
  let page = first;
  for (const { at, page: next } of breaks) {
    segments.push({ start, end: at + shift, page, box: null });
    start = at + shift;
    page = next;
  }
  segments.push({ start, end: length, page, box: null });
  return segments;
}
