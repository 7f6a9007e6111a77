import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DocumentRow, RunRow, Store, SubmissionRow } from '../../ports/store.js';
import { readGzip, writeGzip } from '../artifacts/gzip.js';
import { openJournal } from './journal.js';

/** What happened, a line each. */
type Entry =
  | { readonly kind: 'run'; readonly run: RunRow }
  | { readonly kind: 'submission'; readonly submission: SubmissionRow }
  | {
      readonly kind: 'state';
      readonly id: string;
      readonly state: SubmissionRow['state'];
      readonly errors?: SubmissionRow['errors'];
    }
  | { readonly kind: 'documents'; readonly id: string; readonly documents: readonly DocumentRow[] };

/**
 * The store of a run of one person: a journal, and a file for each review and each digest under its key. A run of
 * thousands is written once and read in order, for which a database costs more than the reviewing; nothing of it is held
 * in memory. A review is under its name only when all of it is there, so a kill takes nothing that was done.
 */
export async function openFolderStore(folder: string): Promise<Store> {
  await mkdir(folder, { recursive: true });
  const journal = await openJournal<Entry>(join(folder, 'journal.ndjson'));
  const reviews = keptFiles(join(folder, 'reviews'));
  const digests = keptFiles(join(folder, 'digests'));
  return {
    runs: {
      put: (run) => journal.add({ kind: 'run', run }),
      find: async (id) => {
        let found: RunRow | null = null;
        for await (const entry of journal.entries())
          if (entry.kind === 'run' && entry.run.id === id) found = entry.run;
        return found;
      },
    },
    submissions: {
      put: (submission) => journal.add({ kind: 'submission', submission }),
      setState: (id, state, errors) => journal.add({ kind: 'state', id, state, errors }),
      ofRun: async (run) => {
        const found = new Map<string, SubmissionRow>();
        for await (const entry of journal.entries()) {
          if (entry.kind === 'submission' && entry.submission.run === run)
            found.set(entry.submission.id, entry.submission);
          const before = entry.kind === 'state' ? found.get(entry.id) : undefined;
          if (entry.kind === 'state' && before)
            found.set(entry.id, { ...before, state: entry.state, errors: entry.errors ?? before.errors });
        }
        return [...found.values()].sort((a, b) => a.position - b.position);
      },
    },
    documents: {
      put: (id, documents) => journal.add({ kind: 'documents', id, documents }),
      of: async (submission) => {
        let found: readonly DocumentRow[] = [];
        for await (const entry of journal.entries())
          if (entry.kind === 'documents' && entry.id === submission) found = entry.documents;
        return [...found];
      },
    },
    reviews: {
      put: ({ key, json }) => reviews.put(key, json),
      find: reviews.find,
      replace: async (key, json) => {
        if (await reviews.has(key)) await reviews.put(key, json);
      },
      among: async (keys) => {
        const found = new Set<string>();
        for (const key of keys) if (await reviews.has(key)) found.add(key);
        return found;
      },
    },
    digests: { put: digests.put, find: digests.find },
    close: journal.close,
  };
}

/** Texts by key, packed; in folders by the first letters, since some systems are slow with ten thousand names in one. */
function keptFiles(folder: string) {
  const folderOf = (key: string) => join(folder, key.slice(0, 2));
  const pathOf = (key: string) => join(folderOf(key), `${key}.json.gz`);
  const made = new Set<string>();
  return {
    put: async (key: string, text: string) => {
      const own = folderOf(key);
      if (!made.has(own)) await mkdir(own, { recursive: true });
      made.add(own);
      await writeGzip(pathOf(key), text);
    },
    find: async (key: string): Promise<string | null> =>
      // One that cannot be unpacked is none: it is made again.
      readGzip(pathOf(key)).catch(() => null),
    has: (key: string): Promise<boolean> =>
      stat(pathOf(key)).then(
        (info) => info.isFile(),
        () => false,
      ),
  };
}
