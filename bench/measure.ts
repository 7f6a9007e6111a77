/** Timing side by side: every contender does the same work in turns, so that a busy machine is busy for all of them. */

export interface Contender {
  readonly name: string;
  /** Null where the tool is not on this machine. */
  readonly run: (() => Promise<void> | void) | null;
  readonly note?: string;
}

export interface Timing {
  readonly name: string;
  /** Milliseconds; null where the tool is missing. */
  readonly median: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly note: string;
}

const ROUNDS = 9;

/** Median and spread of each contender over `rounds` rounds, after one round to warm up. */
export async function race(contenders: readonly Contender[], rounds = ROUNDS): Promise<readonly Timing[]> {
  const times = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, run } of contenders) {
      if (!run) continue;
      const start = performance.now();
      await run();
      if (round > 0) times.set(name, [...(times.get(name) ?? []), performance.now() - start]);
    }
  }
  return contenders.map(({ name, note }) => {
    const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
    return {
      name,
      median: sorted[Math.floor(sorted.length / 2)] ?? null,
      lowest: sorted[0] ?? null,
      highest: sorted.at(-1) ?? null,
      note: note ?? '',
    };
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** A Markdown table with ratios to the first contender. */
export function table(timings: readonly Timing[]): string {
  const base = timings[0]?.median ?? null;
  const show = (value: number | null): string => (value === null ? '—' : value.toFixed(value < 10 ? 2 : 0));
  const rows = timings.map(({ name, median, lowest, highest, note }) => {
    const ratio = median === null || base === null ? '—' : `${(median / base).toFixed(2)}×`;
    return `| ${name} | ${show(median)} | ${show(lowest)}–${show(highest)} | ${ratio} | ${note} |`;
  });
  return [
    '| what | median ms | spread | ratio | note |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
