import { UnreadableError } from '../unreadable.js';

/** What an RTF file is made of, in the order in which it comes. */
export interface TokenHandler {
  openGroup(): void;
  closeGroup(): void;
  /** `\name` with its number, or null. */
  word(name: string, value: number | null): void;
  /** `\` and a sign: `~`, `-`, `_`, `*`. */
  sign(sign: string): void;
  /** One byte of text, written plainly or as `\'xx`. */
  byte(value: number): void;
}

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const QUOTE = 0x27;
const LONGEST_WORD = 32;

/** Throws `UnreadableError` where groups nest deeper than `depthLimit`. What follows the last group is not looked at. */
export function readTokens(bytes: Uint8Array, depthLimit: number, handler: TokenHandler): void {
  let depth = 0;
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    at += 1;
    if (byte === OPEN) {
      depth += 1;
      if (depth > depthLimit) throw new UnreadableError('too-large', `${depth} nested groups`);
      handler.openGroup();
    } else if (byte === CLOSE) {
      depth -= 1;
      handler.closeGroup();
      if (depth <= 0) return;
    } else if (byte === BACKSLASH) {
      at = readControl(bytes, at, handler);
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) {
      handler.byte(byte);
    }
  }
  if (depth > 0) throw new UnreadableError('corrupt', 'a group never ends');
}

/** Gives the place behind the control word or sign that begins at `at`. */
function readControl(bytes: Uint8Array, at: number, handler: TokenHandler): number {
  const first = bytes[at] ?? 0;
  if (!isLetter(first)) {
    if (first === QUOTE) {
      const value = Number.parseInt(String.fromCharCode(bytes[at + 1] ?? 0, bytes[at + 2] ?? 0), 16);
      if (!Number.isNaN(value)) handler.byte(value);
      return at + 3;
    }
    if (first === BACKSLASH || first === OPEN || first === CLOSE) handler.byte(first);
    // A line end behind a backslash is a paragraph's end.
    else if (first === 0x0a || first === 0x0d) handler.word('par', null);
    else handler.sign(String.fromCharCode(first));
    return at + 1;
  }
  let end = at;
  while (end < bytes.length && end - at < LONGEST_WORD && isLetter(bytes[end]!)) end += 1;
  const name = String.fromCharCode(...bytes.subarray(at, end));
  let digits = bytes[end] === 0x2d ? end + 1 : end;
  const from = end;
  while (digits < bytes.length && digits - from < 11 && isDigit(bytes[digits]!)) digits += 1;
  const number = Number.parseInt(String.fromCharCode(...bytes.subarray(from, digits)), 10);
  const value = Number.isNaN(number) ? null : number;
  if (value !== null) end = digits;
  // One space belongs to the word.
  if (bytes[end] === 0x20) end += 1;
  if (name === 'bin') return end + Math.max(0, value ?? 0);
  handler.word(name, value);
  return end;
}

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
