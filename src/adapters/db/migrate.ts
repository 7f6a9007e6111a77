import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { runMigrations } from 'bullmq';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import type { Pool } from 'pg';
import { openPglitePool } from '../queue/pglite-pool.js';
import type { EmbeddedClient } from './pglite-calls.js';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));
const options = { migrationsFolder, migrationsSchema: 'jishen', migrationsTable: 'migrations' };
/** Spells JISH: the migrator itself takes no lock, and of several programs that start together one would fail. */
const LOCK = 0x4a495348;

/** Our tables and those of the queue, on the embedded database. */
export async function migrateEmbedded(client: EmbeddedClient): Promise<void> {
  if (!existsSync(migrationsFolder)) throw new Error(`migrations are missing: ${migrationsFolder}`);
  await migratePglite(drizzlePglite(client as PGlite), options);
  const queue = await openPglitePool(client).connect();
  await runMigrations(queue as never);
  queue.release();
}

/** The same on a PostgreSQL server, where others may be starting at the same time. */
export async function migrateServer(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await migratePg(drizzlePg(client), options);
    await runMigrations(client as never);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}
