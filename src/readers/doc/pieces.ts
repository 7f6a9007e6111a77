import { UnreadableError } from '../unreadable.js';
import type { DocFile } from './fib.js';

/** A stretch of text that lies in one piece in the main stream: what was typed since the last full save lies elsewhere. */
export interface Piece {
  /** Character positions, from and up to. */
  readonly from: number;
  readonly to: number;
  /** Where it begins in the main stream, in bytes. */
  readonly offset: number;
  /** Bytes of a character: 1 is Windows Latin, 2 is UTF-16. */
  readonly width: 1 | 2;
  /** Property changes of a fast save, or null. */
  readonly changes: Buffer | null;
}

const CHANGES = 1;
const PIECES = 2;
const COMPRESSED = 0x40000000;

/** The piece table ([MS-DOC] 2.8.35), in order and without gaps. Throws `UnreadableError`. */
export function readPieces(file: DocFile): readonly Piece[] {
  const clx = file.part('pieces');
  const changes: Buffer[] = [];
  let at = 0;
  while (at < clx.length && clx[at] === CHANGES && at + 3 <= clx.length) {
    const length = clx.readUInt16LE(at + 1);
    changes.push(clx.subarray(at + 3, at + 3 + length));
    at += 3 + length;
  }
  if (clx[at] !== PIECES || at + 5 > clx.length) throw new UnreadableError('corrupt', 'no piece table');
  const plc = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((plc.length - 4) / 12);
  const pieces: Piece[] = [];
  let total = 0;
  for (let index = 0; index < count; index += 1) {
    const from = plc.readUInt32LE(index * 4);
    const to = plc.readUInt32LE(index * 4 + 4);
    const place = plc.readUInt32LE((count + 1) * 4 + index * 8 + 2);
    const change = plc.readUInt16LE((count + 1) * 4 + index * 8 + 6);
    const width = place & COMPRESSED ? 1 : 2;
    const raw = place & 0x3fffffff;
    const offset = width === 1 ? raw / 2 : raw;
    const isInPlace = from === (pieces.at(-1)?.to ?? from) && to >= from;
    total += (to - from) * width;
    // Every character lies in the file once: many pieces over the same bytes are a bomb.
    const isTooMuch = offset + (to - from) * width > file.main.length || total > file.main.length * 2;
    if (!isInPlace || isTooMuch) {
      throw new UnreadableError('corrupt', 'piece outside the text');
    }
    pieces.push({ from, to, offset, width, changes: change & 1 ? (changes[change >> 1] ?? null) : null });
  }
  return pieces;
}

const latin = new TextDecoder('windows-1252');

/** Text of a piece, between two character positions inside it. */
export function textOf(main: Buffer, piece: Piece, from: number, to: number): string {
  const start = piece.offset + (from - piece.from) * piece.width;
  const bytes = main.subarray(start, start + (to - from) * piece.width);
  return piece.width === 2 ? bytes.toString('utf16le') : latin.decode(bytes);
}
