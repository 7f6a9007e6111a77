import type { QueueHub } from '../adapters/queue/open-queue.js';
import { DOCUMENTS, PAGES } from '../adapters/queue/settings.js';
import { sumRanges } from '../pipeline/range-progress.js';
import type { RangeProgress } from '../ports/jobs.js';
import type { PageProgress } from '../ports/tasks.js';
import type { Progress } from './progress.js';

/** Listens to what readers report to the queue; pages of one document that several read are added up. */
export function openProgress(hub: QueueHub): Progress {
  const listeners = new Set<(job: string, progress: PageProgress) => void>();
  const tell = (job: string, progress: PageProgress) => {
    for (const listener of listeners) listener(job, progress);
  };
  const sum = sumRanges();
  hub.events(DOCUMENTS).on('progress', ({ jobId, data }) => tell(jobId, data as unknown as PageProgress));
  hub.events(PAGES).on('progress', ({ jobId, data }) => {
    const progress = data as unknown as RangeProgress;
    tell(progress.document, sum(jobId, progress));
  });
  return {
    onPage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
