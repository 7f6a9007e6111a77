/**
 * What a person asked for cannot be done, for a reason that the person can understand. Thrown by use cases and adapters;
 * the server finds the sentence, in two languages, under the code.
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal';
  readonly code: Code;
  /** Seconds until it makes sense to ask again. */
  readonly retryAfter: number | null;
  /** What it is about, where the sentence leaves room for it. */
  readonly detail: string | null;

  constructor(code: Code, { retryAfter = null, detail = null }: RefusalOptions = {}) {
    super(code);
    this.code = code;
    this.retryAfter = retryAfter;
    this.detail = detail;
  }
}

export interface RefusalOptions {
  readonly retryAfter?: number | null;
  readonly detail?: string | null;
}
