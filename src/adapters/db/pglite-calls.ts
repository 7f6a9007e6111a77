import type { PGlite } from '@electric-sql/pglite';

/** What our code uses of PGlite, whether it runs here or in a thread of its own. */
export type EmbeddedClient = Pick<
  PGlite,
  'query' | 'exec' | 'transaction' | 'listen' | 'close' | 'dumpDataDir'
>;

/** Functions do not travel: of the parsers only those that leave the text as it is, by the numbers of their types. */
export interface QueryForm {
  readonly rowMode?: 'array' | 'object';
  readonly asText: readonly number[];
}

/** What the thread is asked. A session is a transaction that is open, or null for none. */
export type Call =
  | {
      readonly op: 'open';
      readonly dataDir: string;
      /** The file of an empty database to start from. */
      readonly template: string | null;
      readonly startParams: readonly string[];
    }
  | {
      readonly op: 'query';
      readonly session: number | null;
      readonly sql: string;
      readonly params: readonly unknown[];
      readonly form: QueryForm;
    }
  | {
      readonly op: 'exec';
      readonly session: number | null;
      readonly sql: string;
      readonly form: QueryForm;
    }
  | { readonly op: 'begin'; readonly session: number }
  | { readonly op: 'rollback'; readonly session: number }
  /** The last of a session. */
  | { readonly op: 'end'; readonly session: number; readonly commit: boolean }
  | { readonly op: 'listen'; readonly channel: string; readonly listener: number }
  | { readonly op: 'unlisten'; readonly listener: number }
  | { readonly op: 'dump'; readonly compression?: 'none' | 'gzip' | 'auto' }
  | { readonly op: 'close' };

export interface Request {
  readonly id: number;
  readonly call: Call;
}

/** An error without what cannot travel; the database's own word for it is in `fields`. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | boolean>>;
}

export type Answer =
  | { readonly kind: 'value'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: ErrorData }
  | { readonly kind: 'notification'; readonly listener: number; readonly payload: string };

/** What its machine says when it stops, unlike what it says of a statement. */
export const isFatal = (error: unknown): boolean =>
  ['RuntimeError', 'ExitStatus'].includes((error as Error | null)?.name ?? '');

/** Structured clone keeps of an error its message alone. */
export function packError(error: unknown): ErrorData {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), fields: {} };
  const fields: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(error)) {
    if (key === 'name' || key === 'message') continue;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      fields[key] = value;
  }
  return { name: error.name, message: error.message, fields };
}

export function unpackError({ name, message, fields }: ErrorData): Error {
  return Object.assign(new Error(message), { name, ...fields });
}
