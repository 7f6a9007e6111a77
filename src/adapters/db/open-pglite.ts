import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { lockFolder } from './lock.js';
import { migrateEmbedded } from './migrate.js';

/** Made by the build: an empty database with our tables in it. Opening a copy is ten times faster than making one. */
const template = ['./template.tar.gz', '../../../dist/src/adapters/db/template.tar.gz']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

/** PostgreSQL's own default is 128 MB, for one session that is never asked for more than some rows. */
const startParams = ['-c', 'shared_buffers=16MB', '-c', 'search_path=bullmq,public'];

export interface EmbeddedDatabase {
  readonly client: PGlite;
  close(): Promise<void>;
}

/**
 * Opens the database folder for this process alone; throws FolderInUse when another one has it. `fresh` forgets what
 * was in it. Note that PGlite never calls fsync: after a power cut a run is repeated, the originals are never in here.
 */
export async function openPglite(folder: string, { fresh = false } = {}): Promise<EmbeddedDatabase> {
  mkdirSync(folder, { recursive: true });
  const lock = await lockFolder(folder);
  try {
    const data = join(folder, 'pglite');
    if (fresh || !isComplete(data)) rmSync(data, { recursive: true, force: true });
    const isNew = !existsSync(data);
    const loadDataDir = isNew && template ? new Blob([readFileSync(template)]) : undefined;
    const client = await PGlite.create({
      dataDir: data,
      loadDataDir,
      startParams: [...PGlite.defaultStartParams, ...startParams],
    });
    await migrateEmbedded(client);
    return {
      client,
      close: async () => {
        await client.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A folder that was killed while it was being made has no control file yet. */
function isComplete(data: string): boolean {
  return existsSync(join(data, 'PG_VERSION')) && existsSync(join(data, 'global', 'pg_control'));
}

/** An empty database with all tables, as the bytes of the template. */
export async function dumpTemplate(): Promise<Uint8Array> {
  const client = await PGlite.create({ startParams: [...PGlite.defaultStartParams, ...startParams] });
  await migrateEmbedded(client);
  const dump = await client.dumpDataDir('gzip');
  await client.close();
  return new Uint8Array(await dump.arrayBuffer());
}
