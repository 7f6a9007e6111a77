import { type Style, type Styles, styleSheet } from '../docx/styles.js';
import { DEFAULT_SIZE, type Group } from './group.js';

export interface RtfFont {
  name: string;
  characterSet: number | null;
}

/** The font table and the style sheet, filled while their groups are read. */
export interface RtfTables {
  readonly fonts: ReadonlyMap<number, RtfFont>;
  defaultFont: number;
  fontWord(name: string, value: number | null): void;
  fontText(text: string): void;
  styleWord(name: string, value: number | null): void;
  /** The name of a style, which ends with a semicolon; `group` has the formatting said before it. */
  styleText(text: string, group: Group): void;
  styles(): Styles;
}

const MOST_ENTRIES = 10_000;

export function openTables(): RtfTables {
  const fonts = new Map<number, RtfFont>();
  const styles = new Map<string, Style>();
  let font: RtfFont = { name: '', characterSet: null };
  let style = { id: '0', basedOn: null as string | null, name: '' };
  let sheet: Styles | null = null;
  return {
    fonts,
    defaultFont: 0,
    fontWord(name, value) {
      if (name === 'f' && fonts.size < MOST_ENTRIES) {
        font = { name: '', characterSet: null };
        fonts.set(value ?? 0, font);
      } else if (name === 'fcharset') font.characterSet = value;
    },
    fontText(text) {
      if (font.name.length < 100) font.name = (font.name + text).replace(/;.*/s, '');
    },
    styleWord(name, value) {
      if (name === 's') style.id = String(value ?? 0);
      // Character and table styles share the numbers' range, not the numbers.
      else if (name === 'cs' || name === 'ds' || name === 'ts') style.id = `${name}${value ?? 0}`;
      else if (name === 'sbasedon') style.basedOn = String(value ?? 0);
    },
    styleText(text, { bold, size, hidden, paragraph }) {
      style.name += text;
      if (!style.name.includes(';')) return;
      const { id, basedOn } = style;
      const name = style.name.slice(0, style.name.indexOf(';')).trim();
      const { align, outline, breakBefore } = paragraph;
      if (styles.size < MOST_ENTRIES) {
        const own = { align, outline, breakBefore };
        styles.set(id, { id, name: name || null, basedOn, paragraph: own, run: { bold, size, hidden } });
      }
      style = { id: '0', basedOn: null, name: '' };
    },
    styles() {
      sheet ??= styleSheet(styles, '0', { size: DEFAULT_SIZE });
      return sheet;
    },
  };
}
