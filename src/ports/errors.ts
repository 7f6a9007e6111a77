/** Errors that mean something to the shells. Messages are Chinese sentences for the person at the keyboard. */

/** Wrong usage or configuration: one line on stderr, exit status 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A job that can never succeed: not tried again. */
export class PermanentError extends Error {
  override readonly name = 'PermanentError';
}

/** Somebody asked us to stop. */
export class StoppedError extends Error {
  override readonly name = 'StoppedError';
}
