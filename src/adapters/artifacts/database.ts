import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Artifacts } from '../../ports/artifacts.js';
import type { Database } from '../db/database.js';
import { artifacts } from '../db/schema.js';
import { countChunks, readChunks, writeChunks } from './chunks.js';

/** What nobody fetched after two days belongs to a run that will not come back. */
const EXPIRY_MS = 2 * 24 * 3600_000;

/** Artifacts in the database that the queue lives in. Part 0 is written last: an artifact exists when all is there. */
export function openDatabaseArtifacts(db: Database): Artifacts {
  const write = async (name: string, part: number, parts: number, body: Uint8Array) => {
    const row = { name, part, parts, body, created: new Date() };
    await db
      .insert(artifacts)
      .values(row)
      .onConflictDoUpdate({ target: [artifacts.name, artifacts.part], set: row });
  };
  const firstPart = async (name: string) => {
    const [row] = await db
      .select({ parts: artifacts.parts })
      .from(artifacts)
      .where(and(eq(artifacts.name, name), eq(artifacts.part, 0)));
    return row?.parts ?? null;
  };
  return {
    put: async (name, path) => {
      await db.delete(artifacts).where(lt(artifacts.created, new Date(Date.now() - EXPIRY_MS)));
      const parts = await countChunks(path);
      let part = 0;
      let first: Uint8Array = Buffer.alloc(0);
      for await (const chunk of readChunks(path)) {
        if (part === 0) first = chunk;
        else await write(name, part, parts, chunk);
        part += 1;
      }
      await write(name, 0, parts, first);
    },
    get: async (name, path) => {
      const parts = await firstPart(name);
      if (parts === null) return false;
      return writeChunks(path, parts, async (part) => {
        const where = and(eq(artifacts.name, name), eq(artifacts.part, part));
        const [row] = await db.select({ body: artifacts.body }).from(artifacts).where(where);
        return row?.body ?? null;
      });
    },
    has: async (name) => (await firstPart(name)) !== null,
    remove: async (names) => {
      if (names.length > 0) await db.delete(artifacts).where(inArray(artifacts.name, [...names]));
    },
    close: async () => undefined,
  };
}
