import type { TaskLimits } from '../../ports/tasks.js';

/** What child processes may spend; the limits of a task may be given with it. */
export interface ChildSettings extends TaskLimits {
  /** Children at work at once. */
  readonly size: number;
  /** JavaScript heap of a child, in MB. */
  readonly heapMb: number;
  /** A child is replaced after so many tasks: parsers leak. Starting one costs as much as a hundred reports. */
  readonly tasksPerChild: number;
  /** A child that keeps more than this when its task is over is replaced, in MB: what leaks shows, whatever the count. */
  readonly restMb: number;
  /** Above 0: children give way to the process that started them. */
  readonly niceness: number;
  /** How often memory is looked at, in ms. */
  readonly watchMs: number;
}

/** What buffers, wasm and native code take is not in the heap, so memory is watched from outside. */
export const taskLimits: TaskLimits = {
  idleMs: 60_000,
  totalMs: 15 * 60_000,
  pageMs: 30_000,
  rssMb: 1536,
};

export const defaultChildSettings: ChildSettings = {
  size: 1,
  heapMb: 1024,
  ...taskLimits,
  tasksPerChild: 1000,
  restMb: 640,
  niceness: 0,
  watchMs: 100,
};
