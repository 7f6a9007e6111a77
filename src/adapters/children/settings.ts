/** What one child process may spend. */
export interface ChildSettings {
  /** Children at work at once. */
  readonly size: number;
  /** JavaScript heap of a child, in MB. */
  readonly heapMb: number;
  /** Resident memory, in MB: what buffers, wasm and native code take is not in the heap. */
  readonly rssMb: number;
  /** Longest time without a sign of life, in ms. */
  readonly idleMs: number;
  /** Longest time for one task, in ms. */
  readonly totalMs: number;
  /** A child is replaced after so many tasks: parsers leak. */
  readonly tasksPerChild: number;
  /** How often memory is looked at, in ms. */
  readonly watchMs: number;
}

export const defaultChildSettings: ChildSettings = {
  size: 1,
  heapMb: 1024,
  rssMb: 1536,
  idleMs: 60_000,
  totalMs: 15 * 60_000,
  tasksPerChild: 50,
  watchMs: 100,
};
