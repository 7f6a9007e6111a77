import { createReadStream } from 'node:fs';

export interface Line {
  readonly text: string;
  /** Where it stands in the file, in bytes, without its end. */
  readonly start: number;
  readonly size: number;
}

const NEWLINE = 0x0a;

/** Lines of a file of JSON lines, one at a time. */
export function readLines(path: string): AsyncGenerator<Line> {
  return splitLines(createReadStream(path, { highWaterMark: 1024 * 1024 }));
}

/** Only \n ends a line: Node's readline also stops at U+2028, which JSON leaves as it is and documents contain. */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let start = 0;
  let pieces: Buffer[] = [];
  const finish = (last: Buffer): Line => {
    const bytes = Buffer.concat([...pieces, last]);
    const line = { text: bytes.toString('utf8'), start, size: bytes.length };
    pieces = [];
    start += bytes.length + 1;
    return line;
  };
  for await (const chunk of chunks) {
    let rest = chunk;
    for (let at = rest.indexOf(NEWLINE); at >= 0; at = rest.indexOf(NEWLINE)) {
      yield finish(rest.subarray(0, at));
      rest = rest.subarray(at + 1);
    }
    if (rest.length > 0) pieces.push(rest);
  }
  if (pieces.length > 0) yield finish(Buffer.alloc(0));
}
