/** A task of the page's main thread that held frames up. */
export interface LongTask {
  /** From its beginning to its end, in ms; on a busy machine most of it is waiting for a processor. */
  readonly took: number;
  /** What of it was work of the page. */
  readonly worked: number;
}

/** What was seen of a screen while it was scrolled. */
export interface Scrolled {
  readonly what: string;
  /** From one frame to the next, in ms. */
  readonly frames: readonly number[];
  readonly longTasks: readonly LongTask[];
}

/** From here on a person feels it. */
export const LONG_TASK = 50;

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export function scrollLine({ what, frames, longTasks }: Scrolled): string {
  const sorted = [...frames].sort((a, b) => a - b);
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const most = (field: keyof LongTask) => ms(Math.max(0, ...longTasks.map((task) => task[field])));
  const own = longTasks.filter(({ worked }) => worked > LONG_TASK);
  return [
    what,
    `${frames.length} frames`,
    `median ${ms(percentile(sorted, 0.5))}`,
    `p95 ${ms(percentile(sorted, 0.95))}`,
    `worst ${ms(sorted.at(-1) ?? 0)}`,
    `${longTasks.length} tasks of over ${LONG_TASK} ms (longest ${most('took')})`,
    `${own.length} of them by the page's own work (most ${most('worked')})`,
  ].join(', ');
}
