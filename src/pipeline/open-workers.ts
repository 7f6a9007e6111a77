import type { Worker } from 'bullmq';
import readDocument from '../../workers/read-document.js';
import recognisePages from '../../workers/recognise-pages.js';
import reviewSubmission from '../../workers/review-submission.js';
import { startWorker } from '../../workers/start-worker.js';
import { openChildPool } from '../adapters/children/pool.js';
import { openServerDatabase } from '../adapters/db/database.js';
import type { QueueHub } from '../adapters/queue/open-queue.js';
import { queueTimes } from '../adapters/queue/settings.js';
import type { StoreOf } from '../ports/artifacts.js';
import { UsageError } from '../ports/errors.js';
import { defaultChildEntry, type PipelineConfig } from './config.js';
import { drain } from './drain.js';
import { openServerDelivery } from './on-servers.js';
import type { Pipeline } from './pipeline.js';
import { openUndo } from './undo.js';

export interface OpenWorkers {
  readonly warnings: readonly string[];
  readonly hub: QueueHub;
  readonly workers: readonly Worker[];
  /** Takes no more jobs and waits for those in hand so long, in ms. False: some were left to others. */
  close(most: number): Promise<boolean>;
}

/** Workers alone, for jobs that others submit: `jishen worker`. */
export async function openWorkers(config: PipelineConfig): Promise<OpenWorkers> {
  const undo = openUndo();
  try {
    // With Redis nothing else is needed; the database belongs to the side that asks.
    const database = config.redisUrl ? null : await openServerDatabase(config.databaseUrl!);
    if (database) undo.add(database.close);
    const mayEvict = config.mayEvict ?? false;
    const delivery = await openServerDelivery({ ...config, mayEvict }, database, undo);
    const { hub, warnings } = delivery;
    const children = openChildPool(config.childEntry ?? defaultChildEntry(), {
      ...config.children,
      size: config.workers,
    });
    undo.add(children.close);
    const stores = storesOf(delivery, config.stores);
    const workers = startWorkers({ hub, stores, children, scratch: config.folder }, config);
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    return {
      warnings,
      hub,
      workers,
      close: async (most) => {
        const isDone = await drain(workers, hub, most);
        await undo.run();
        return isDone;
      },
    };
  } catch (error) {
    await undo.run();
    throw error;
  }
}

/** While one is written down, the children have another to read. */
const AHEAD = 2;

/** The workers of this process. All hand their work to the same children, whose number is what bounds it. */
export function startWorkers(
  {
    hub,
    ...parts
  }: Pick<Pipeline, 'children' | 'scratch'> &
    Partial<Pick<Pipeline, 'cache'>> & { readonly hub: QueueHub; readonly stores: StoreOf },
  { workers, log }: Pick<PipelineConfig, 'workers' | 'log'>,
): Worker[] {
  const context = { ...parts, log: log ?? (() => undefined) };
  const settings = { concurrency: workers, times: queueTimes() };
  return [
    startWorker(recognisePages, hub, context, settings),
    startWorker(readDocument, hub, context, settings),
    startWorker(reviewSubmission, hub, context, { ...settings, concurrency: workers + AHEAD }),
  ];
}

/** A worker has the store that its own settings lead to, and says so where a job wants another. */
export function storesOf(
  { artifacts, artifactsKind }: Pick<Pipeline, 'artifacts' | 'artifactsKind'>,
  others: PipelineConfig['stores'] = {},
): StoreOf {
  return (kind) => {
    const store = kind === artifactsKind ? artifacts : others[kind];
    if (store) return store;
    throw new UsageError(`任务的文件存放在 ${kind}，而本机配置的是 ${artifactsKind}。`);
  };
}
