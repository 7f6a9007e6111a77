import { hashesInUse, readingsInUse } from '../../adapters/db/service/documents.js';
import { forgetLeftFiles, someLeftFiles } from '../../adapters/db/service/left-files.js';
import { chunks } from '../hand-in.js';
import { originalNames } from '../original-names.js';
import type { Service } from '../service.js';

const AT_ONCE = 200;
/** A long scan has hundreds of pictures. */
const NAMES_AT_ONCE = 1000;

/**
 * Removes files that nobody holds any more, after the rows are gone: a file too many does no harm, one too few would. What was noted
 * before a crash is found here again.
 */
export async function removeLeftFiles(service: Service): Promise<void> {
  const { db, files } = service;
  for (;;) {
    const left = await someLeftFiles(db, AT_ONCE);
    if (left.length === 0) return;
    const originals = left.filter(({ kind }) => kind === 'original');
    const readings = left.filter(({ kind }) => kind === 'reading').map(({ name }) => name);
    const hashes = await hashesInUse(
      db,
      originals.map(({ name }) => name),
    );
    const read = await readingsInUse(db, readings);
    const names = [
      ...originals.flatMap(({ name, pages }) => (hashes.has(name) ? [] : originalNames(name, pages))),
      ...readings.filter((name) => !read.has(name)),
    ];
    // Together: one after the other, 10,000 take two minutes.
    for (const some of chunks(names, NAMES_AT_ONCE)) await files.remove(some);
    await forgetLeftFiles(db, left);
    if (left.length < AT_ONCE) return;
  }
}
