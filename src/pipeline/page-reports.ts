import { DOCUMENTS, PAGES, SUBMISSIONS } from '../adapters/queue/settings.js';
import type { RangeProgress } from '../ports/jobs.js';
import type { PageProgress } from '../ports/tasks.js';
import type { FollowOptions } from './follower.js';
import type { Prepared } from './prepare.js';
import { sumRanges } from './range-progress.js';

/** What jobs tell of their pages: which queue's job, its id, and what it said. */
export type TellPages = (queue: string, id: string, told: unknown) => void;

/** Turns what jobs tell into how far the files of the submissions under way are. */
export function pageReports(
  underway: ReadonlyMap<string, Prepared>,
  onPage: NonNullable<FollowOptions['onPage']>,
): TellPages {
  const sum = sumRanges();
  const tell = (id: string, progress: PageProgress) => {
    for (const prepared of underway.values()) {
      const document = prepared.documents.find((one) => one.id === id);
      if (document) onPage(document.file, progress);
    }
  };
  const readers: Readonly<Record<string, (id: string, told: unknown) => void>> = {
    [DOCUMENTS]: (id, told) => tell(id, told as PageProgress),
    [PAGES]: (id, told) => tell((told as RangeProgress).document, sum(id, told as RangeProgress)),
    // A submission's own job reads documents too, and says which.
    [SUBMISSIONS]: (_, told) => {
      const { document, ...progress } = told as PageProgress & { readonly document?: string };
      if (document !== undefined) tell(document, progress);
    },
  };
  return (queue, id, told) => readers[queue]?.(id, told);
}
