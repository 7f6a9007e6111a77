export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** No mark in the file says so: the bytes do not fit UTF-8 and fit GB18030. */
  readonly guessed: boolean;
}

const SAMPLE = 65_536;
/** Of how many characters above ASCII one may be lost before bytes are no UTF-8: programs cut titles in mid-character. */
const LOST_OF = 50;
/** NULs on the side of ASCII for one on the other. */
const FOREIGN_NULS = 3;
const CONTROL = /[\x00-\x08\x0e-\x1a\x1c-\x1f]/;

/**
 * Text of a file by its byte order mark, else by the NULs of UTF-16, else UTF-8, else GB18030 (what Chinese Windows
 * writes). Null for bytes that are no text.
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const marked = decodeMarked(bytes) ?? decodeBareUtf16(bytes);
  if (marked) return marked;
  if (bytes.subarray(0, SAMPLE).includes(0)) return null;
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', guessed: false };
  const text = new TextDecoder('gb18030').decode(bytes);
  return countLost(text) > text.length / 50 ? null : { text, encoding: 'gb18030', guessed: true };
}

/** By the byte order mark; null where there is none. */
export function decodeMarked(bytes: Uint8Array): Decoded | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', bytes, false);
  if (first === 0xfe && second === 0xff) return decoded('utf-16be', bytes, false);
  return first === 0xef && second === 0xbb && third === 0xbf ? decoded('utf-8', bytes, false) : null;
}

/** UTF-16 that lost its mark: the NULs of its blanks and digits all stand on one side. Null for anything else. */
export function decodeBareUtf16(bytes: Uint8Array): Decoded | null {
  const sides: [number, number] = [0, 0];
  const end = Math.min(bytes.length, SAMPLE);
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) sides[(at % 2) as 0 | 1] += 1;
  // 一 (4E 00) and its like stand on the other side.
  if (Math.max(...sides) < FOREIGN_NULS * Math.max(1, Math.min(...sides))) return null;
  const result = decoded(sides[0] > sides[1] ? 'utf-16be' : 'utf-16le', bytes, true);
  return CONTROL.test(result.text.slice(0, SAMPLE)) || countLost(result.text) > 1 ? null : result;
}

/** Null for bytes that are no UTF-8; a stray broken character is forgiven. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  const lost = countLost(text);
  return lost === 0 || lost * LOST_OF < countWide(text) ? text : null;
}

const countLost = (text: string): number => text.split('\ufffd').length - 1;

function countWide(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) count += 1;
  return count;
}

function decoded(encoding: Decoded['encoding'], bytes: Uint8Array, guessed: boolean): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed };
}
