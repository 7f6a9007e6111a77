import { asc, eq, inArray } from 'drizzle-orm';
import type { Store } from '../../ports/store.js';
import type { OpenDatabase } from './database.js';
import { digests, documents, reviews, runs, submissions } from './schema.js';

const KEYS_PER_QUERY = 500;

/** The store on either database. Every write may come twice. */
export function openStore({ db, close }: OpenDatabase): Store {
  return {
    runs: {
      put: async (run) => {
        await db
          .insert(runs)
          .values({ ...run })
          .onConflictDoUpdate({ target: runs.id, set: { settings: run.settings } });
      },
      find: async (id) => {
        const [row] = await db.select().from(runs).where(eq(runs.id, id));
        return row ? { id: row.id, settings: row.settings } : null;
      },
    },
    submissions: {
      put: async (submission) => {
        const row = { ...submission, errors: [...submission.errors] };
        await db.insert(submissions).values(row).onConflictDoUpdate({ target: submissions.id, set: row });
      },
      setState: async (id, state, errors) => {
        const set = errors ? { state, errors: [...errors] } : { state };
        await db.update(submissions).set(set).where(eq(submissions.id, id));
      },
      ofRun: (run) =>
        db.select().from(submissions).where(eq(submissions.run, run)).orderBy(asc(submissions.position)),
    },
    documents: {
      put: async (submission, files) => {
        const rows = files.map((file, position) => ({ ...file, submission, position }));
        await db.transaction(async (tx) => {
          await tx.delete(documents).where(eq(documents.submission, submission));
          if (rows.length > 0) await tx.insert(documents).values(rows);
        });
      },
      of: (submission) =>
        db
          .select({ file: documents.file, sha256: documents.sha256, size: documents.size })
          .from(documents)
          .where(eq(documents.submission, submission))
          .orderBy(asc(documents.position)),
    },
    reviews: {
      put: async (review) => {
        const row = { ...review, updated: new Date() };
        await db.insert(reviews).values(row).onConflictDoUpdate({ target: reviews.key, set: row });
      },
      find: async (key) => {
        const [row] = await db.select({ json: reviews.json }).from(reviews).where(eq(reviews.key, key));
        return row?.json ?? null;
      },
      replace: async (key, json) => {
        await db.update(reviews).set({ json, updated: new Date() }).where(eq(reviews.key, key));
      },
      among: async (keys) => {
        const found = new Set<string>();
        for (let at = 0; at < keys.length; at += KEYS_PER_QUERY) {
          const some = keys.slice(at, at + KEYS_PER_QUERY);
          const rows = await db.select({ key: reviews.key }).from(reviews).where(inArray(reviews.key, some));
          for (const { key } of rows) found.add(key);
        }
        return found;
      },
    },
    digests: {
      put: async (key, json) => {
        const row = { key, json, updated: new Date() };
        await db.insert(digests).values(row).onConflictDoUpdate({ target: digests.key, set: row });
      },
      find: async (key) => {
        const [row] = await db.select({ json: digests.json }).from(digests).where(eq(digests.key, key));
        return row?.json ?? null;
      },
    },
    close,
  };
}
