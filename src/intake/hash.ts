import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';

/** Up to here a stream costs more than the hash. */
const SMALL = 4 * 1024 * 1024;

/** SHA-256 of a file, streamed where it is large: reports come with scans of a hundred megabytes. */
export async function hashFile(path: string): Promise<{ sha256: string; size: number }> {
  if ((await stat(path)).size <= SMALL) {
    const bytes = await readFile(path);
    return { sha256: hashBytes(bytes), size: bytes.length };
  }
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), size };
}

/** SHA-256 of what is in memory. */
export const hashBytes = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** A short stable name for a list of texts. */
export function hashTexts(...texts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32);
}
