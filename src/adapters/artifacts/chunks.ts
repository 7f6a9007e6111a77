import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';

/** Small enough for a server that also does other things, large enough to be quick. */
export const CHUNK_BYTES = 1024 * 1024;

/** How many chunks the file has; an empty file has one, so that its name exists. */
export async function countChunks(path: string): Promise<number> {
  return Math.max(1, Math.ceil((await stat(path)).size / CHUNK_BYTES));
}

/** The file in chunks of CHUNK_BYTES, the last one shorter. */
export async function* readChunks(path: string): AsyncGenerator<Buffer> {
  let count = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    count += 1;
    yield chunk as Buffer;
  }
  if (count === 0) yield Buffer.alloc(0);
}

/** Writes chunks to a file that appears under its name only when all are there; false when one is missing. */
export async function writeChunks(
  path: string,
  count: number,
  read: (part: number) => Promise<Uint8Array | null>,
) {
  const part = `${path}.${process.pid}.part`;
  const file = await open(part, 'w');
  try {
    for (let index = 0; index < count; index += 1) {
      const chunk = await read(index);
      if (chunk === null) return false;
      await file.write(chunk);
    }
    await file.close();
    await rename(part, path);
    return true;
  } finally {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
  }
}
