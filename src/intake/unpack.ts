import { createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, open, type ZipFile } from 'yauzl';
import type { ReadFailure, ReadFailureCode, ReadLimits } from '../model/document.js';
import type { UnpackAnswer } from '../ports/tasks.js';
import { decodeName, hasPathOut, isLink, isSkipped, uniqueName } from './zip-names.js';

/**
 * Unpacks a zip that nobody trusts. Files get numbers for names on the disk, so no path in the archive can lead
 * anywhere; bytes are counted while they are inflated, because an archive may lie about its sizes. Call it in a child.
 */
export async function unpack(path: string, folder: string, limits: ReadLimits): Promise<UnpackAnswer> {
  await mkdir(folder, { recursive: true });
  const files: { file: string; path: string }[] = [];
  const failures: ReadFailure[] = [];
  const fail = (file: string, code: ReadFailureCode, message: string) =>
    failures.push({ file, code, message });
  const archive = path.split(/[\\/]/).at(-1)!;
  let zip: ZipFile;
  try {
    zip = await openZip(path);
  } catch {
    const isEmpty = (await stat(path)).size === 0;
    fail(
      archive,
      isEmpty ? 'empty' : 'corrupt',
      isEmpty ? `“${archive}”是空文件。` : `压缩包“${archive}”已损坏，请重新打包后再报送。`,
    );
    return { files, failures };
  }
  if (zip.entryCount > limits.entries) {
    zip.close();
    fail(
      archive,
      'too-large',
      `压缩包“${archive}”内有 ${zip.entryCount} 个文件，超过上限 ${limits.entries} 个。`,
    );
    return { files, failures };
  }
  const names = new Set<string>();
  let inflated = 0;
  try {
    for await (const entry of entriesOf(zip)) {
      const name = decodeName(entry);
      if (isSkipped(name) || isLink(entry)) continue;
      if (hasPathOut(name)) {
        fail(name, 'corrupt', `压缩包内的“${name}”指向压缩包之外，已拒绝。`);
        continue;
      }
      const file = uniqueName(name, names);
      if (entry.isEncrypted()) {
        fail(file, 'encrypted', `压缩包内的“${file}”有密码，请取消密码后重新报送。`);
        continue;
      }
      const target = join(folder, String(files.length + 1).padStart(5, '0'));
      const budget = Math.min(limits.fileBytes, limits.inflatedBytes - inflated, ratioBudget(entry, limits));
      try {
        inflated += await inflate(zip, entry, target, budget);
        files.push({ file, path: target });
      } catch (error) {
        await rm(target, { force: true });
        if (error instanceof TooLarge) fail(file, 'too-large', `压缩包内的“${file}”解压后过大，已停止解压。`);
        else fail(file, 'corrupt', `压缩包内的“${file}”已损坏，无法解压。`);
      }
    }
  } catch {
    fail(archive, 'corrupt', `压缩包“${archive}”已损坏，只解出 ${files.length} 个文件。`);
  } finally {
    zip.close();
  }
  if (files.length === 0 && failures.length === 0) fail(archive, 'empty', `压缩包“${archive}”里没有文件。`);
  return { files, failures };
}

class TooLarge extends Error {}

/** Below this size a high ratio is ordinary: a form of blanks packs well. */
const RATIO_FROM = 1024 * 1024;

const ratioBudget = (entry: Entry, limits: ReadLimits) =>
  Math.max(RATIO_FROM, entry.compressedSize * limits.ratio);

function openZip(path: string): Promise<ZipFile> {
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  return new Promise((resolve, reject) => {
    open(path, options, (error, zip) => (error || !zip ? reject(error) : resolve(zip)));
  });
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = (settle: () => void) => {
        zip.removeAllListeners();
        settle();
      };
      zip.once('entry', (entry: Entry) => done(() => resolve(entry)));
      zip.once('end', () => done(() => resolve(null)));
      zip.once('error', (error: Error) => done(() => reject(error)));
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

async function inflate(zip: ZipFile, entry: Entry, target: string, budget: number): Promise<number> {
  const source = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > budget ? new TooLarge() : null, chunk);
    },
  });
  await pipeline(source, count, createWriteStream(target, { flags: 'wx' }));
  return size;
}
