/** Opening a zip on the disk and inflating its entries with every byte counted. */
import { createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, open, type ZipFile } from 'yauzl';

/** What was unpacked is larger than it may be. */
export class TooLarge extends Error {}

/** Names stay bytes: Chinese Windows writes them in GBK. Rejects for what is no zip. */
export function openZip(path: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    open(path, options, (error, zip) => (error || !zip ? reject(error) : resolve(zip)));
  });
}

/** In the order of the directory; rejects where the directory is damaged. */
export async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = (settle: () => void) => {
        zip.removeAllListeners();
        settle();
      };
      zip.once('entry', (entry: Entry) => done(() => resolve(entry)));
      zip.once('end', () => done(() => resolve(null)));
      zip.once('error', (error: Error) => done(() => reject(error)));
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

/** Bytes written to `target`, which must not exist. Rejects with `TooLarge` past `budget`. */
export async function inflate(zip: ZipFile, entry: Entry, target: string, budget: number): Promise<number> {
  const source = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > budget ? new TooLarge() : null, chunk);
    },
  });
  await pipeline(source, count, createWriteStream(target, { flags: 'wx' }));
  return size;
}
