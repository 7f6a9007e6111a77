import type { Compound } from '../compound.js';
import { UnreadableError } from '../unreadable.js';

/** The parts of a Word 97-2003 file that hold something for us, and how long its texts are ([MS-DOC] 2.5). */
export interface DocFile {
  /** The stream WordDocument: header, text, and the pages of formatting. */
  readonly main: Buffer;
  /** The stream 0Table or 1Table. */
  readonly table: Buffer;
  readonly data: Buffer;
  /** Characters of each text, in the order in which they stand one behind the other. */
  readonly lengths: Readonly<Record<TextPart, number>>;
  /** A structure of the table stream; empty where the file has none. */
  part(name: keyof typeof PARTS): Buffer;
  /** Where a structure begins in the table stream. */
  offset(name: keyof typeof PARTS): number;
}

export type TextPart = 'body' | 'footnotes' | 'headers' | 'macros' | 'comments' | 'endnotes' | 'boxes';

const TEXT_PARTS: readonly TextPart[] = [
  'body',
  'footnotes',
  'headers',
  'macros',
  'comments',
  'endnotes',
  'boxes',
];

/** Positions in the list of offsets and lengths (fibRgFcLcb97). */
const PARTS = {
  styles: 1,
  footnoteMarks: 2,
  footnoteTexts: 3,
  commentMarks: 4,
  sections: 6,
  headers: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  shapes: 40,
  endnoteMarks: 46,
  endnoteTexts: 47,
  boxTexts: 56,
  lists: 73,
  listOverrides: 74,
} as const;

const WORD_97 = 0xc1;
const ENCRYPTED = 0x0100;
const USES_TABLE_1 = 0x0200;
const LENGTHS = 0x4c;
const OFFSETS = 0x9a;

/** The file is from before Word 97, or from another program: only its own program can open it. */
export class OldFormatError extends Error {}

/** Throws `UnreadableError`, or `OldFormatError`. */
export function openDocFile(compound: Compound): DocFile {
  const stream = (name: string) => {
    const bytes = compound.read(name);
    return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.alloc(0);
  };
  const main = stream('WordDocument');
  if (main.length < 0x20) throw new UnreadableError('corrupt', 'no WordDocument');
  const magic = main.readUInt16LE(0);
  const flags = main.readUInt16LE(0x0a);
  if (magic !== 0xa5ec || main.readUInt16LE(2) < WORD_97) {
    throw magic === 0xa5ec || (magic & 0xff00) === 0xa500
      ? new OldFormatError(`version ${main.readUInt16LE(2)}`)
      : new UnreadableError('corrupt', `magic ${magic}`);
  }
  if (flags & ENCRYPTED) throw new UnreadableError('encrypted', 'fEncrypted');
  if (main.length < OFFSETS + 8) throw new UnreadableError('corrupt', 'header cut short');
  const table = stream(flags & USES_TABLE_1 ? '1Table' : '0Table');
  const offset = (name: keyof typeof PARTS) => {
    const at = OFFSETS + PARTS[name] * 8;
    return at + 8 <= main.length ? main.readUInt32LE(at) : 0;
  };
  const lengths = Object.fromEntries(
    TEXT_PARTS.map((part, index) => [part, Math.max(0, main.readInt32LE(LENGTHS + index * 4))]),
  ) as Record<TextPart, number>;
  return {
    main,
    table,
    data: stream('Data'),
    lengths,
    offset,
    part(name) {
      const at = OFFSETS + PARTS[name] * 8;
      const length = at + 8 <= main.length ? main.readUInt32LE(at + 4) : 0;
      return table.subarray(offset(name), offset(name) + length);
    },
  };
}

/** Where a text begins, in characters from the beginning of all texts. */
export function startOf(file: DocFile, part: TextPart): number {
  let at = 0;
  for (const one of TEXT_PARTS) {
    if (one === part) break;
    at += file.lengths[one];
  }
  return at;
}

/** The character positions of a structure that is a list of them, each with `size` bytes of data behind them all. */
export function positions(plc: Buffer, size: number): number[] {
  if (plc.length < 4) return [];
  const count = Math.floor((plc.length - 4) / (4 + size)) + 1;
  return Array.from({ length: count }, (_, index) => plc.readUInt32LE(index * 4));
}
