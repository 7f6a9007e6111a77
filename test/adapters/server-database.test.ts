import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { openServerDatabase } from '../../src/adapters/db/database.js';
import { rowsOf } from '../../src/adapters/db/dump-manifest.js';
import { startPostgres } from '../helpers/servers.js';

// Without a listener of its own the connection of a transaction would end the whole program.
it('a connection that is torn in the middle of a transaction fails that transaction, and nothing else', async () => {
  const server = await startPostgres();
  const database = await openServerDatabase(server.url);
  const { db } = database;
  try {
    const torn = db.transaction(async (tx) => {
      const [row] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`);
      await db.execute(sql`select pg_terminate_backend(${row!.pid})`);
      // Nobody asks anything on the connection when it breaks.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await tx.execute(sql`select 1`);
    });
    await expect(torn).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/terminat|not queryable/) },
    });
    expect(await rowsOf(db, sql`select 1 as one`)).toEqual([{ one: 1 }]);
  } finally {
    await database.close();
    await server.stop();
  }
});
