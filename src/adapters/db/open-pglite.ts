import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { UsageError } from '../../ports/errors.js';
import { lockFolder } from './lock.js';
import { migrateEmbedded } from './migrate.js';
import type { EmbeddedClient } from './pglite-calls.js';
import { openThreadedPglite } from './threaded-pglite.js';

/** Made by the build: an empty database with our tables in it. Opening a copy is ten times faster than making one. */
const template = ['./template.tar.gz', '../../../dist/src/adapters/db/template.tar.gz']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

/** PostgreSQL's own default is 128 MB, for one session that is never asked for more than some rows. */
const startParams = ['-c', 'shared_buffers=16MB', '-c', 'search_path=bullmq,public'];

export interface EmbeddedOptions {
  /** In a thread of its own; tests name the entry file of one that dies. */
  readonly thread?: boolean | URL;
  /** What the person can do when it cannot be opened. */
  readonly advice?: string;
}

export interface EmbeddedDatabase {
  readonly client: EmbeddedClient;
  /** Resolves when it died and cannot be used any more; never, where it is not in a thread. */
  readonly died: Promise<Error>;
  close(): Promise<void>;
}

/**
 * Opens the database folder for this process alone; throws FolderInUse when another one has it. `thread` keeps this thread free while a query runs, which is what a server needs and a command does not. Note that
 * PGlite never calls fsync: after a power cut a run is repeated, the originals are never in here.
 */
export async function openPglite(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const { thread = false, advice = '请删除这个文件夹后重新运行' } = options;
  mkdirSync(folder, { recursive: true });
  const lock = await lockFolder(folder);
  try {
    const data = join(folder, 'pglite');
    // Killed while it was being made, it may look whole and be not.
    const making = join(folder, 'making');
    if (existsSync(making)) rmSync(data, { recursive: true, force: true });
    const isNew = !existsSync(data);
    if (isNew) writeFileSync(making, '');
    const from = (isNew && template) || null;
    const { client, died } = await openClient(data, from, thread).catch((error: Error) => {
      throw new UsageError(`数据库“${folder}”打不开，${advice}（${firstLine(error)}）。`);
    });
    rmSync(making, { force: true });
    return {
      client,
      died,
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

async function openClient(
  dataDir: string,
  from: string | null,
  thread: boolean | URL,
): Promise<Pick<EmbeddedDatabase, 'client' | 'died'>> {
  let tell: (reason: Error) => void = () => undefined;
  const died = new Promise<Error>((resolve) => {
    tell = resolve;
  });
  const entry = thread instanceof URL ? thread : undefined;
  const params = [...PGlite.defaultStartParams, ...startParams];
  const client = thread
    ? await openThreadedPglite({ dataDir, template: from, startParams: params, entry, onDeath: tell })
    : await PGlite.create({ dataDir, loadDataDir: asBlob(from), startParams: params });
  try {
    await migrateEmbedded(client);
    return { client, died };
  } catch (error) {
    await client.close().catch(() => undefined);
    throw error;
  }
}

const asBlob = (path: string | null) => (path === null ? undefined : new Blob([readFileSync(path)]));

const firstLine = (error: unknown) => String((error as Error)?.message ?? error).split('\n')[0];

/** An empty database with all tables, as the bytes of the template. */
export async function dumpTemplate(): Promise<Uint8Array> {
  const client = await PGlite.create({ startParams: [...PGlite.defaultStartParams, ...startParams] });
  await migrateEmbedded(client);
  const dump = await client.dumpDataDir('gzip');
  await client.close();
  return new Uint8Array(await dump.arrayBuffer());
}
