export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  /** No mark in the file says so: the bytes do not fit UTF-8 and fit GB18030. */
  readonly guessed: boolean;
}

/** Text of a plain file by its byte order mark, else UTF-8, else GB18030 (what Chinese Windows writes). Null for bytes that are no text. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded('utf-16le', bytes, false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded('utf-16be', bytes, false);
  if (bytes.subarray(0, 65_536).includes(0)) return null;
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
      guessed: false,
    };
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes);
    const lost = text.split('\ufffd').length - 1;
    return lost > text.length / 50 ? null : { text, encoding: 'gb18030', guessed: true };
  }
}

function decoded(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array, guessed: boolean): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, guessed };
}
