import type { ReadFailureCode } from '../model/document.js';

/**
 * Thrown inside a reader to leave at once when the bytes cannot be read; the reader's own entry turns it into a
 * `ReadFailure`. It never passes a reader's entry, so callers still meet values only.
 */
export class UnreadableError extends Error {
  readonly code: Extract<ReadFailureCode, 'corrupt' | 'encrypted' | 'too-large'>;

  constructor(code: UnreadableError['code'], detail: string) {
    super(detail);
    this.code = code;
  }
}
