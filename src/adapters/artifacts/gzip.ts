import { readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';

/** Models and reviews on their way are gzipped JSON: a tenth of the size. */
export async function readGzip(path: string): Promise<string> {
  return (await promisify(gunzip)(await readFile(path))).toString('utf8');
}

/** Under its name only when it is all there. */
export async function writeGzip(path: string, text: string): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, await promisify(gzip)(text, { level: 1 }));
  await rename(part, path);
}
