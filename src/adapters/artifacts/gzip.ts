import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { writeWhole } from './whole-file.js';

/** Models and reviews on their way are gzipped JSON: a tenth of the size. */
export async function readGzip(path: string): Promise<string> {
  return (await promisify(gunzip)(await readFile(path))).toString('utf8');
}

/** Under its name only when it is all there. */
export async function writeGzip(path: string, text: string): Promise<void> {
  const body = await promisify(gzip)(text, { level: 1 });
  await writeWhole(path, async (part) => {
    await writeFile(part, body);
    return true;
  });
}
