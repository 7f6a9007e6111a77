import { createHash } from 'node:crypto';
import { copyFile, link, open, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Artifacts } from '../../ports/artifacts.js';
import { makeFolder, removeFiles, writeWhole } from './whole-file.js';

/**
 * Artifacts as files in a folder, which may be one that several machines share. `durable` is for what exists nowhere else: an
 * original that was said to be taken in survives a power cut. `linked`: a second name stands for a copy, where the disk knows
 * such names; for a run in one process, that replaces files and never changes one in its place.
 */
export function openFileArtifacts(folder: string, { durable = false, linked = false } = {}): Artifacts {
  const pathOf = (name: string) => join(folder, ...name.split('/').map(safe));
  return {
    put: async (name, path) => {
      const target = pathOf(name);
      if (linked && (await isLinked(path, target))) return;
      await makeFolder(dirname(target), { durable });
      await copyWhole(path, target, durable);
    },
    get: async (name, path) => {
      const source = pathOf(name);
      if (linked && (await isLinked(source, path))) return true;
      try {
        await copyWhole(source, path, false);
        return true;
      } catch (error) {
        // The folder that it should go to may be what is missing.
        if (isMissing(error) && !(await exists(source))) return false;
        throw error;
      }
    },
    stream: async (name) => {
      const file = await open(pathOf(name), 'r').catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      return file && { body: file.createReadStream(), size: (await file.stat()).size };
    },
    has: (name) => exists(pathOf(name)),
    remove: (names) => removeFiles(names.map(pathOf)),
    close: async () => undefined,
  };
}

/** False: it must be copied, or is not there. */
const isLinked = (from: string, to: string) =>
  link(from, to).then(
    () => true,
    () => false,
  );

/** The second: what should be a folder is a file, so nothing is in it. */
const MISSING = new Set(['ENOENT', 'ENOTDIR']);

async function copyWhole(from: string, to: string, durable: boolean): Promise<void> {
  const fill = async (part: string) => {
    await copyFile(from, part);
    return true;
  };
  await writeWhole(to, fill, { durable });
}

const isMissing = (error: unknown) => MISSING.has((error as NodeJS.ErrnoException).code ?? '');

const exists = (path: string) =>
  stat(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );

const safe = (part: string) =>
  /^[\w-]{1,120}$/.test(part) ? part : createHash('sha256').update(part).digest('hex');
