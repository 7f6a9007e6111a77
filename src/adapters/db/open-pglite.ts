import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { UsageError } from '../../ports/errors.js';
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
    // Killed while it was being made, it may look whole and be not.
    const making = join(folder, 'making');
    if (fresh || existsSync(making)) rmSync(data, { recursive: true, force: true });
    const isNew = !existsSync(data);
    if (isNew) writeFileSync(making, '');
    const loadDataDir = isNew && template ? new Blob([readFileSync(template)]) : undefined;
    const client = await openClient(data, loadDataDir).catch((error: Error) => {
      throw new UsageError(`运行记录“${folder}”打不开，请删除这个文件夹后重新运行（${firstLine(error)}）。`);
    });
    rmSync(making, { force: true });
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

async function openClient(dataDir: string, loadDataDir: Blob | undefined): Promise<PGlite> {
  const params = [...PGlite.defaultStartParams, ...startParams];
  const client = await PGlite.create({ dataDir, loadDataDir, startParams: params });
  await migrateEmbedded(client);
  return client;
}

const firstLine = (error: unknown) => String((error as Error)?.message ?? error).split('\n')[0];

/** An empty database with all tables, as the bytes of the template. */
export async function dumpTemplate(): Promise<Uint8Array> {
  const client = await PGlite.create({ startParams: [...PGlite.defaultStartParams, ...startParams] });
  await migrateEmbedded(client);
  const dump = await client.dumpDataDir('gzip');
  await client.close();
  return new Uint8Array(await dump.arrayBuffer());
}
