import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openJournal } from '../adapters/folder-store/journal.js';
import type { OutputFormat } from '../outputs/exporters.js';

/** Which submissions of a run have their files, so that a run that is taken up again does not write them once more. */
export interface Exported {
  /** `basis`: what they are made of. */
  has(slug: string, basis: string): Promise<boolean>;
  /** After all of its files are there. */
  add(slug: string, basis: string): Promise<void>;
  close(): Promise<void>;
}

/** `folder`: the run's own, which a fresh run begins empty. `out`: where the files are, and may have been thrown away. */
export async function openExported(
  folder: string,
  out: string,
  formats: readonly OutputFormat[],
): Promise<Exported> {
  await mkdir(folder, { recursive: true });
  const journal = await openJournal<string>(join(folder, 'exported.ndjson'));
  const known = new Set<string>();
  for await (const entry of journal.entries()) known.add(entry);
  const entryOf = (slug: string, key: string) => [key, [...formats].sort().join(','), slug].join(' ');
  return {
    has: async (slug, key) =>
      known.has(entryOf(slug, key)) &&
      (await stat(join(out, 'submissions', slug)).then(
        () => true,
        () => false,
      )),
    add: async (slug, key) => {
      const entry = entryOf(slug, key);
      if (known.has(entry)) return;
      known.add(entry);
      await journal.add(entry);
    },
    close: journal.close,
  };
}
