import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { leaveOriginals } from '../adapters/db/service/left-files.js';
import { linksOf } from '../intake/saved-page.js';
import { isPage } from '../text/page-names.js';
import { cleanName, type UploadedFile, type UploadGroup } from './group-uploads.js';
import { keptOriginal, newId } from './names.js';
import { checkDisk, checkQuota } from './quota.js';
import { refuse } from './refusals.js';
import type { Service } from './service.js';

/** A part of an upload as it comes over the wire. */
export interface UploadPart {
  readonly filename: string;
  readonly file: NodeJS.ReadableStream & { readonly truncated: boolean };
}

export interface TakeOptions {
  readonly isClutter: (name: string) => boolean;
  readonly owner: string | null;
  readonly mostBytes: number;
}

export interface Taken {
  readonly files: readonly UploadedFile[];
  /** Names of what was not kept: what systems leave beside documents. */
  readonly ignored: readonly string[];
}

/** How often the room is looked at while bytes come: senders may say less than they send. */
const LOOK_EVERY = 64 * 2 ** 20;

/**
 * Puts an upload into the file store, hashed while it comes, one part after the other. When it breaks off, what was taken so
 * far stays in the store and is found again when the same files are sent once more; there is no submission then.
 */
export async function takeUploads(
  service: Service,
  parts: AsyncIterable<UploadPart>,
  { isClutter, owner, mostBytes }: TakeOptions,
): Promise<Taken> {
  const folder = join(service.scratch, `upload-${newId()}`);
  await mkdir(folder, { recursive: true });
  const files: UploadedFile[] = [];
  const ignored: string[] = [];
  let total = 0;
  let looked = 0;
  try {
    for await (const { filename, file } of parts) {
      const name = cleanName(filename, isClutter);
      if (name === null) {
        ignored.push(filename.slice(0, 200));
        file.resume();
        continue;
      }
      const path = join(folder, String(files.length));
      const { sha256, size } = await saveUpload(file, path);
      if (file.truncated) throw refuse('upload-too-large', name);
      total += size;
      if (total > mostBytes) throw refuse('upload-too-large', name);
      if (total - looked > LOOK_EVERY) {
        looked = total;
        await checkQuota(service, owner, total);
        await checkDisk(service, 0);
      }
      // While its bytes are at hand; a page that cannot be looked through links to nothing.
      const links = isPage(name) ? await linksOf(path).catch(() => undefined) : undefined;
      const kept = keptOriginal(sha256);
      if (!(await service.files.has(kept))) await service.files.put(kept, path);
      await rm(path, { force: true });
      files.push({ file: name, sha256, size, ...(links ? { links } : {}) });
    }
    await checkQuota(service, owner, total);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { files, ignored };
}

/**
 * What was sent and belongs to no submission, such as the pictures of a saved page: it goes from the store again, unless somebody else
 * has the same bytes. Gives the names.
 */
export async function leaveUnused(
  service: Service,
  files: readonly UploadedFile[],
  groups: readonly UploadGroup[],
): Promise<string[]> {
  const used = new Set(groups.flatMap((group) => group.files.map(({ sha256 }) => sha256)));
  const unused = files.filter(({ sha256 }) => !used.has(sha256));
  await leaveOriginals(service.db, [...new Set(unused.map(({ sha256 }) => sha256))]);
  return unused.map(({ file }) => file);
}

export async function saveUpload(
  source: NodeJS.ReadableStream,
  path: string,
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  await pipeline(source, count, createWriteStream(path));
  return { sha256: hash.digest('hex'), size };
}
