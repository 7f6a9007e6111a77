import type { Level, Numbering, NumberingInstance, Scheme } from '../docx/numbering.js';
import { numberFormat } from '../office/number-codes.js';
import { changesOf, numberIn } from './changes.js';
import type { DocFile } from './fib.js';

const SCHEME = 28;
const INSTANCE = 16;
const LEVEL = 28;
const LEVELS = 9;
const NO_STYLE = 0xfff;
const SUFFIXES = ['tab', 'space', 'nothing'] as const;
const HIDDEN = 0x083c;

/** Automatic numbering: the lists (LSTF) and what paragraphs name (LFO), in the shape that .docx gives them. */
export function readLists(file: DocFile): Numbering {
  return { schemes: readSchemes(file), instances: readInstances(file) };
}

function readSchemes(file: DocFile): Map<string, Scheme> {
  const part = file.part('lists');
  const schemes = new Map<string, Scheme>();
  if (part.length < 2) return schemes;
  // The levels of all lists follow the table of lists, and are not counted in its length.
  const tail = { bytes: file.table, at: file.offset('lists') + part.length };
  const count = Math.min(part.readUInt16LE(0), Math.floor((part.length - 2) / SCHEME));
  tail.at = file.offset('lists') + 2 + count * SCHEME;
  for (let index = 0; index < count; index += 1) {
    const start = 2 + index * SCHEME;
    const id = String(part.readUInt32LE(start));
    const isSimple = (part[start + 26]! & 1) !== 0;
    const scheme: Scheme = { id, levels: [], styleLink: null, contentStyle: null };
    for (let level = 0; level < (isSimple ? 1 : LEVELS); level += 1) {
      const read = readLevel(tail);
      if (!read) return schemes;
      const style = part.readUInt16LE(start + 8 + level * 2);
      scheme.levels.push({ ...read, styleId: style === NO_STYLE ? null : String(style) });
    }
    schemes.set(id, scheme);
  }
  return schemes;
}

interface Cursor {
  readonly bytes: Buffer;
  at: number;
}

function readLevel(cursor: Cursor): Level | null {
  const { bytes, at } = cursor;
  if (at + LEVEL + 2 > bytes.length) return null;
  const flags = bytes[at + 5]!;
  const characterChanges = bytes[at + 24]!;
  const paragraphChanges = bytes[at + 25]!;
  const from = at + LEVEL + paragraphChanges;
  const text = from + characterChanges;
  if (text + 2 > bytes.length) return null;
  const length = bytes.readUInt16LE(text);
  cursor.at = text + 2 + length * 2;
  return {
    start: bytes.readInt32LE(at),
    format: numberFormat(bytes[at + 4]!),
    text: placeholders(bytes.toString('utf16le', text + 2, cursor.at)),
    suffix: SUFFIXES[bytes[at + 15]!] ?? 'tab',
    restart: flags & 8 ? bytes[at + 26]! : null,
    isLegal: (flags & 4) !== 0,
    styleId: null,
    hidden: isHidden(bytes.subarray(from, text)),
  };
}

/** Counters stand in the text as the numbers of their levels: characters that nobody types. */
function placeholders(text: string): string {
  return text.replace(/[\u0000-\u0008]/g, (sign) => `%${sign.charCodeAt(0) + 1}`);
}

function isHidden(changes: Buffer): boolean {
  let hidden = false;
  for (const { code, value } of changesOf(changes)) if (code === HIDDEN) hidden = numberIn(value) === 1;
  return hidden;
}

function readInstances(file: DocFile): Map<string, NumberingInstance> {
  const part = file.part('listOverrides');
  const instances = new Map<string, NumberingInstance>();
  if (part.length < 4) return instances;
  const count = Math.min(part.readUInt32LE(0), Math.floor((part.length - 4) / INSTANCE));
  const cursor = { bytes: part, at: 4 + count * INSTANCE };
  for (let index = 0; index < count; index += 1) {
    const start = 4 + index * INSTANCE;
    const id = String(index + 1);
    const instance: NumberingInstance = {
      id,
      schemeId: String(part.readUInt32LE(start)),
      overrides: new Map(),
    };
    instances.set(id, instance);
    cursor.at += 4;
    for (let left = part[start + 12]!; left > 0; left -= 1) {
      if (cursor.at + 8 > part.length) return instances;
      const first = part.readInt32LE(cursor.at);
      const flags = part.readUInt32LE(cursor.at + 4);
      cursor.at += 8;
      const level = flags & 0x20 ? readLevel(cursor) : null;
      const starts = (flags & 0x10) !== 0;
      instance.overrides.set(flags & 0xf, {
        ...(starts ? { start: level ? level.start : first } : {}),
        ...(level ? { level } : {}),
      });
    }
  }
  return instances;
}
