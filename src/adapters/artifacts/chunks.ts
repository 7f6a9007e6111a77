import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { writeWhole } from './whole-file.js';

/** Small enough for a server that also does other things, large enough to be quick. */
export const CHUNK_BYTES = 1024 * 1024;

/** The file in chunks of CHUNK_BYTES, the last one shorter; an empty file has one, so that its name exists. */
export async function* readChunks(path: string): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    count += 1;
    yield chunk as Buffer;
  }
  if (count === 0) yield Buffer.alloc(0);
}

/** Writes chunks to a file; false when one is missing. */
export function writeChunks(
  path: string,
  count: number,
  read: (part: number) => Promise<Uint8Array | null>,
): Promise<boolean> {
  return writeWhole(path, async (target) => {
    const file = await open(target, 'w');
    try {
      for (let index = 0; index < count; index += 1) {
        const chunk = await read(index);
        if (chunk === null) return false;
        await file.writeFile(chunk);
      }
      return true;
    } finally {
      await file.close();
    }
  });
}

/** Chunks for a stream that has begun: one that is missing breaks it. */
export async function* sendChunks(
  name: string,
  count: number,
  read: (part: number) => Promise<Uint8Array | null>,
): AsyncGenerator<Uint8Array> {
  for (let index = 0; index < count; index += 1) {
    const chunk = await read(index);
    if (chunk === null) throw new Error(`artifact ${name} was replaced or removed while it was read`);
    if (chunk.length > 0) yield chunk;
  }
}
