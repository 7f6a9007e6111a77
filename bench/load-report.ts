import { readFileSync } from 'node:fs';

/** Times of answers in ms, by route. */
export interface Times {
  note(route: string, ms: number): void;
  readonly routes: ReadonlyMap<string, readonly number[]>;
}

export function openTimes(): Times {
  const routes = new Map<string, number[]>();
  return {
    routes,
    note: (route, ms) => {
      const times = routes.get(route) ?? [];
      times.push(ms);
      routes.set(route, times);
    },
  };
}

/** What so large a share of the sorted times stays under; 0 of none. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const STEPS = [5, 10, 20, 50, 100, 200, 500, 1000, 5000, Number.POSITIVE_INFINITY];

export function routeTable({ routes }: Times): string {
  const line = (name: string, given: readonly number[]) => {
    const sorted = [...given].sort((a, b) => a - b);
    const cells = [0.5, 0.95, 0.99, 1].map((share) => quantile(sorted, share).toFixed(0));
    return `| ${name} | ${given.length} | ${cells.join(' | ')} |`;
  };
  const all = [...routes.values()].flat();
  const lines = [...routes].map(([name, times]) => line(name, times));
  const head = ['| route | answers | p50 ms | p95 | p99 | most |', '| --- | --: | --: | --: | --: | --: |'];
  return [...head, ...lines, line('**all**', all), ''].join('\n');
}

export function histogram({ routes }: Times): string {
  const all = [...routes.values()].flat();
  const lines = STEPS.map((most, index) => {
    const least = STEPS[index - 1] ?? 0;
    const count = all.filter((ms) => ms >= least && ms < most).length;
    const share = count / Math.max(1, all.length);
    const label = most === Number.POSITIVE_INFINITY ? `from ${least}` : `under ${most}`;
    return `${label.padStart(10)} ms ${String(count).padStart(7)} ${'█'.repeat(Math.round(share * 60))}`;
  });
  return ['```', ...lines, '```', ''].join('\n');
}

export function memoryTable(memory: readonly (readonly [number, number])[]): string {
  const lines = memory.map(([seconds, mb]) => `| ${seconds.toFixed(0)} | ${mb.toFixed(0)} |`);
  return ['| second | server MB |', '| --: | --: |', ...lines, ''].join('\n');
}

/** Resident memory of one process, without its children; NaN where /proc is not. */
export function residentMb(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Seconds of processor that a process has used in all its threads, without its children; NaN where /proc is not. */
export function processorSeconds(pid: number): number {
  try {
    // The name stands in brackets and may hold anything.
    const [, rest = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    const fields = rest.split(' ').map(Number);
    return ((fields[11] ?? Number.NaN) + (fields[12] ?? Number.NaN)) / 100;
  } catch {
    return Number.NaN;
  }
}
