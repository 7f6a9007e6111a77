import type { Operations } from '../api/types.js';
import type { Upload } from '../api/upload.js';
import type { PlannedRequest } from './plan-requests.js';

export type HandInAnswer = Operations['POST /batches/{id}/submissions']['answer'];
export type Fate = 'waiting' | 'sending' | 'accepted' | 'known' | 'ignored' | 'refused';

/** One chosen file and what became of it. */
export interface Sent extends Upload {
  readonly id: number;
  readonly size: number;
  readonly fate: Fate;
  /** Why it was refused, in the language of the moment. */
  readonly reason: string | null;
}

/** What the answer to a request says of each of its files. */
export function fatesFrom(
  { files }: PlannedRequest<Sent>,
  { submissions, ignored }: HandInAnswer,
): ReadonlyMap<number, Fate> {
  const left = new Set(ignored);
  const known = new Set(
    submissions.filter(({ isKnown }) => isKnown).map(({ submission }) => submission.source),
  );
  return new Map(
    files.map(({ of, name, source }) => {
      if (left.has(name)) return [of.id, 'ignored'];
      const isKnown = source === null ? known.size > 0 : known.has(source.normalize('NFC'));
      return [of.id, isKnown ? 'known' : 'accepted'];
    }),
  );
}

export function countFates(files: readonly Sent[]): Readonly<Record<Fate, number>> {
  const counts = { waiting: 0, sending: 0, accepted: 0, known: 0, ignored: 0, refused: 0 };
  for (const { fate } of files) counts[fate] += 1;
  return counts;
}
