import { runningTasks } from '../../adapters/db/service/bulk.js';
import type { Service } from '../service.js';
import { doSlice } from './slice.js';

/** Another server may have died with a task in hand. */
const REGULARLY_MS = 5000;

export interface BulkRunner {
  /** There is a task. */
  soon(): void;
  /** No further slice is begun. */
  stop(): Promise<void>;
}

/** Goes on with what is done to many submissions: a slice of each task in turn, so that a short one does not wait for a long one. */
export function openBulkRunner(service: () => Service): BulkRunner {
  let running: Promise<void> | null = null;
  let isAsked = false;
  let isStopped = false;
  const work = async () => {
    do {
      isAsked = false;
      for (const id of await runningTasks(service().db)) {
        if (isStopped) return;
        if (await doSlice(service(), id)) isAsked = true;
      }
    } while (isAsked && !isStopped);
  };
  const soon = () => {
    isAsked = true;
    if (isStopped || running) return;
    running = work()
      .catch((error: Error) => service().log.warn('bulk task failed', { error: error.name }))
      .finally(() => {
        running = null;
      });
  };
  const regularly = setInterval(soon, REGULARLY_MS);
  return {
    soon,
    stop: async () => {
      isStopped = true;
      clearInterval(regularly);
      await running;
    },
  };
}
