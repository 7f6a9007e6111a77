import {
  type AnswerOf,
  ChildFailure,
  type Task,
  type TaskOptions,
  type TaskRunner,
} from '../../ports/tasks.js';
import { type Child, openChild } from './child.js';
import { type ChildSettings, defaultChildSettings } from './settings.js';

interface Waiting {
  readonly task: object;
  readonly options: TaskOptions | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Keeps up to `size` contained children and hands them tasks in the order of asking. A child that fails is thrown
 * away; the next task gets a new one.
 */
export function openChildPool(entry: URL, settings: Partial<ChildSettings> = {}): TaskRunner {
  const all: ChildSettings = { ...defaultChildSettings, ...settings };
  const idle: Child[] = [];
  const busy = new Set<Child>();
  const waiting: Waiting[] = [];
  let closed = false;

  const work = async (child: Child, { task, options, resolve, reject }: Waiting) => {
    busy.add(child);
    try {
      resolve(await child.run(task, options));
    } catch (error) {
      reject(error as Error);
    } finally {
      busy.delete(child);
      if (child.isUsable() && !closed) idle.push(child);
      else void child.kill('stopped');
      next();
    }
  };
  const next = () => {
    while (!closed && waiting.length > 0 && busy.size < all.size) {
      const child = takeUsable(idle) ?? openChild(entry, all);
      void work(child, waiting.shift()!);
    }
  };

  return {
    run: <T extends Task>(task: T, options?: TaskOptions) =>
      new Promise<AnswerOf<T>>((resolve, reject) => {
        if (closed) {
          reject(new ChildFailure('stopped', 'the pool is closed'));
          return;
        }
        waiting.push({ task, options, resolve: resolve as (value: unknown) => void, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const { reject } of waiting.splice(0)) reject(new ChildFailure('stopped', 'the pool is closed'));
      await Promise.all([...idle.splice(0), ...busy].map((child) => child.kill('stopped')));
    },
  };
}

function takeUsable(idle: Child[]): Child | undefined {
  while (idle.length > 0) {
    const child = idle.pop()!;
    if (child.isUsable()) return child;
    void child.kill('stopped');
  }
  return undefined;
}
