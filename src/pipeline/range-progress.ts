import type { RangeProgress } from '../ports/jobs.js';
import type { PageProgress } from '../ports/tasks.js';

/**
 * Adds up what the page ranges of documents tell: the answer is how far the document is. A range that is tried again falls
 * back, and its document with it; a document all of whose pages are done is forgotten.
 */
export function sumRanges(): (range: string, progress: RangeProgress) => PageProgress {
  const documents = new Map<string, Map<string, number>>();
  return (range, { document, page, total }) => {
    const ranges = documents.get(document) ?? new Map<string, number>();
    documents.set(document, ranges.set(range, page));
    const done = [...ranges.values()].reduce((sum, pages) => sum + pages, 0);
    if (done >= total) documents.delete(document);
    return { page: Math.min(done, total), pages: total };
  };
}
