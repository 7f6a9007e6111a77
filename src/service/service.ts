import type { OpenDatabase } from '../adapters/db/database.js';
import type { Bell } from '../adapters/db/service/bell.js';
import type { QueueHub } from '../adapters/queue/open-queue.js';
import type { Review } from '../model/review.js';
import type { Setup } from '../model/setup.js';
import type { Limits } from '../pipeline/limits.js';
import type { Artifacts, StoreKind } from '../ports/artifacts.js';
import type { Store } from '../ports/store.js';
import type { TaskRunner } from '../ports/tasks.js';
import type { Meter } from './meter.js';
import type { Progress } from './progress.js';
import type { Recent } from './recent.js';
import type { ServiceConfig } from './settings.js';

/** Everything the use cases work with, opened. */
export interface Service {
  readonly config: ServiceConfig;
  /** Version of the engine: reviews are stored under it. */
  readonly engine: string;
  readonly database: OpenDatabase;
  readonly db: OpenDatabase['db'];
  /** Reviews and digests. */
  readonly store: Store;
  /** Reviews and setups by their keys, the last ones in memory. */
  readonly recent: { readonly reviews: Recent<Review>; readonly setups: Recent<Setup> };
  readonly hub: QueueHub;
  /** Originals, what was read of them, pictures of pages. */
  readonly files: Artifacts;
  readonly filesKind: StoreKind;
  readonly children: TaskRunner;
  /** A folder of this process alone. */
  readonly scratch: string;
  readonly bell: Bell;
  readonly progress: Progress;
  readonly limits: Limits;
  readonly meter: Meter;
  readonly log: Log;
  /** Something waits, or there is room: hand out. */
  readonly dispatch: { soon(): void };
  /** There is something to do to many submissions. */
  readonly bulk: { soon(): void };
}

/** Words and numbers, never text of documents. */
export interface Log {
  debug(what: string, detail?: Readonly<Record<string, unknown>>): void;
  info(what: string, detail?: Readonly<Record<string, unknown>>): void;
  warn(what: string, detail?: Readonly<Record<string, unknown>>): void;
  error(what: string, detail?: Readonly<Record<string, unknown>>): void;
}

export const silentLog: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
