import { symbolText } from '../docx/symbols.js';
import { decodeBytes, encodingOf } from './encodings.js';
import type { Group } from './group.js';
import type { RtfTables } from './tables.js';

/** Gathers bytes until they make characters, and leaves out what stands in place of a `\u` for older readers. */
export interface RtfText {
  codePage: number | null;
  byte(value: number, group: Group): void;
  unicode(value: number, group: Group): void;
  /** True, once each, for what stands in place of the last `\u`. */
  skipsOne(): boolean;
  endFallback(): void;
  /** `isComplete`: half a character that is left will not be completed any more. */
  flush(group: Group, isComplete: boolean): void;
}

const SYMBOLS = 2;
/** Bytes that are kept before they become text: a file may be one run of fifty million. */
const LONGEST_RUN = 65_536;

export function openText(tables: RtfTables, write: (text: string) => void, noteUnknown: () => void): RtfText {
  let bytes: number[] = [];
  let toSkip = 0;

  const symbol = (font: string, code: number): string => {
    const text = symbolText(font, code);
    if (text === null) noteUnknown();
    return text ?? '\ufffd';
  };
  const fontOf = (group: Group) => tables.fonts.get(group.font) ?? null;
  const text: RtfText = {
    codePage: null,
    byte(value, group) {
      if (toSkip > 0) toSkip -= 1;
      else if (fontOf(group)?.characterSet === SYMBOLS && value > 0x20 && group.destination === 'text') {
        text.flush(group, true);
        write(symbol(fontOf(group)!.name, value));
      } else {
        bytes.push(value);
        if (bytes.length >= LONGEST_RUN) text.flush(group, false);
      }
    },
    unicode(value, group) {
      text.flush(group, true);
      toSkip = group.fallback;
      const code = value & 0xffff;
      const font = fontOf(group);
      const isSymbol = font?.characterSet === SYMBOLS && code >= 0xf000 && code <= 0xf0ff;
      write(isSymbol ? symbol(font.name, code) : String.fromCharCode(code));
    },
    skipsOne() {
      if (toSkip === 0) return false;
      toSkip -= 1;
      return true;
    },
    endFallback() {
      toSkip = 0;
    },
    flush(group, isComplete) {
      if (bytes.length === 0) return;
      const decoded = decodeBytes(bytes, encodingOf(fontOf(group)?.characterSet ?? null, text.codePage));
      bytes = isComplete ? [] : decoded.rest;
      write(decoded.text);
    },
  };
  return text;
}
