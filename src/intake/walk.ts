import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { ReadFailure } from '../model/document.js';
import { belongsToPage, isAttachment } from '../text/page-names.js';
import { compareNatural } from './natural-order.js';

export interface FoundFile {
  /** Path inside the folder that was walked, `/` between folders. */
  readonly file: string;
  readonly path: string;
}

/** What systems and office programs leave beside documents: nobody handed these in. */
export function isClutter(name: string): boolean {
  return /^(?:\.|~\$|~WRL\d+\.tmp$)|^(?:thumbs\.db(?::encryptable)?|ehthumbs\.db|desktop\.ini|__macosx|@eadir|\$recycle\.bin|system volume information|icon\r)$/i.test(
    name,
  );
}

/** Direct children, in natural order, without clutter and without links that lead out of `root`. */
export async function listFolder(
  folder: string,
  root: string,
): Promise<{ name: string; path: string; kind: 'file' | 'folder' }[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => !isClutter(name));
  entries.sort((a, b) => compareNatural(a.name, b.name));
  const found: { name: string; path: string; kind: 'file' | 'folder' }[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    const kind = await kindOf(entry, path, root);
    if (kind) found.push({ name: entry.name, path, kind });
  }
  return found;
}

/** All files below a folder. A folder that cannot be opened is a failure, not the end of the run. */
export async function walk(
  folder: string,
  root: string,
  prefix = '',
): Promise<{ files: FoundFile[]; failures: ReadFailure[] }> {
  const files: FoundFile[] = [];
  const failures: ReadFailure[] = [];
  try {
    const listed = await listFolder(folder, root);
    const names = new Set(listed.map(({ name }) => name));
    for (const { name, path, kind } of listed) {
      // A Mac takes letters apart from their marks; names are told as people type them, unless two would be one.
      const composed = name.normalize('NFC');
      const file = prefix + (names.has(composed) ? name : composed);
      if (kind === 'file') files.push({ file, path });
      else {
        const below = await walk(path, root, `${file}/`);
        // Of what a saved page is made of only attachments were handed in.
        const isOfPage = belongsToPage(name, names);
        files.push(...below.files.filter((found) => !isOfPage || isAttachment(found.file)));
        failures.push(...below.failures);
      }
    }
  } catch (error) {
    const name = prefix.slice(0, -1) || folder;
    failures.push({
      file: name,
      code: 'unreadable',
      message: `文件夹“${name}”打不开（${(error as NodeJS.ErrnoException).code ?? '未知原因'}）。`,
    });
  }
  return { files, failures };
}

async function kindOf(entry: Dirent, path: string, root: string): Promise<'file' | 'folder' | null> {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return null;
  // A link to a file of the same folder is a file. A folder is read where it is, so links cannot lead in circles.
  try {
    const target = await realpath(path);
    return target.startsWith(root + sep) && (await stat(target)).isFile() ? 'file' : null;
  } catch {
    return null;
  }
}
