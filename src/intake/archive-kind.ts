import { open } from 'node:fs/promises';
import { entriesOf, openZip } from './zip-file.js';
import { decodeBytes } from './zip-names.js';

/** Archives that are not opened here, by their first bytes. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf\x27\x1c', '7z'],
  ['\x1f\x8b', 'GZIP'],
  ['BZh', 'BZIP2'],
  ['\xfd7zXZ', 'XZ'],
];
/** Documents are zips as well: what one of the first entries is called tells them apart. */
const DOCUMENT_PART =
  /^(?:\[Content_Types\]\.xml|mimetype|OFD\.xml|(?:word|xl|ppt|_rels|docProps|Doc_\d+)\/.*)$/i;
const ENTRIES_LOOKED_AT = 50;

/** What `archiveKind` says of a document that is a zip. */
export const DOCUMENT = 'document';

/** `zip`: an archive of files; `DOCUMENT`; the name of another program's archive; null: anything else. */
export async function archiveKind(path: string): Promise<string | null> {
  const head = await firstBytes(path);
  const foreign = FOREIGN.find(([magic]) => head.startsWith(magic));
  if (foreign) return foreign[1];
  if (!/^PK(?:\x03\x04|\x05\x06)/.test(head)) return null;
  try {
    const zip = await openZip(path);
    try {
      let looked = 0;
      for await (const entry of entriesOf(zip)) {
        const name = decodeBytes(entry.fileName as unknown as Uint8Array, true).replaceAll('\\', '/');
        if (DOCUMENT_PART.test(name)) return DOCUMENT;
        looked += 1;
        if (looked >= ENTRIES_LOOKED_AT) break;
      }
    } finally {
      zip.close();
    }
    return 'zip';
  } catch {
    // Damaged: whoever reads it says so.
    return null;
  }
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}
