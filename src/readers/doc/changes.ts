/** Formatting in a Word 97 file: a row of changes (sprm), each a number that also says how long its value is. */
export interface Change {
  readonly code: number;
  /** The value; of those of variable length without the length in front. */
  readonly value: Buffer;
}

const TABLE_DEFINITION = 0xd608;
const TAB_STOPS = 0xc615;
/** By the upper three bits of the code. */
const LENGTHS = [1, 1, 2, 4, 2, 2, null, 3];

export function* changesOf(bytes: Buffer): Generator<Change> {
  let at = 0;
  while (at + 2 <= bytes.length) {
    const code = bytes.readUInt16LE(at);
    at += 2;
    let length = LENGTHS[code >> 13]!;
    if (length === null && code === TABLE_DEFINITION) {
      if (at + 2 > bytes.length) return;
      // One more than what follows, counted from the second byte on.
      length = Math.max(0, bytes.readUInt16LE(at) - 1);
      at += 2;
    } else if (length === null) {
      length = bytes[at] ?? 0;
      at += 1;
      // 255 tab stops and more give no length; nothing that we need comes behind them.
      if (code === TAB_STOPS && length === 255) return;
    }
    if (at + length > bytes.length) return;
    yield { code, value: bytes.subarray(at, at + length) };
    at += length;
  }
}

/** A value of one, two or four bytes as a number. */
export function numberIn(value: Buffer): number {
  return value.length === 0 ? 0 : value.readUIntLE(0, Math.min(4, value.length));
}
