import type { Artifacts, StoreKind } from '../ports/artifacts.js';
import type { Cache } from '../ports/cache.js';
import type { Store } from '../ports/store.js';
import type { TaskRunner } from '../ports/tasks.js';
import type { Follower, FollowOptions } from './follower.js';

/** Everything a run needs, opened. */
export interface Pipeline extends Delivery {
  readonly store: Store;
  /** Null: what was read and reviewed before is not asked for. */
  readonly cache: Cache | null;
  readonly children: TaskRunner;
  /** A folder of this process alone. */
  readonly scratch: string;
  /** `force`: what runs is killed and left to be done again. */
  close(options?: { force?: boolean }): Promise<void>;
}

/** How submissions get to those who do the work, and what they made of them back. */
export interface Delivery {
  readonly artifacts: Artifacts;
  readonly artifactsKind: StoreKind;
  /** Workers may be on other machines, so bytes travel with the jobs. */
  readonly isRemote: boolean;
  readonly warnings: readonly string[];
  follow(options: FollowOptions): Follower;
}
