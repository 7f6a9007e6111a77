import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'bullmq';
import readDocumentWorker from '../../workers/read-document.js';
import recognisePagesWorker from '../../workers/recognise-pages.js';
import reviewSubmissionWorker from '../../workers/review-submission.js';
import { openDatabaseArtifacts } from '../adapters/artifacts/database.js';
import { openFileArtifacts } from '../adapters/artifacts/files.js';
import { openRedisArtifacts } from '../adapters/artifacts/redis.js';
import { openFolderCache } from '../adapters/cache/folder-cache.js';
import { openChildPool } from '../adapters/children/pool.js';
import { type OpenDatabase, openMemoryDatabase, openServerDatabase } from '../adapters/db/database.js';
import { lockFolder } from '../adapters/db/lock.js';
import { openStore } from '../adapters/db/store.js';
import { openFolderStore } from '../adapters/folder-store/folder-store.js';
import { openQueue, type QueueHub } from '../adapters/queue/open-queue.js';
import { connectRedis } from '../adapters/queue/redis.js';
import { queueTimes } from '../adapters/queue/settings.js';
import type { Artifacts, StoreKind, StoreOf } from '../ports/artifacts.js';
import type { Cache } from '../ports/cache.js';
import { UsageError } from '../ports/errors.js';
import type { Store } from '../ports/store.js';
import type { TaskRunner } from '../ports/tasks.js';
import { defaultChildEntry, type PipelineConfig } from './config.js';
import { drain } from './drain.js';

/** Everything a run needs, opened. */
export interface Pipeline {
  readonly hub: QueueHub;
  readonly artifacts: Artifacts;
  readonly artifactsKind: StoreKind;
  readonly store: Store;
  /** Null: what was read and reviewed before is not asked for. */
  readonly cache: Cache | null;
  readonly children: TaskRunner;
  /** A folder of this process alone. */
  readonly scratch: string;
  /** Workers may be on other machines, so bytes travel with the jobs. */
  readonly isRemote: boolean;
  readonly warnings: readonly string[];
  /** `force`: what runs is killed and left to be done again. */
  close(options?: { force?: boolean }): Promise<void>;
}

/**
 * Embedded database and queue by default; DATABASE_URL moves both to a server; REDIS_URL moves the queue to Redis, and
 * then the work is done by `jishen worker` processes instead of here.
 */
export async function openPipeline(config: PipelineConfig): Promise<Pipeline> {
  await mkdir(config.folder, { recursive: true });
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    const lock = await lockFolder(config.folder);
    undo.push(lock.release);
    const database = await openDatabase(config);
    if (database) undo.push(database.close);
    const delivery = await openDelivery(config, database, undo);
    const kept = [join(config.folder, 'run'), join(config.folder, 'artifacts')];
    if (config.isFresh) await Promise.all(kept.map((path) => rm(path, { recursive: true, force: true })));
    const store = config.databaseUrl && database ? openStore(database) : await openFolderStore(kept[0]!);
    if (!config.databaseUrl) undo.push(store.close);
    const cache = config.cache ? await openFolderCache(config.cache.folder, config.cache) : null;
    if (cache) undo.push(cache.close);
    const { hub, artifacts, artifactsKind, warnings, isRemote } = delivery;
    const scratch = join(config.folder, 'scratch');
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    const children = openChildPool(config.childEntry ?? defaultChildEntry(), {
      ...config.children,
      size: config.workers,
    });
    undo.push(children.close);
    undo.push(() => rm(scratch, { recursive: true, force: true }));
    const parts = { hub, children, scratch, cache };
    const workers = config.redisUrl ? [] : startWorkers({ ...parts, stores: storesOf(delivery) }, config);
    return {
      ...parts,
      artifacts,
      artifactsKind,
      store,
      isRemote,
      warnings,
      close: async ({ force = false } = {}) => {
        await Promise.all(workers.map((worker) => worker.close(force).catch(() => undefined)));
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface OpenWorkers {
  readonly warnings: readonly string[];
  readonly hub: QueueHub;
  readonly workers: readonly Worker[];
  /** Takes no more jobs and waits for those in hand so long, in ms. False: some were left to others. */
  close(most: number): Promise<boolean>;
}

/** Workers alone, for jobs that others submit: `jishen worker`. */
export async function openWorkers(config: PipelineConfig): Promise<OpenWorkers> {
  const undo: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    // With Redis nothing else is needed; the database belongs to the side that asks.
    const database = config.redisUrl ? null : await openServerDatabase(config.databaseUrl!);
    if (database) undo.push(database.close);
    const delivery = await openDelivery({ ...config, mayEvict: config.mayEvict ?? false }, database, undo);
    const { hub, warnings } = delivery;
    const children = openChildPool(config.childEntry ?? defaultChildEntry(), {
      ...config.children,
      size: config.workers,
    });
    undo.push(children.close);
    const workers = startWorkers(
      { hub, stores: storesOf(delivery, config.stores), children, scratch: config.folder },
      config,
    );
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    return {
      warnings,
      hub,
      workers,
      close: async (most) => {
        const isDone = await drain(workers, hub, most);
        await closeAll();
        return isDone;
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

const AHEAD = 2;

/** The workers of this process. All hand their work to the same children, whose number is what bounds it. */
export function startWorkers(
  parts: Pick<Pipeline, 'hub' | 'children' | 'scratch'> &
    Partial<Pick<Pipeline, 'cache'>> & { readonly stores: StoreOf },
  { workers, log }: Pick<PipelineConfig, 'workers' | 'log'>,
): Worker[] {
  const context = { ...parts, log: log ?? (() => undefined) };
  const settings = { concurrency: workers, times: queueTimes() };
  return [
    recognisePagesWorker.start(parts.hub, context, settings) as Worker,
    readDocumentWorker.start(parts.hub, context, settings) as Worker,
    // While one is written down, the children have another to read.
    reviewSubmissionWorker.start(parts.hub, context, { ...settings, concurrency: workers + AHEAD }) as Worker,
  ];
}

/** For the queue, and on a server for the store too. With Redis and without a server none is needed. */
async function openDatabase({ databaseUrl, redisUrl }: PipelineConfig): Promise<OpenDatabase | null> {
  if (databaseUrl) return openServerDatabase(databaseUrl);
  return redisUrl ? null : openMemoryDatabase();
}

/** A worker has the store that its own settings lead to, and says so where a job wants another. */
function storesOf(
  { artifacts, artifactsKind }: Pick<Pipeline, 'artifacts' | 'artifactsKind'>,
  others: PipelineConfig['stores'] = {},
): StoreOf {
  return (kind) => {
    const store = kind === artifactsKind ? artifacts : others[kind];
    if (store) return store;
    throw new UsageError(`任务的文件存放在 ${kind}，而本机配置的是 ${artifactsKind}。`);
  };
}

interface Delivery extends Pick<Pipeline, 'hub' | 'artifacts' | 'artifactsKind' | 'warnings' | 'isRemote'> {}

async function openDelivery(
  config: PipelineConfig,
  database: OpenDatabase | null,
  undo: (() => Promise<unknown>)[],
): Promise<Delivery> {
  if (config.redisUrl) {
    const { redis, warnings } = await connectRedis(config.redisUrl, { mayEvict: config.mayEvict ?? true });
    undo.push(async () => redis.disconnect());
    const hub = openQueue({ kind: 'redis', redis });
    undo.push(hub.close);
    const artifacts = openRedisArtifacts(redis);
    return { hub, artifacts, artifactsKind: 'redis', warnings, isRemote: true };
  }
  if (!database) throw new Error('neither Redis nor a database');
  if (database.source.kind === 'server') {
    const hub = openQueue({ kind: 'postgres', url: database.source.url });
    undo.push(hub.close);
    const artifacts = openDatabaseArtifacts(database.db);
    return { hub, artifacts, artifactsKind: 'database', warnings: [], isRemote: true };
  }
  const hub = openQueue({ kind: 'embedded', client: database.source.embedded.client });
  undo.push(hub.close);
  return {
    hub,
    artifacts: openFileArtifacts(join(config.folder, 'artifacts')),
    artifactsKind: 'files',
    warnings: [],
    isRemote: false,
  };
}
