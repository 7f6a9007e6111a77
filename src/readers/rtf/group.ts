import type { ParagraphProperties } from '../docx/properties.js';

/** Where the text of a group goes. */
export type Destination =
  | 'text'
  | 'skip'
  | 'fonts'
  | 'styles'
  | 'title'
  | 'label'
  | 'code'
  /** Given twice, for old readers and for new ones. */
  | 'twice'
  /** Holds other groups that count, and no text of its own. */
  | 'frame';

/** What holds inside a group, and is forgotten at its end. */
export interface Group {
  destination: Destination;
  /** The `\*` that says: skip what you do not know. */
  isOptional: boolean;
  font: number;
  /** Undefined: as the style has it. */
  bold: boolean | undefined;
  /** In points. */
  size: number | undefined;
  /** The `associated` formatting that follows is that of Chinese text, as LibreOffice writes it. */
  isChinese: boolean;
  hidden: boolean;
  deleted: boolean;
  inserted: boolean;
  /** How many characters stand for a `\u` in readers that do not know it. */
  fallback: number;
  paragraph: ParagraphProperties & { inTable?: boolean; depth?: number };
  /** Runs when the group ends. */
  onClose: (() => void) | null;
}

/** What RTF sets where nothing is said, in points. */
export const DEFAULT_SIZE = 12;

export function firstGroup(): Group {
  return {
    destination: 'text',
    isOptional: false,
    font: 0,
    bold: undefined,
    size: undefined,
    isChinese: false,
    hidden: false,
    deleted: false,
    inserted: false,
    fallback: 1,
    paragraph: { styleId: '0' },
    onClose: null,
  };
}

export function plainCharacters(group: Group, font: number): void {
  Object.assign(group, {
    font,
    bold: undefined,
    size: undefined,
    isChinese: false,
    hidden: false,
    deleted: false,
    inserted: false,
  });
}

const isOn = (value: number | null): boolean => value !== 0;

/** A word that formats characters or paragraphs; false where it is none. */
export function format(group: Group, name: string, value: number | null): boolean {
  switch (name) {
    case 'b':
      group.bold = isOn(value);
      return true;
    case 'fs':
      group.size = (value ?? DEFAULT_SIZE * 2) / 2;
      return true;
    case 'dbch':
      group.isChinese = true;
      return true;
    case 'loch':
    case 'hich':
    case 'rtlch':
    case 'ltrch':
      group.isChinese = false;
      return true;
    case 'ab':
      if (group.isChinese) group.bold = isOn(value);
      return true;
    case 'afs':
      if (group.isChinese) group.size = (value ?? DEFAULT_SIZE * 2) / 2;
      return true;
    case 'v':
      group.hidden = isOn(value);
      return true;
    case 'deleted':
      group.deleted = isOn(value);
      return true;
    case 'revised':
      group.inserted = isOn(value);
      return true;
    case 'uc':
      group.fallback = Math.max(0, Math.min(10, value ?? 1));
      return true;
    default:
      return formatParagraph(group, name, value);
  }
}

const ALIGNMENTS: Readonly<Record<string, ParagraphProperties['align']>> = {
  ql: 'left',
  qc: 'center',
  qr: 'right',
  qj: 'justify',
  qd: 'justify',
};

function formatParagraph(group: Group, name: string, value: number | null): boolean {
  const align = ALIGNMENTS[name];
  if (align) group.paragraph = { ...group.paragraph, align };
  else if (name === 'pard') group.paragraph = { styleId: '0' };
  else if (name === 's') group.paragraph = { ...group.paragraph, styleId: String(value ?? 0) };
  else if (name === 'outlinelevel') group.paragraph = { ...group.paragraph, outline: value ?? 0 };
  else if (name === 'pagebb') group.paragraph = { ...group.paragraph, breakBefore: isOn(value) };
  else if (name === 'intbl') group.paragraph = { ...group.paragraph, inTable: true };
  else if (name === 'itap') group.paragraph = { ...group.paragraph, depth: Math.max(0, value ?? 1) };
  else return false;
  return true;
}

/** In how many tables a paragraph stands that ends with this word. */
export function depthOf({ inTable, depth = 1 }: Group['paragraph'], end: string): number {
  if (end === 'cell') return 1;
  if (end === 'nestcell') return Math.max(2, depth);
  return inTable ? depth : 0;
}
