import type { ParagraphProperties, RunProperties } from '../docx/properties.js';
import { changesOf, numberIn } from './changes.js';

/** What a paragraph's formatting says, and where it stands in tables. */
export interface DocParagraph extends ParagraphProperties {
  inTable?: boolean;
  /** Its mark ends a row. */
  endsRow?: boolean;
  /** In a table inside a table: its mark ends a cell, or a row. */
  endsInnerCell?: boolean;
  endsInnerRow?: boolean;
  depth?: number;
  /** Offset of more formatting in the data stream. */
  more?: number;
}

/** `toggle`: Word writes “as the style has it” and “the other way round” besides on and off. */
export type Toggle = 'off' | 'on' | 'style' | 'opposite';

export interface DocRun extends Omit<RunProperties, 'bold' | 'hidden'> {
  bold?: Toggle;
  hidden?: Toggle;
  isDeleted?: boolean;
  isInserted?: boolean;
  /** Its control characters stand for something: a picture, a note, a field. */
  isSpecial?: boolean;
  symbol?: { readonly font: number; readonly code: number };
  /** A binary object or form data stands behind the character. */
  isObject?: boolean;
}

const NUMBER_NONE = 0;
/** From here on a list number says that the paragraph was taken out of that list. */
const NUMBER_REMOVED = 0xf801;
const ALIGNMENTS = ['left', 'center', 'right', 'justify', 'justify'] as const;

export function applyParagraphChanges(target: DocParagraph, bytes: Buffer): void {
  for (const { code, value } of changesOf(bytes)) {
    const number = numberIn(value);
    switch (code) {
      case 0x4600:
        target.styleId = String(number);
        break;
      case 0x2416:
        target.inTable = number !== 0;
        break;
      case 0x2417:
        target.endsRow = number !== 0;
        break;
      case 0x244b:
        target.endsInnerCell = number !== 0;
        break;
      case 0x244c:
        target.endsInnerRow = number !== 0;
        break;
      case 0x6649:
        target.depth = number;
        break;
      case 0x260a:
        target.numberLevel = number;
        break;
      case 0x460b:
        target.numberId = String(
          number === NUMBER_NONE || number === NUMBER_REMOVED
            ? 0
            : number > NUMBER_REMOVED
              ? 0x10000 - number
              : number,
        );
        break;
      case 0x2640:
        target.outline = number;
        break;
      case 0x2403:
      case 0x2461:
        target.align = ALIGNMENTS[number];
        break;
      case 0x2407:
        target.breakBefore = number !== 0;
        break;
      case 0x6645:
      case 0x6646:
        target.more = number;
        break;
    }
  }
}

const toggleOf = (value: number): Toggle =>
  value === 0 ? 'off' : value === 0x80 ? 'style' : value === 0x81 ? 'opposite' : 'on';

export function applyRunChanges(target: DocRun, bytes: Buffer): void {
  for (const { code, value } of changesOf(bytes)) {
    const number = numberIn(value);
    switch (code) {
      case 0x0800:
        target.isDeleted = number !== 0;
        break;
      case 0x0801:
        target.isInserted = number !== 0;
        break;
      case 0x0835:
        target.bold = toggleOf(number);
        break;
      case 0x083c:
        target.hidden = toggleOf(number);
        break;
      case 0x4a43:
        target.size = number / 2;
        break;
      case 0x4a30:
        target.styleId = String(number);
        break;
      case 0x0855:
        target.isSpecial = number !== 0;
        break;
      case 0x0806:
      case 0x080a:
      case 0x0856:
        target.isObject = number !== 0;
        break;
      case 0x6a09:
        if (value.length === 4) target.symbol = { font: value.readUInt16LE(0), code: value.readUInt16LE(2) };
        break;
    }
  }
}

/** Of a style, where “as the style has it” means nothing. */
export function styleRun({ size, bold, hidden }: DocRun): RunProperties {
  return {
    ...(size === undefined ? {} : { size }),
    ...(bold === undefined ? {} : { bold: bold === 'on' || bold === 'opposite' }),
    ...(hidden === undefined ? {} : { hidden: hidden === 'on' || hidden === 'opposite' }),
  };
}
