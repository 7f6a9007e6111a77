import { useSyncExternalStore } from 'react';

/** How far the documents of one submission are whose pages must be recognised. */
export interface Progress {
  readonly page: number;
  readonly pages: number;
}

export interface PageTold extends Progress {
  readonly submission: string;
  readonly document: string;
}

export interface ProgressStore {
  tell(told: PageTold): void;
  /** A submission that is no longer being read has no progress. */
  settle(kind: string, submission: string | null): void;
  of(submission: string): Progress | null;
  onChange(listener: () => void): () => void;
}

/** What is told and kept nowhere else; sums over the documents of a submission. */
export function openProgress(): ProgressStore {
  const documents = new Map<string, Map<string, Progress>>();
  const sums = new Map<string, Progress>();
  const listeners = new Set<() => void>();
  const tellAll = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    tell({ submission, document, page, pages }) {
      const known = documents.get(submission) ?? new Map<string, Progress>();
      // Page ranges of one scan are read side by side, so that pages are told out of order.
      known.set(document, { page: Math.max(page, known.get(document)?.page ?? 0), pages });
      documents.set(submission, known);
      const all = [...known.values()];
      sums.set(submission, {
        page: all.reduce((sum, one) => sum + one.page, 0),
        pages: all.reduce((sum, one) => sum + one.pages, 0),
      });
      tellAll();
    },
    settle(kind, submission) {
      if (submission === null || kind === 'submission-reading' || !sums.has(submission)) return;
      documents.delete(submission);
      sums.delete(submission);
      tellAll();
    },
    of: (submission) => sums.get(submission) ?? null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The page has one server to listen to. */
export const progress: ProgressStore = openProgress();

export const useProgress = (submission: string): Progress | null =>
  useSyncExternalStore(progress.onChange, () => progress.of(submission));
