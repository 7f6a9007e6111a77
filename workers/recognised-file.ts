import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import type { ReadPicture } from '../src/readers/scan/read-picture.js';
import type { RecognisedPages } from '../src/readers/tools.js';

/**
 * Recognised pages on their way from one child to another. Not JSON: the glyphs of a figure share one object, by which they
 * are told to be one figure, and its picture is bytes.
 */
interface Kept {
  readonly sha256: string;
  readonly pages: RecognisedPages;
}

/** Under its name only when it is all there. */
export async function writeRecognised(path: string, sha256: string, pages: RecognisedPages): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, await promisify(gzip)(serialize({ sha256, pages } satisfies Kept), { level: 1 }));
  await rename(part, path);
}

/** All that these files hold of the file with that hash. One that is missing, broken or of another file holds nothing. */
export async function readRecognised(paths: readonly string[], sha256: string): Promise<RecognisedPages> {
  const all = new Map<number, ReadPicture | null>();
  for (const path of paths) {
    const kept = await readKept(path);
    if (kept?.sha256 !== sha256) continue;
    for (const [number, read] of kept.pages) all.set(number, read);
  }
  return all;
}

async function readKept(path: string): Promise<Kept | null> {
  try {
    const kept = deserialize(await promisify(gunzip)(await readFile(path))) as Partial<Kept> | null;
    return kept?.pages instanceof Map && typeof kept.sha256 === 'string' ? (kept as Kept) : null;
  } catch {
    // Whoever needs the pages recognises them again.
    return null;
  }
}
