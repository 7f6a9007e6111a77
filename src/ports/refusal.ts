/**
 * What a person asked for cannot be done, for a reason that the person can understand. Thrown by use cases and adapters;
 * the server finds the sentence, in two languages, under the code.
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = 'Refusal';
  readonly code: Code;
  /** Seconds until it makes sense to ask again. */
  readonly retryAfter: number | null;

  constructor(code: Code, { retryAfter = null }: { readonly retryAfter?: number | null } = {}) {
    super(code);
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
