import type { BulkResult } from '../api/types.js';
import type { listWords } from '../words/list.js';

/** How many it was done to, and why not to the rest; or that it goes on by itself. */
export function resultText({ done, refused, task }: BulkResult, words: (typeof listWords)['zh']): string {
  if (task) return words.inBackground(task.total);
  const codes: Record<string, number> = {};
  for (const { code } of refused) codes[code] = (codes[code] ?? 0) + 1;
  return countsText(done.length, codes, words);
}

/** The same of numbers alone. */
export function countsText(
  done: number,
  refused: Readonly<Record<string, number>>,
  words: (typeof listWords)['zh'],
): string {
  const reasons = Object.entries(refused).map(([code, count]) =>
    words.refused(count, words.reasons[code] ?? code),
  );
  return [words.acted(done), ...reasons].join(words.between);
}
