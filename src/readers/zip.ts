import { crc32, inflateRawSync } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { ReadLimits } from '../model/document.js';
import { UnreadableError } from './unreadable.js';

/**
 * An archive of which only the parts asked for are inflated, into memory, with every byte counted against the limits.
 * Nothing is ever written to disk; parts whose names leave the archive (`..`, absolute) do not exist here at all.
 */
export interface Archive {
  /** In the archive's own order, `/` as separator; folders left out. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Null where there is no such part. Throws `UnreadableError`. */
  read(name: string): Promise<Uint8Array | null>;
  /** Holds every part to the limits by the sizes that the archive declares, for those who inflate it themselves. */
  checkAll(): void;
}

type Limits = Pick<ReadLimits, 'partBytes' | 'inflatedBytes' | 'ratio' | 'entries'>;

const ratioCountsAbove = 1_000_000;

/** Throws `UnreadableError`. */
export async function openArchive(bytes: Uint8Array, limits: Limits): Promise<Archive> {
  const zip = await openZip(bytes);
  const entries = await listEntries(zip, limits);
  let inflated = 0;

  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(name.toLowerCase()),
    async read(name) {
      const found = entries.get(name.toLowerCase());
      if (!found) return null;
      const { entry } = found;
      if (entry.isEncrypted()) throw new UnreadableError('encrypted', 'encrypted entry');
      refuseLarge(entry, inflated, limits);
      const part = inflate(await findData(zip, bytes, entry), entry);
      inflated += part.length;
      return part;
    },
    checkAll() {
      let declared = 0;
      for (const { entry } of entries.values()) {
        if (entry.isEncrypted()) throw new UnreadableError('encrypted', 'encrypted entry');
        refuseLarge(entry, declared, limits);
        declared += entry.uncompressedSize;
      }
    },
  };
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Names stay bytes: Chinese Windows packs them in GBK without saying so, and yauzl would refuse a whole archive for
  // one odd name that nobody asks for.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true };
  return new Promise((resolve, reject) =>
    fromBuffer(buffer, options, (error, zip) => (error ? reject(corrupt(error)) : resolve(zip))),
  );
}

interface NamedEntry {
  readonly name: string;
  readonly entry: Entry;
}

/** Part names are compared without case, as the packaging convention has it; of twins the last counts. */
function listEntries(zip: ZipFile, limits: Limits): Promise<Map<string, NamedEntry>> {
  if (zip.entryCount > limits.entries) {
    throw new UnreadableError('too-large', `${zip.entryCount} entries`);
  }
  const entries = new Map<string, NamedEntry>();
  let count = 0;
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(corrupt(error)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      count += 1;
      if (count > limits.entries) return reject(new UnreadableError('too-large', `${count} entries`));
      const name = decodeName(entry.fileName as unknown as Buffer).replaceAll('\\', '/');
      if (isInside(name)) entries.set(name.toLowerCase(), { name, entry });
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function decodeName(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}

function isInside(name: string): boolean {
  if (name === '' || name.endsWith('/') || name.startsWith('/') || /^[a-z]:/i.test(name)) return false;
  return !name.split('/').includes('..') && !name.includes('\0');
}

/** Yauzl's declarations are those of version 2; version 3 also finds where an entry's bytes begin. */
type LocalFileHeaderReader = ZipFile & {
  readLocalFileHeader(
    entry: Entry,
    options: { minimal: true },
    callback: (error: Error | null, header: { fileDataStart: number }) => void,
  ): void;
};

function findData(zip: ZipFile, bytes: Uint8Array, entry: Entry): Promise<Uint8Array> {
  return new Promise((resolve, reject) =>
    (zip as LocalFileHeaderReader).readLocalFileHeader(entry, { minimal: true }, (error, header) => {
      if (error) return reject(corrupt(error));
      resolve(bytes.subarray(header.fileDataStart, header.fileDataStart + entry.compressedSize));
    }),
  );
}

/**
 * Inflated in one go: parts are small, and a stream would wait for the thread pool between its pieces. The output may
 * not pass the declared size, which the limits have already seen; so a size that lies costs nothing.
 */
function inflate(data: Uint8Array, { compressionMethod, uncompressedSize, crc32: sum }: Entry): Uint8Array {
  let part: Uint8Array;
  try {
    if (compressionMethod === 0) part = data;
    else if (compressionMethod === 8) {
      part = inflateRawSync(data, { maxOutputLength: Math.max(1, uncompressedSize) });
    } else throw new Error(`compression method ${compressionMethod}`);
  } catch (error) {
    throw corrupt(error as Error);
  }
  // Damage that still unpacks must not pass for figures.
  if (part.length !== uncompressedSize || crc32(part) !== sum) {
    throw new UnreadableError('corrupt', 'size or checksum differs');
  }
  return part;
}

/** Looked at with the size that the archive declares, before anything is inflated; `inflate` then holds it to that. */
function refuseLarge(entry: Entry, before: number, limits: Limits): void {
  const size = entry.uncompressedSize;
  if (size > limits.partBytes) throw new UnreadableError('too-large', `part of ${size} bytes`);
  if (before + size > limits.inflatedBytes) throw new UnreadableError('too-large', `${before + size} bytes`);
  if (size > ratioCountsAbove && size > limits.ratio * Math.max(1, entry.compressedSize)) {
    throw new UnreadableError('too-large', `inflates ${Math.round(size / entry.compressedSize)} times`);
  }
}

function corrupt(error: Error): UnreadableError {
  return error instanceof UnreadableError ? error : new UnreadableError('corrupt', error.message);
}
