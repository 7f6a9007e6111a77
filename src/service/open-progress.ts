import type { QueueHub } from '../adapters/queue/open-queue.js';
import { DOCUMENTS } from '../adapters/queue/settings.js';
import type { PageProgress } from '../ports/tasks.js';
import type { Progress } from './progress.js';

/** Listens to what readers report to the queue. */
export function openProgress(hub: QueueHub): Progress {
  const listeners = new Set<(job: string, progress: PageProgress) => void>();
  hub.events(DOCUMENTS).on('progress', ({ jobId, data }) => {
    for (const listener of listeners) listener(jobId, data as unknown as PageProgress);
  });
  return {
    onPage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
