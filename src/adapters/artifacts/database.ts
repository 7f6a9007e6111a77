import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { and, eq, lt, notLike, sql } from 'drizzle-orm';
import { type Artifacts, KEPT } from '../../ports/artifacts.js';
import { among } from '../db/among.js';
import type { Database } from '../db/database.js';
import { artifacts } from '../db/schema.js';
import { readChunks, sendChunks, writeChunks } from './chunks.js';

/** What nobody fetched after two days belongs to a run that will not come back. */
const EXPIRY_MS = 2 * 24 * 3600_000;
const SWEEP_EVERY_MS = 600_000;

interface Whole {
  readonly parts: number;
  readonly size: number;
  /** Tells one put from the next: all parts of one were created in the same moment. */
  readonly created: string;
}

/**
 * Artifacts in the database. Chunks come in under a name that nobody asks for and get theirs in one transaction, so that an
 * artifact exists when all of it is there and is never a mixture of two.
 */
export function openDatabaseArtifacts(db: Database): Artifacts {
  let sweepAt = 0;
  const find = async (name: string): Promise<Whole | null> => {
    const [row] = await db
      .select({
        parts: sql<string>`count(*)::text`,
        size: sql<string>`sum(octet_length(${artifacts.body}))::text`,
        created: sql<string>`min(${artifacts.created})::text`,
      })
      .from(artifacts)
      .where(eq(artifacts.name, name));
    if (!row || row.parts === '0') return null;
    return { parts: Number(row.parts), size: Number(row.size), created: row.created };
  };
  const chunkOf =
    (name: string, { created }: Whole) =>
    async (part: number) => {
      const where = and(
        eq(artifacts.name, name),
        eq(artifacts.part, part),
        sql`${artifacts.created} = ${created}::timestamptz`,
      );
      const [row] = await db.select({ body: artifacts.body }).from(artifacts).where(where);
      return row?.body ?? null;
    };
  return {
    put: async (name, path) => {
      if (Date.now() >= sweepAt) {
        sweepAt = Date.now() + SWEEP_EVERY_MS;
        await forgetOld(db);
      }
      const coming = `@${randomUUID()}`;
      try {
        const parts = await writeRows(db, coming, path);
        await db.transaction(async (tx) => {
          // Of two that put one name, the second sees what the first did.
          await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
          await tx.delete(artifacts).where(eq(artifacts.name, name));
          await tx.update(artifacts).set({ name, parts }).where(eq(artifacts.name, coming));
        });
      } catch (error) {
        await db
          .delete(artifacts)
          .where(eq(artifacts.name, coming))
          .catch(() => undefined);
        throw error;
      }
    },
    get: async (name, path) => {
      for (let last = ''; ; ) {
        const whole = await find(name);
        // The same one twice: parts of it are gone. Another one: it was replaced in the middle.
        if (!whole || whole.created === last) return false;
        if (await writeChunks(path, whole.parts, chunkOf(name, whole))) return true;
        last = whole.created;
      }
    },
    stream: async (name) => {
      const whole = await find(name);
      if (!whole) return null;
      const body = Readable.from(sendChunks(name, whole.parts, chunkOf(name, whole)), { objectMode: false });
      return { body, size: whole.size };
    },
    has: async (name) => (await find(name)) !== null,
    remove: async (names) => {
      if (names.length > 0) await db.delete(artifacts).where(among(artifacts.name, names));
    },
    close: async () => undefined,
  };
}

/** Gives the number of parts. */
async function writeRows(db: Database, name: string, path: string): Promise<number> {
  const created = new Date();
  let part = 0;
  for await (const body of readChunks(path)) {
    await db.insert(artifacts).values({ name, part, parts: 0, body, created });
    part += 1;
  }
  return part;
}

async function forgetOld(db: Database): Promise<void> {
  const before = new Date(Date.now() - EXPIRY_MS);
  await db.delete(artifacts).where(and(lt(artifacts.created, before), notLike(artifacts.name, `${KEPT}%`)));
}
