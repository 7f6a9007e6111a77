import { type Style, type Styles, styleSheet } from '../docx/styles.js';
import type { DocFile } from './fib.js';
import {
  applyParagraphChanges,
  applyRunChanges,
  type DocParagraph,
  type DocRun,
  styleRun,
} from './properties.js';

const PARAGRAPH = 1;
const CHARACTER = 2;
const NO_BASE = 0xfff;
/** What Word sets where nothing is said. */
const DEFAULT_SIZE = 10;
const LAST_HEADING = 9;

/** The style sheet ([MS-DOC] 2.9.271). Styles are known by their place in it, written in digits. */
export function readStyleSheet(file: DocFile): Styles {
  const sheet = file.part('styles');
  const styles = new Map<string, Style>();
  if (sheet.length >= 6) {
    const count = sheet.readUInt16LE(2);
    const base = sheet.readUInt16LE(4);
    let at = 2 + sheet.readUInt16LE(0);
    for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
      const length = sheet.readUInt16LE(at);
      const style = readStyle(sheet.subarray(at + 2, at + 2 + length), String(index), base);
      if (style) styles.set(style.id, style);
      at += 2 + length + (length % 2);
    }
  }
  return styleSheet(styles, '0', { size: DEFAULT_SIZE });
}

function readStyle(bytes: Buffer, id: string, base: number): Style | null {
  if (bytes.length < base + 2 || base < 10) return null;
  const builtIn = bytes.readUInt16LE(0) & 0xfff;
  const kind = bytes.readUInt16LE(2) & 0xf;
  const parent = bytes.readUInt16LE(2) >> 4;
  const nameLength = bytes.readUInt16LE(base);
  const name = bytes.toString('utf16le', base + 2, base + 2 + nameLength * 2);
  const paragraph: DocParagraph = {};
  const run: DocRun = {};
  let at = base + 2 + nameLength * 2 + 2;
  const next = (): Buffer => {
    at += at % 2;
    const length = at + 2 <= bytes.length ? bytes.readUInt16LE(at) : 0;
    const part = bytes.subarray(at + 2, at + 2 + length);
    at += 2 + length;
    return part;
  };
  if (kind === PARAGRAPH) applyParagraphChanges(paragraph, next().subarray(2));
  if (kind === PARAGRAPH || kind === CHARACTER) applyRunChanges(run, next());
  // Built-in headings may leave their level to the program that knows them by number.
  if (kind === PARAGRAPH && builtIn >= 1 && builtIn <= LAST_HEADING) paragraph.outline ??= builtIn - 1;
  return {
    id,
    name: name === '' ? null : name,
    basedOn: parent === NO_BASE ? null : String(parent),
    paragraph,
    run: styleRun(run),
  };
}
