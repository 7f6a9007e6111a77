import { EventEmitter } from 'node:events';
import type { EmbeddedClient } from '../db/pglite-calls.js';

/**
 * PGlite in the shape of the `pg.Pool` that BullMQ's PostgreSQL backend asks for: single queries, one client that
 * listens, and BEGIN…COMMIT for the migrations. There is one session behind it, so a transaction keeps the others out.
 */
export interface PglitePool extends EventEmitter {
  readonly options: { readonly keepAlive: true };
  query(text: string, params?: readonly unknown[]): Promise<QueryAnswer>;
  connect(): Promise<PglitePoolClient>;
  end(): Promise<void>;
}

export interface PglitePoolClient extends EventEmitter {
  query(text: string, params?: readonly unknown[]): Promise<QueryAnswer>;
  release(): void;
}

export interface QueryAnswer {
  readonly rows: Record<string, unknown>[];
  readonly rowCount: number;
}

/** int8 and numeric as strings, as node-postgres gives them. */
const parsers = { 20: (text: string) => text, 1700: (text: string) => text };

/** Makes the look-alike. Closing it does not close the database. */
export function openPglitePool(db: EmbeddedClient): PglitePool {
  let transaction: Promise<void> = Promise.resolve();

  const query = async (text: string, params?: readonly unknown[]): Promise<QueryAnswer> => {
    const answer = params?.length
      ? await db.query<Record<string, unknown>>(text, [...params], { parsers })
      : (await db.exec(text, { parsers })).at(-1);
    const rows = (answer?.rows ?? []) as Record<string, unknown>[];
    return { rows, rowCount: rows.length || (answer?.affectedRows ?? 0) };
  };

  const connect = async (): Promise<PglitePoolClient> => {
    let leave: (() => void) | null = null;
    const channels = new Map<string, () => Promise<void>>();
    const client: EventEmitter = new EventEmitter().setMaxListeners(0);
    return Object.assign(client, {
      query: async (text: string, params?: readonly unknown[]) => {
        // BullMQ's statements begin with comments; LISTEN behind one would go unseen and events come seconds late.
        const bare = text.replace(/^(\s*--[^\n]*\n)+/, '').trim();
        const channel = /^listen\s+"?(\w+)"?\s*;?$/i.exec(bare)?.[1];
        if (channel) {
          if (!channels.has(channel)) {
            const stop = await db.listen(channel, (payload) =>
              client.emit('notification', { channel, payload }),
            );
            channels.set(channel, () => stop());
          }
          return { rows: [], rowCount: 0 };
        }
        if (/^begin\b/i.test(bare)) {
          const before = transaction;
          transaction = new Promise((resolve) => {
            leave = resolve;
          });
          await before;
        }
        try {
          return await query(text, params);
        } finally {
          if (/^(commit|rollback)\b/i.test(bare)) leave?.();
        }
      },
      release: () => {
        leave?.();
        for (const stop of channels.values()) void stop().catch(() => undefined);
        channels.clear();
      },
    });
  };

  const pool: EventEmitter = new EventEmitter().setMaxListeners(0);
  return Object.assign(pool, {
    options: { keepAlive: true as const },
    query,
    connect,
    end: async () => undefined,
  });
}
