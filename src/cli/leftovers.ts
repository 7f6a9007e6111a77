import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What `writeWhole` writes to until it is all there. */
const PART = /\.\d+\.part$/;
const MARKER = 'running';

/**
 * A run that was killed leaves files half written; they are cleared away when the folder is used again. A mark in `folder` tells
 * that there may be some: to look into ten thousand folders for nothing takes seconds. Gives what takes the mark away.
 */
export async function clearLeftovers(out: string, folder: string): Promise<() => Promise<void>> {
  const marker = join(folder, MARKER);
  const wasKilled = (await readdir(folder)).includes(MARKER);
  if (wasKilled) {
    const submissions = join(out, 'submissions');
    await clear(out);
    for (const name of await readdir(submissions).catch(() => [])) await clear(join(submissions, name));
  }
  await writeFile(marker, '');
  return () => rm(marker, { force: true });
}

async function clear(folder: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => PART.test(name));
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}
