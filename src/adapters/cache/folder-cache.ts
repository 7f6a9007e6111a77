import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Cache } from '../../ports/cache.js';
import { writeWhole } from '../artifacts/whole-file.js';
import { trimFolder } from './trim.js';

export interface CacheSettings {
  /** In bytes; what was used longest ago goes first. */
  readonly mostBytes: number;
}

/** Of an entry's bytes, before them: whoever reads it can tell that it is whole. */
const HEAD_BYTES = 32;
/** The day of use is enough to tell what is old. */
const TOUCH_AFTER_MS = 60_000;

/**
 * A cache in a folder that several processes use at once: entries appear under their names whole, and one that another process
 * has removed meanwhile is made again. What is in it is as confidential as the documents, so the folder is its owner's alone.
 */
export async function openFolderCache(folder: string, { mostBytes }: CacheSettings): Promise<Cache> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (name: string) => {
    const hash = createHash('sha256').update(name).digest('hex');
    return join(folder, hash.slice(0, 2), hash.slice(2));
  };
  let written = 0;
  const trim = async () => {
    written = 0;
    await trimFolder(folder, mostBytes);
  };

  const find = async (name: string): Promise<Buffer | null> => {
    const path = pathOf(name);
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) return null;
    const body = bytes.subarray(HEAD_BYTES);
    if (bytes.length < HEAD_BYTES || !digestOf(body).equals(bytes.subarray(0, HEAD_BYTES))) {
      await rm(path, { force: true }).catch(() => undefined);
      return null;
    }
    await touch(path);
    return body;
  };
  const keep = async (name: string, body: Buffer) => {
    const path = pathOf(name);
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
    await writeWhole(path, async (part) => {
      await writeFile(part, Buffer.concat([digestOf(body), body]), { mode: 0o600 });
      return true;
    });
    written += body.length;
    if (written > mostBytes / 8) await trim();
  };
  // A full or read-only disk costs time in the next run, nothing else.
  const quietly = (work: Promise<unknown>): Promise<void> =>
    work.then(
      () => undefined,
      () => undefined,
    );

  return {
    has: (name) =>
      stat(pathOf(name)).then(
        () => true,
        () => false,
      ),
    get: async (name, path) => {
      const body = await find(name);
      if (body === null) return false;
      await writeFile(path, body);
      return true;
    },
    put: (name, path) => quietly(readFile(path).then((body) => keep(name, body))),
    getText: async (name) => {
      const body = await find(name);
      return body && (await promisify(gunzip)(body)).toString('utf8');
    },
    putText: (name, text) =>
      quietly(promisify(gzip)(text, { level: 1 }).then((body) => keep(name, body as Buffer))),
    close: () => quietly(trim()),
  };
}

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

async function touch(path: string): Promise<void> {
  const now = new Date();
  const info = await stat(path).catch(() => null);
  if (info && now.getTime() - info.mtimeMs > TOUCH_AFTER_MS)
    await utimes(path, now, now).catch(() => undefined);
}
