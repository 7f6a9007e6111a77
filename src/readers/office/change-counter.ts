import type { Tally } from '../docx/tally.js';

/** Counts tracked changes in text that comes run by run: neighbours of one kind are one change. */
export function changeCounter(tally: Tally): (deleted: boolean, inserted: boolean) => void {
  let change: 'none' | 'deleted' | 'inserted' = 'none';
  return (deleted, inserted) => {
    const now = deleted ? 'deleted' : inserted ? 'inserted' : 'none';
    if (now !== change && now === 'deleted') tally.deletions += 1;
    if (now !== change && now === 'inserted') tally.insertions += 1;
    change = now;
  };
}
