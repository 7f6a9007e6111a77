import type { EventFilter } from '../adapters/db/service/events.js';
import { findSubmission } from '../adapters/db/service/submissions.js';
import type { PageProgress } from '../ports/tasks.js';
import type { Service } from './service.js';

export interface ProgressEvent {
  /** Kept nowhere: who comes back later hears of the pages that follow. */
  readonly id: null;
  readonly event: 'document-progress';
  readonly data: PageProgress & {
    readonly batch: string;
    readonly submission: string;
    readonly document: string;
  };
}

/** Which submission a job of the readers is for: `<submission>-d<index>-<attempt>`. */
const JOB = /^(([0-9a-f]+)-d\d+)-\d+/;
/** A slow listener hears of the last pages, not of all. */
const MOST_WAITING = 100;

/** How far documents are whose pages must be recognised, as it comes. */
export async function* followProgress(
  service: Service,
  filter: EventFilter,
  signal: AbortSignal,
): AsyncGenerator<ProgressEvent> {
  const waiting: { job: string; progress: PageProgress }[] = [];
  let wake: () => void = () => undefined;
  const owners = new Map<string, { batch: string; owner: string | null } | null>();
  const leave = service.progress.onPage((job, progress) => {
    waiting.push({ job, progress });
    if (waiting.length > MOST_WAITING) waiting.shift();
    wake();
  });
  const stop = () => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (!next) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const [, document, submission] = JOB.exec(next.job) ?? [];
      if (!document || !submission) continue;
      if (!owners.has(submission)) owners.set(submission, await findSubmission(service.db, submission));
      const row = owners.get(submission);
      if (!row || (filter.owner !== null && row.owner !== filter.owner)) continue;
      if (filter.batch !== undefined && row.batch !== filter.batch) continue;
      yield {
        id: null,
        event: 'document-progress',
        data: { ...next.progress, batch: row.batch, submission, document },
      };
    }
  } finally {
    leave();
    signal.removeEventListener('abort', stop);
  }
}

/** Tells of pages that readers report, wherever they work. */
export interface Progress {
  /** Gives what takes the listener away again. */
  onPage(listener: (job: string, progress: PageProgress) => void): () => void;
}
