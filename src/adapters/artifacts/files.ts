import { createHash } from 'node:crypto';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Artifacts } from '../../ports/artifacts.js';

/** Artifacts as files in a folder: one machine, one process. */
export function openFileArtifacts(folder: string): Artifacts {
  const pathOf = (name: string) => join(folder, ...name.split('/').map(safe));
  return {
    put: async (name, path) => {
      const target = pathOf(name);
      await mkdir(dirname(target), { recursive: true });
      await copyWhole(path, target);
    },
    get: async (name, path) => {
      try {
        await copyWhole(pathOf(name), path);
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
        throw error;
      }
    },
    has: (name) =>
      stat(pathOf(name)).then(
        () => true,
        () => false,
      ),
    remove: async (names) => {
      await Promise.all(names.map((name) => rm(pathOf(name), { force: true })));
    },
    close: async () => undefined,
  };
}

/** Under its name only when it is all there: a kill in the middle leaves no half file behind. */
async function copyWhole(from: string, to: string): Promise<void> {
  const part = `${to}.${process.pid}.part`;
  await copyFile(from, part);
  await rename(part, to);
}

const safe = (part: string) =>
  /^[\w-]{1,120}$/.test(part) ? part : createHash('sha256').update(part).digest('hex');
