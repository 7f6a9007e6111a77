import { join } from 'node:path';
import { openDatabaseArtifacts } from '../adapters/artifacts/database.js';
import { openRedisArtifacts } from '../adapters/artifacts/redis.js';
import { type OpenDatabase, openServerDatabase } from '../adapters/db/database.js';
import { openStore } from '../adapters/db/store.js';
import { openFolderStore } from '../adapters/folder-store/folder-store.js';
import { openQueue, type QueueHub } from '../adapters/queue/open-queue.js';
import { connectRedis } from '../adapters/queue/redis.js';
import { UsageError } from '../ports/errors.js';
import type { PipelineConfig } from './config.js';
import { followQueue } from './follow-queue.js';
import { startWorkers, storesOf } from './open-workers.js';
import type { Delivery, Pipeline } from './pipeline.js';
import type { Undo } from './undo.js';

type Parts = Pick<Pipeline, 'children' | 'scratch' | 'cache'>;

/** The store and the queue of a run that has servers. Without Redis its workers are in this process. */
export async function openOnServers(
  config: PipelineConfig,
  parts: Parts,
  undo: Undo,
): Promise<Omit<Pipeline, keyof Parts>> {
  const database = config.databaseUrl ? await openServerDatabase(config.databaseUrl) : null;
  if (database) undo.add(database.close);
  const delivery = await openServerDelivery(config, database, undo);
  const { hub } = delivery;
  const store = database ? openStore(database) : await openFolderStore(join(config.folder, 'run'));
  if (!database) undo.add(store.close);
  const workers = config.redisUrl ? [] : startWorkers({ ...parts, hub, stores: storesOf(delivery) }, config);
  return {
    ...delivery,
    store,
    follow: (options) => followQueue(hub, options),
    close: async ({ force = false } = {}) => {
      await Promise.all(workers.map((worker) => worker.close(force).catch(() => undefined)));
      await undo.run();
    },
  };
}

export interface ServerDelivery extends Omit<Delivery, 'follow'> {
  readonly hub: QueueHub;
}

/** Redis where there is one, else PostgreSQL: the queue, and what travels with its jobs. */
export async function openServerDelivery(
  config: Pick<PipelineConfig, 'redisUrl' | 'databaseUrl' | 'mayEvict'>,
  database: OpenDatabase | null,
  undo: Undo,
): Promise<ServerDelivery> {
  if (config.redisUrl) {
    const { redis, warnings } = await connectRedis(config.redisUrl, { mayEvict: config.mayEvict ?? true });
    undo.add(async () => redis.disconnect());
    const hub = openQueue({ kind: 'redis', redis });
    undo.add(hub.close);
    const artifacts = openRedisArtifacts(redis);
    return { hub, artifacts, artifactsKind: 'redis', warnings, isRemote: true };
  }
  const url = database?.source.kind === 'server' ? database.source.url : null;
  if (!database || url === null) throw new UsageError('需要设置 REDIS_URL 或 DATABASE_URL。');
  const hub = openQueue({ kind: 'postgres', url });
  undo.add(hub.close);
  const artifacts = openDatabaseArtifacts(database.db);
  return { hub, artifacts, artifactsKind: 'database', warnings: [], isRemote: true };
}
