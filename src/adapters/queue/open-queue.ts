import {
  createPostgresBackend,
  FlowProducer,
  type Job,
  Queue,
  QueueEvents,
  type QueueEventsOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import type { Redis } from 'ioredis';
import { openPool } from '../db/database.js';
import type { EmbeddedClient } from '../db/pglite-calls.js';
import { openPglitePool } from './pglite-pool.js';

/** Where the queue lives; everything else about it is the same. */
export type QueueConfig =
  | { readonly kind: 'embedded'; readonly client: EmbeddedClient }
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'redis'; readonly redis: Redis };

/** BullMQ's classes, bound to one place; a queue is opened once. Closing it closes all that was made through it. */
export interface QueueHub {
  readonly kind: QueueConfig['kind'];
  queue(name: string): Queue;
  flows(): FlowProducer;
  events(name: string): QueueEvents;
  worker<Data, Result>(
    name: string,
    run: (job: Job<Data, Result>) => Promise<Result>,
    options: Omit<WorkerOptions, 'connection'>,
  ): Worker<Data, Result>;
  close(): Promise<void>;
}

/** A pool gives one client to every listener, and the workers need some beside. */
const POOL_SIZE = 16;

/** Opens the queue: the backends differ in the connection and in one argument of the constructors. */
export function openQueue(config: QueueConfig): QueueHub {
  const pool =
    config.kind === 'embedded'
      ? openPglitePool(config.client)
      : config.kind === 'postgres'
        ? openPool(config.url, { max: POOL_SIZE, searchPath: 'bullmq,public' })
        : null;
  const connection = (pool ?? (config as { redis: Redis }).redis) as never;
  // The classes are generic over the backend; which one it is makes no difference to those who use the hub.
  const backend = (pool ? createPostgresBackend : undefined) as undefined;
  const open: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void>; on(event: 'error', listener: () => void): unknown }>(
    made: T,
  ) => {
    // BullMQ tries again by itself; without a listener the error would end the program.
    made.on('error', () => undefined);
    open.push(made);
    return made;
  };
  const queues = new Map<string, Queue>();
  let flows: FlowProducer | null = null;
  return {
    kind: config.kind,
    queue: (name) => {
      const queue = queues.get(name) ?? keep(new Queue(name, { connection }, backend));
      queues.set(name, queue);
      return queue;
    },
    flows: () => {
      flows ??= keep(new FlowProducer({ connection }, backend));
      return flows;
    },
    events: (name) => keep(new QueueEvents(name, { connection } as QueueEventsOptions, backend)),
    worker: <Data, Result>(
      name: string,
      run: (job: Job<Data, Result>) => Promise<Result>,
      options: Omit<WorkerOptions, 'connection'>,
    ) => keep(new Worker<Data, Result>(name, run, { ...options, connection }, backend)),
    close: async () => {
      for (const one of open.reverse()) await one.close().catch(() => undefined);
      await pool?.end();
    },
  };
}
