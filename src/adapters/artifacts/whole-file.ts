import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * A file under its name only when all of it is there. `fill` writes to the path it is given, which nobody else writes to, and says
 * false when there turned out to be nothing. `durable`: a power cut right after takes nothing back.
 */
export async function writeWhole(
  path: string,
  fill: (part: string) => Promise<boolean>,
  { durable = false } = {},
): Promise<boolean> {
  const part = `${path}.${randomUUID()}.part`;
  let isWhole = false;
  try {
    if (!(await fill(part))) return false;
    if (durable) await sync(part);
    await rename(part, path);
    isWhole = true;
    if (durable) await syncFolder(dirname(path));
    return true;
  } finally {
    if (!isWhole) await rm(part, { force: true });
  }
}

/** Files that may not be there. `rm` would look at each before: with thousands of small files that is felt. */
export async function removeFiles(paths: readonly string[]): Promise<void> {
  await Promise.all(
    paths.map((path) =>
      unlink(path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      }),
    ),
  );
}

/** Makes the folder and those above it; `durable` as above. */
export async function makeFolder(folder: string, { durable = false } = {}): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (!durable || first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name of a file is kept by its folder. Windows knows no such call and keeps names by its journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
