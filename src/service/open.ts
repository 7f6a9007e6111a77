import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'bullmq';
import { openChildPool } from '../adapters/children/pool.js';
import type { OpenDatabase } from '../adapters/db/database.js';
import { openBell } from '../adapters/db/service/bell.js';
import { openStore } from '../adapters/db/store.js';
import { openQueue, type QueueHub } from '../adapters/queue/open-queue.js';
import { connectRedis } from '../adapters/queue/redis.js';
import { defaultChildEntry, defaultWorkers, type Overrides } from '../pipeline/config.js';
import { limitsOf } from '../pipeline/limits.js';
import { startWorkers } from '../pipeline/open.js';
import type { Artifacts, StoreKind } from '../ports/artifacts.js';
import { UsageError } from '../ports/errors.js';
import { openDispatcher } from './dispatch.js';
import { type Meter, silentMeter } from './meter.js';
import { openProgress } from './open-progress.js';
import { openStorage } from './open-storage.js';
import { startOver } from './recover.js';
import { type Log, type Service, silentLog } from './service.js';
import type { ServiceConfig } from './settings.js';
import { startSteps } from './steps.js';
import { openUpkeep } from './upkeep.js';

export interface OpenServiceOptions extends Overrides {
  readonly engine: string;
  readonly log?: Log;
  readonly meter?: Meter;
}

export interface RunningService {
  readonly service: Service;
  /** Chinese sentences about settings that put jobs at risk. */
  readonly warnings: readonly string[];
  /** Takes no more work, waits for what is in hand as long as the settings say, and lets the rest be done again later. */
  close(): Promise<void>;
}

/** Server work goes on while documents are read. */
const NICENESS = 10;

/**
 * Opens database, queue and files, and starts the work: in a folder with nothing else, or on PostgreSQL, Redis and S3. Throws
 * `UsageError` where the settings lead nowhere.
 */
export async function openService(
  config: ServiceConfig,
  options: OpenServiceOptions,
): Promise<RunningService> {
  const { settings } = config;
  const { engine, log = silentLog, meter = silentMeter } = options;
  const undo: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    const storage = await openStorage(config);
    undo.push(storage.close);
    const { database, files, filesKind } = storage;
    const scratch = join(settings.data, 'scratch');
    await rm(scratch, { recursive: true, force: true });
    await mkdir(scratch, { recursive: true });
    undo.push(() => rm(scratch, { recursive: true, force: true }));
    const { hub, warnings } = await openHub(config, database, undo);
    const workers = settings.workers ?? defaultWorkers();
    const children = openChildPool(options.childEntry ?? defaultChildEntry(), {
      niceness: NICENESS,
      ...options.children,
      size: Math.max(1, workers),
    });
    undo.push(children.close);
    const bell = await openBell(database);
    undo.push(bell.close);
    const dispatcher = openDispatcher(() => service);
    const service: Service = {
      config,
      engine,
      database,
      db: database.db,
      store: openStore(database),
      hub,
      files,
      filesKind,
      children,
      scratch,
      bell,
      progress: openProgress(hub),
      limits: limitsOf({}),
      meter,
      log,
      dispatch: dispatcher,
    };
    if (hub.kind === 'embedded') await startOver(service);
    const stores = storesOf(filesKind, files);
    const running: Worker[] = [
      ...startSteps(service),
      ...(workers > 0
        ? startWorkers({ hub, children, scratch, stores }, { workers, log: (line) => log.debug(line) })
        : []),
    ];
    const upkeep = openUpkeep(service);
    dispatcher.soon();
    return {
      service,
      warnings,
      close: async () => {
        await upkeep.stop();
        await dispatcher.stop();
        await drain(running, settings.queue.drainSeconds * 1000);
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

async function openHub(
  { secrets }: ServiceConfig,
  database: OpenDatabase,
  undo: (() => Promise<unknown>)[],
): Promise<{ hub: QueueHub; warnings: readonly string[] }> {
  if (secrets.redisUrl) {
    const { redis, warnings } = await connectRedis(secrets.redisUrl);
    undo.push(async () => redis.disconnect());
    const hub = openQueue({ kind: 'redis', redis });
    undo.push(hub.close);
    return { hub, warnings };
  }
  const { source } = database;
  const hub =
    source.kind === 'server'
      ? openQueue({ kind: 'postgres', url: source.url })
      : openQueue({ kind: 'embedded', client: source.embedded.client });
  undo.push(hub.close);
  return { hub, warnings: [] };
}

function storesOf(own: StoreKind, files: Artifacts) {
  return (kind: StoreKind): Artifacts => {
    if (kind === own) return files;
    throw new UsageError(`任务的文件存放在 ${kind}，而本服务配置的是 ${own}。`);
  };
}

/** A worker waits for its jobs; after a while it is told to let them go, and others find them stalled. */
async function drain(workers: readonly Worker[], most: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = Promise.all(workers.map((worker) => worker.close().catch(() => undefined)));
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, most);
  });
  await Promise.race([waited, tooLong]);
  clearTimeout(timer);
  await Promise.all(workers.map((worker) => worker.close(true).catch(() => undefined)));
}
