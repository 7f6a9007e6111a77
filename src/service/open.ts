import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'bullmq';
import { openChildPool } from '../adapters/children/pool.js';
import type { OpenDatabase } from '../adapters/db/database.js';
import { openBell } from '../adapters/db/service/bell.js';
import { findSetup } from '../adapters/db/service/setups.js';
import { openStore } from '../adapters/db/store.js';
import { openQueue, type QueueHub } from '../adapters/queue/open-queue.js';
import { connectRedis } from '../adapters/queue/redis.js';
import { defaultChildEntry, defaultWorkers, type Overrides } from '../pipeline/config.js';
import { drain } from '../pipeline/drain.js';
import { limitsOf } from '../pipeline/limits.js';
import { startWorkers } from '../pipeline/open-workers.js';
import type { Artifacts, StoreKind } from '../ports/artifacts.js';
import { UsageError } from '../ports/errors.js';
import { openBulkRunner } from './bulk/runner.js';
import { openDispatcher } from './dispatch.js';
import { type Meter, silentMeter } from './meter.js';
import { openProgress } from './open-progress.js';
import { openStorage } from './open-storage.js';
import { keepRecent } from './recent.js';
import { startOver } from './recover.js';
import { type Log, type Service, silentLog } from './service.js';
import type { ServiceConfig } from './settings.js';
import { startSteps } from './steps.js';
import { openUpkeep } from './upkeep.js';

export interface OpenServiceOptions extends Overrides {
  readonly engine: string;
  readonly log?: Log;
  readonly meter?: Meter;
  /** What time it is, for what is kept for so many days. */
  readonly now?: () => number;
}

export interface RunningService {
  readonly service: Service;
  /** Chinese sentences about settings that put jobs at risk. */
  readonly warnings: readonly string[];
  /** Resolves when the embedded database died, and with it the service: it must be started anew. */
  readonly died: Promise<Error>;
  /** Takes no more work, and waits for what is in hand as long as the settings say; the rest is done again later. */
  drain(): Promise<void>;
  /** Drains, and closes everything. */
  close(): Promise<void>;
}

/** Server work goes on while documents are read. */
/** Of JSON, for reviews and for setups; parsed it takes some four times as much memory. */
const RECENT_CHARACTERS = 8_000_000;
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
    const storage = await openStorage(config, { databaseThread: options.databaseThread });
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
    const bulk = openBulkRunner(() => service);
    const store = openStore(database);
    const service: Service = {
      config,
      engine,
      database,
      db: database.db,
      store,
      recent: {
        reviews: keepRecent(store.reviews.find, RECENT_CHARACTERS),
        setups: keepRecent((key) => findSetup(database.db, key), RECENT_CHARACTERS),
      },
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
      bulk,
    };
    if (hub.kind === 'embedded') await startOver(service);
    const stores = storesOf(filesKind, files);
    const running: Worker[] = [
      ...startSteps(service),
      ...(workers > 0
        ? startWorkers({ hub, children, scratch, stores }, { workers, log: (line) => log.debug(line) })
        : []),
    ];
    const upkeep = openUpkeep(service, options.now);
    dispatcher.soon();
    bulk.soon();
    let draining: Promise<void> | null = null;
    const drainOnce = async () => {
      await upkeep.stop();
      await bulk.stop();
      await dispatcher.stop();
      const isDone = await drain(running, hub, settings.queue.drainSeconds * 1000);
      if (!isDone) log.warn('jobs in hand were let go; they are done again later');
    };
    const drained = () => {
      draining ??= drainOnce();
      return draining;
    };
    return {
      service,
      warnings,
      died: diedOf(database),
      drain: drained,
      close: async () => {
        await drained();
        await closeAll();
      },
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** A server that is away comes back; the embedded database does not. */
const diedOf = ({ source }: OpenDatabase): Promise<Error> =>
  source.kind === 'embedded' ? source.embedded.died : new Promise(() => undefined);

async function openHub(
  { settings, secrets }: ServiceConfig,
  database: OpenDatabase,
  undo: (() => Promise<unknown>)[],
): Promise<{ hub: QueueHub; warnings: readonly string[] }> {
  if (secrets.redisUrl) {
    const { redis, warnings } = await connectRedis(secrets.redisUrl, {
      mayEvict: settings.queue.allowEviction,
    });
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
