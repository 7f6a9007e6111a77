import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Down to here when it was too much, so that it is not too much again with the next entry. */
const KEPT_SHARE = 0.8;
/** What a process that was killed left half written; one that is at work needs no hour for an entry. */
const STALE_PART_MS = 3_600_000;

interface Entry {
  readonly path: string;
  readonly size: number;
  readonly used: number;
}

/** Removes what was used longest ago until the folder is small enough. Others may do the same at the same time. */
export async function trimFolder(folder: string, mostBytes: number): Promise<void> {
  const entries: Entry[] = [];
  let total = 0;
  for (const shelf of await readdir(folder).catch(() => [])) {
    for (const name of await readdir(join(folder, shelf)).catch(() => [])) {
      const path = join(folder, shelf, name);
      const info = await stat(path).catch(() => null);
      if (!info?.isFile()) continue;
      if (name.endsWith('.part')) {
        if (Date.now() - info.mtimeMs > STALE_PART_MS) await rm(path, { force: true }).catch(() => undefined);
        continue;
      }
      entries.push({ path, size: info.size, used: info.mtimeMs });
      total += info.size;
    }
  }
  if (total <= mostBytes) return;
  entries.sort((a, b) => a.used - b.used);
  for (const { path, size } of entries) {
    if (total <= mostBytes * KEPT_SHARE) break;
    await rm(path, { force: true }).catch(() => undefined);
    total -= size;
  }
}
