import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { QueryOptions } from '@electric-sql/pglite';
import {
  type Answer,
  type Call,
  type EmbeddedClient,
  type QueryForm,
  type Request,
  unpackError,
} from './pglite-calls.js';

export interface ThreadOptions {
  readonly dataDir: string;
  readonly template: string | null;
  readonly startParams: readonly string[];
  /** The thread's entry file; tests put one that dies here. */
  readonly entry?: URL;
  /** Told once when the thread ends unasked. */
  readonly onDeath?: (reason: Error) => void;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * PGlite in a thread of its own, for a program that has others to serve while a query runs. A thread that dies takes what waits for
 * it and all that is asked later down with an error; the program must be started anew then.
 */
export async function openThreadedPglite({ entry = defaultEntry(), onDeath, ...options }: ThreadOptions) {
  const worker = startThread(entry);
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<number, (payload: string) => void>();
  let last = 0;
  let gone: Error | null = null;

  const ask = (call: Call): Promise<unknown> => {
    if (gone) return Promise.reject(gone);
    return new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      // A program whose last work is a query waits for it, and one that has nothing left to do may end.
      worker.ref();
      worker.postMessage({ id: last, call } satisfies Request);
    });
  };
  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
    return found;
  };
  const end = (reason: Error) => {
    if (!gone) onDeath?.(reason);
    gone ??= reason;
    for (const id of [...waiting.keys()]) settle(id)?.reject(gone);
  };
  worker.on('message', (answer: Answer) => {
    if (answer.kind === 'notification') listeners.get(answer.listener)?.(answer.payload);
    else if (answer.kind === 'value') settle(answer.id)?.resolve(answer.value);
    else settle(answer.id)?.reject(unpackError(answer.error));
  });
  worker.on('error', (cause) => end(new Error(`${GONE}: ${cause.message}`, { cause })));
  worker.on('exit', (code) => end(new Error(`${GONE}: exit code ${code}`)));

  const inSession = (session: number | null) => ({
    query: async (sql: string, params: readonly unknown[] = [], given?: QueryOptions) =>
      ask({ op: 'query', session, sql, params, form: asForm(given) }),
    exec: async (sql: string, given?: QueryOptions) => ask({ op: 'exec', session, sql, form: asForm(given) }),
  });

  const client = {
    ...inSession(null),
    transaction: async (run: (tx: unknown) => Promise<unknown>) => {
      last += 1;
      const session = last;
      await ask({ op: 'begin', session });
      const tx = { ...inSession(session), rollback: () => ask({ op: 'rollback', session }) };
      let value: unknown;
      try {
        value = await run(tx);
      } catch (error) {
        await ask({ op: 'end', session, commit: false }).catch(() => undefined);
        throw error;
      }
      await ask({ op: 'end', session, commit: true });
      return value;
    },
    listen: async (channel: string, callback: (payload: string) => void) => {
      last += 1;
      const listener = last;
      listeners.set(listener, callback);
      await ask({ op: 'listen', channel, listener });
      return async () => {
        listeners.delete(listener);
        await ask({ op: 'unlisten', listener });
      };
    },
    dumpDataDir: async (compression?: 'none' | 'gzip' | 'auto') =>
      new Blob([(await ask({ op: 'dump', compression })) as ArrayBuffer]),
    close: async () => {
      // What died is closed.
      if (!gone) await ask({ op: 'close' });
      gone ??= new Error('the embedded database is closed');
      await worker.terminate();
    },
  };
  try {
    await ask({ op: 'open', ...options });
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return client as unknown as EmbeddedClient;
}

const GONE = 'the thread of the embedded database ended';

function asForm({ rowMode, parsers = {}, ...others }: QueryOptions = {}): QueryForm {
  const unknown = Object.keys(others);
  if (unknown.length > 0) throw new Error(`a threaded PGlite cannot do: ${unknown.join(', ')}`);
  const asText = Object.entries(parsers).map(([type, parse]) => {
    if (parse('1a') !== '1a') throw new Error(`a threaded PGlite cannot parse type ${type}`);
    return Number(type);
  });
  return { rowMode, asText };
}

/** The thread beside us: TypeScript in tests, JavaScript in dist. */
function defaultEntry(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./pglite-thread.${extension}`, import.meta.url);
}

/** Node 20 gives a thread no loader through execArgv, so one that is TypeScript registers its own before anything else. */
function startThread(entry: URL): Worker {
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, { execArgv: [] });
  const resolved = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api'));
  // What require finds is the CommonJS twin, which looks for its parts in the wrong folder.
  const loader = new URL('./index.mjs', resolved).href;
  const load = `import(${JSON.stringify(loader)}).then(({ register }) => {
    register();
    return import(${JSON.stringify(entry.href)});
  });`;
  return new Worker(load, { eval: true, execArgv: [] });
}
