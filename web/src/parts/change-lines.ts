import type { HistoryEntry } from '../api/types.js';
import type { historyWords } from '../words/history.js';
import { changesOf } from './history-changes.js';

/** What an entry of the history changed, a line for each field, in the words of people. */
export function changeLines(
  { before, after }: Pick<HistoryEntry, 'before' | 'after'>,
  { fields, values, none, colon }: (typeof historyWords)['zh'],
): readonly string[] {
  const show = (value: string | null) => (value === null ? none : (values[value] ?? value));
  return changesOf(before, after).map((change) => {
    const was = change.before === null ? '' : `${show(change.before)} → `;
    return `${fields[change.field] ?? change.field}${colon}${was}${show(change.after)}`;
  });
}
