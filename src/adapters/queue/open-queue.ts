import {
  createPostgresBackend,
  FlowProducer,
  type Job,
  Queue,
  QueueEvents,
  type QueueEventsOptions,
  WaitingError,
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
  /** Gives jobs in hand back, for others or for the next start; what their workers still make of them is not heard. */
  letGo(): void;
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
  const hands = new Set<() => void>();
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
    ) => {
      const work = (job: Job<Data, Result>, token?: string) => inHand(hands, job, token, () => run(job));
      return keep(new Worker<Data, Result>(name, work, { ...options, connection }, backend));
    },
    letGo: () => {
      for (const release of hands) release();
    },
    close: async () => {
      for (const one of open.reverse()) await one.close().catch(() => undefined);
      await pool?.end();
    },
  };
}

/** Runs a job that can be given back meanwhile. BullMQ knows no such thing for a worker that closes, but takes this error for it. */
async function inHand<Result>(
  hands: Set<() => void>,
  job: Job,
  token: string | undefined,
  run: () => Promise<Result>,
): Promise<Result> {
  let release: () => void = () => undefined;
  const released = new Promise<never>((_resolve, reject) => {
    release = () => {
      const leave = () => reject(new WaitingError());
      // A queue that cannot be told finds the job stalled after a while.
      job.moveToWait(token).then(leave, leave);
    };
  });
  hands.add(release);
  try {
    return await Promise.race([run(), released]);
  } finally {
    hands.delete(release);
  }
}
