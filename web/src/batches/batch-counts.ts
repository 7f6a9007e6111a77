import type { StateCounts } from '../api/types.js';

export interface Counts {
  readonly total: number;
  readonly open: number;
  readonly reviewed: number;
  readonly failed: number;
}

/** What a person wants to know of the states. Cancelled ones count, but nowhere by themselves. */
export function countsOf({ waiting, queued, reading, reviewed, failed, cancelled }: StateCounts): Counts {
  const open = waiting + queued + reading;
  return { total: open + reviewed + failed + cancelled, open, reviewed, failed };
}
