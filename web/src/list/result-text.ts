import type { BulkResult } from '../api/types.js';
import type { listWords } from '../words/list.js';

/** How many it was done to, and why not to the rest. */
export function resultText({ done, refused }: BulkResult, words: (typeof listWords)['zh']): string {
  const codes = new Map<string, number>();
  for (const { code } of refused) codes.set(code, (codes.get(code) ?? 0) + 1);
  const reasons = [...codes].map(([code, count]) => words.refused(count, words.reasons[code] ?? code));
  return [words.acted(done.length), ...reasons].join('；');
}
