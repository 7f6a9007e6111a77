import type { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import { UsageError } from '../../ports/errors.js';
import { migrateServer } from './migrate.js';
import { type EmbeddedDatabase, type EmbeddedOptions, openPglite } from './open-pglite.js';
import * as schema from './schema.js';

/**
 * One handle for the embedded database and for a server. Inside `db.transaction(tx => …)` only `tx` may be used: the
 * embedded database has a single session, and the outer handle would wait for itself.
 */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  readonly db: Database;
  /** What the queue of the same database is built on. */
  readonly source:
    | { readonly kind: 'embedded'; readonly embedded: EmbeddedDatabase }
    | { readonly kind: 'server'; readonly url: string };
  close(): Promise<void>;
}

/** The embedded database in a folder that this process owns until it closes it. */
export async function openEmbeddedDatabase(
  folder: string,
  options: EmbeddedOptions = {},
): Promise<OpenDatabase> {
  const embedded = await openPglite(folder, options);
  return {
    db: drizzlePglite(embedded.client as PGlite, { schema }),
    source: { kind: 'embedded', embedded },
    close: embedded.close,
  };
}

/** A PostgreSQL server; brings its tables up to date first. */
export async function openServerDatabase(url: string): Promise<OpenDatabase> {
  const pool = openPool(url);
  try {
    await migrateServer(pool);
  } catch (error) {
    await pool.end().catch(() => undefined);
    throw asUsageError(error);
  }
  return { db: drizzlePg(pool, { schema }), source: { kind: 'server', url }, close: () => pool.end() };
}

/** A pool whose connections may drop, idle or in use, without ending the program: who waits for an answer is told. */
export function openPool(url: string, options: { max?: number; searchPath?: string } = {}): Pool {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 4,
    keepAlive: true,
    connectionTimeoutMillis: 15_000,
    options: options.searchPath ? `-c search_path=${options.searchPath}` : undefined,
  });
  pool.setMaxListeners(0);
  pool.on('error', () => undefined);
  // The pool listens only while a connection is idle; one that breaks in a transaction, or that listens, would end the program.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '28P01',
  '28000',
  '3D000',
]);

function asUsageError(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  const isUnreachable = UNREACHABLE.has(code ?? '') || /timeout/i.test(message ?? '');
  return isUnreachable
    ? new UsageError(`连接不上 DATABASE_URL 指定的 PostgreSQL：${message || code}`)
    : error;
}
