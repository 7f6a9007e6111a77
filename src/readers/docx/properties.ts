import { type Attributes, attribute, integer, isOn } from './xml.js';

/** What a paragraph says of itself directly, or a style says for it. */
export interface ParagraphProperties {
  styleId?: string;
  numberId?: string;
  numberLevel?: number;
  /** As in the file: 0 is the highest heading level, 9 is body text. */
  outline?: number;
  align?: 'left' | 'center' | 'right' | 'justify';
  breakBefore?: boolean;
}

export interface RunProperties {
  styleId?: string;
  bold?: boolean;
  /** In points. */
  size?: number;
  hidden?: boolean;
}

const alignments: Readonly<Record<string, ParagraphProperties['align']>> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
};

/** One child of w:pPr or of its w:numPr; what it does not know it leaves alone. */
export function readParagraphProperty(
  target: ParagraphProperties,
  name: string,
  attributes: Attributes,
): void {
  switch (name) {
    case 'pStyle':
      target.styleId = attribute(attributes, 'val');
      break;
    case 'numId':
      target.numberId = attribute(attributes, 'val');
      break;
    case 'ilvl':
      target.numberLevel = integer(attributes);
      break;
    case 'outlineLvl':
      target.outline = integer(attributes);
      break;
    case 'jc':
      target.align = alignments[attribute(attributes, 'val') ?? ''];
      break;
    case 'pageBreakBefore':
      target.breakBefore = isOn(attributes);
      break;
  }
}

/** One child of w:rPr. */
export function readRunProperty(target: RunProperties, name: string, attributes: Attributes): void {
  switch (name) {
    case 'rStyle':
      target.styleId = attribute(attributes, 'val');
      break;
    case 'b':
      target.bold = isOn(attributes);
      break;
    case 'sz': {
      const half = integer(attributes);
      if (half !== undefined) target.size = half / 2;
      break;
    }
    case 'vanish':
      target.hidden = isOn(attributes);
      break;
  }
}
