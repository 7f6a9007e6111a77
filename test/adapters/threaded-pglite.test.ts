import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenDatabase, openEmbeddedDatabase } from '../../src/adapters/db/database.js';
import type { EmbeddedClient } from '../../src/adapters/db/pglite-calls.js';
import { runs } from '../../src/adapters/db/schema.js';
import { openThreadedPglite } from '../../src/adapters/db/threaded-pglite.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';

let inline: OpenDatabase;
let threaded: OpenDatabase;
beforeAll(async () => {
  inline = await openEmbeddedDatabase(folderWith());
  threaded = await openEmbeddedDatabase(folderWith(), { thread: true });
});
afterAll(async () => {
  await inline?.close();
  await threaded?.close();
});

function clientOf({ source }: OpenDatabase): EmbeddedClient {
  if (source.kind !== 'embedded') throw new Error('not embedded');
  return source.embedded.client;
}

/** How often the loop of this thread came round while the query ran. */
async function turnsDuring(client: EmbeddedClient, query: string): Promise<number> {
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await client.query(query);
  isOver = true;
  return turns;
}

const heavy = 'select count(*) from generate_series(1, 400000) a join generate_series(1, 400000) b on a = b';

it('lets others work while a heavy query runs', async () => {
  const blocked = await turnsDuring(clientOf(inline), heavy);
  const free = await turnsDuring(clientOf(threaded), heavy);
  expect(blocked).toBeLessThan(20);
  expect(free).toBeGreaterThan(500);
});

const values = `select null as nothing, true as yes, 7::int as small, 9007199254740993::bigint as large,
  1.50::numeric as money, 0.1::float8 as float, '“绩效”''\\'::text as words, '\\x00ff41'::bytea as bytes,
  '{"z":[1,null],"a":"甲"}'::json as json, '2026-11-28 07:00:00.123456+08'::timestamptz as moment,
  array[1,2,3] as numbers, array['甲','乙'] as texts`;

it.each(['object', 'array'] as const)('gives what PGlite gives, as %s', async (rowMode) => {
  const parsers = { 20: (text: string) => text, 1184: (text: string) => text };
  for (const options of [{ rowMode }, { rowMode, parsers }]) {
    const [here, there] = [await clientOf(inline), await clientOf(threaded)];
    expect(await there.query(values, [], options)).toEqual(await here.query(values, [], options));
    expect(await there.exec(`${values}; select 1`, options)).toEqual(
      await here.exec(`${values}; select 1`, options),
    );
  }
});

it('takes the parameters that PGlite takes', async () => {
  const text = 'select $1::int as a, $2::bytea as b, $3::json as c, $4::timestamptz as d, $5::text as e';
  const params = [7, Buffer.from([0, 255]), { z: 1 }, new Date(1_700_000_000_123), null];
  const there = await clientOf(threaded).query(text, params);
  expect(there).toEqual(await clientOf(inline).query(text, params));
  expect(there.rows).toHaveLength(1);
});

describe('statements that are kept', () => {
  it('give the answer of now, again and again, also after one failed', async () => {
    const client = clientOf(threaded);
    await client.exec('create table kept (id int primary key, word text)');
    const add = (id: number) => client.query('insert into kept values ($1, $2)', [id, `第${id}个`]);
    await add(1);
    await expect(add(1)).rejects.toMatchObject({ code: '23505' });
    await add(2);
    const count = async () => (await client.query('select id, word from kept order by id')).rows;
    expect(await count()).toEqual([
      { id: 1, word: '第1个' },
      { id: 2, word: '第2个' },
    ]);
    await add(3);
    expect(await count()).toHaveLength(3);
  });

  it('leave a transaction that failed as it is, and the next one whole', async () => {
    const client = clientOf(threaded);
    await client.exec('create table twice (id int primary key)');
    const both = () =>
      client.transaction(async (tx) => {
        await tx.query('insert into twice values ($1)', [1]);
        await tx.query('insert into twice values ($1)', [1]);
      });
    await expect(both()).rejects.toMatchObject({ code: '23505' });
    await expect(both()).rejects.toMatchObject({ code: '23505' });
    expect((await client.query('select * from twice where id > $1', [0])).rows).toEqual([]);
  });

  it('are worked out anew when their table has other columns', async () => {
    const client = clientOf(threaded);
    await client.exec('create table widened (id int)');
    await client.query('insert into widened values ($1)', [1]);
    const all = () => client.query('select * from widened');
    expect((await all()).rows).toEqual([{ id: 1 }]);
    await client.exec('alter table widened add column word text');
    expect((await all()).rows).toEqual([{ id: 1, word: null }]);
    expect((await all()).rows).toEqual([{ id: 1, word: null }]);
  });

  it('go when there are too many of them', async () => {
    const client = clientOf(threaded);
    for (let n = 0; n < 450; n += 1)
      expect((await client.query(`select $1::int + ${n} as sum`, [1])).rows).toEqual([{ sum: 1 + n }]);
    const [kept] = (await client.query('select count(*)::int as many from pg_prepared_statements')).rows;
    expect((kept as { many: number }).many).toBeLessThanOrEqual(201);
  });
});

it('refuses what does not travel to the thread', async () => {
  const client = clientOf(threaded);
  const parsers = { 20: (text: string) => Number(text) };
  await expect(client.query('select 1', [], { parsers })).rejects.toThrow(/cannot parse type 20/);
  await expect(client.query('select 1', [], { onNotice: () => undefined })).rejects.toThrow(/onNotice/);
});

it.each(['inline', 'threaded'])('tells the word of the database for what went wrong, %s', async (which) => {
  const { db } = which === 'inline' ? inline : threaded;
  const row = { id: 'twice', settings: {} };
  await db.insert(runs).values(row);
  await expect(db.insert(runs).values(row)).rejects.toMatchObject({
    cause: { name: 'error', code: '23505', constraint: 'runs_pkey', table: 'runs', schema: 'jishen' },
  });
});

describe('a transaction in the thread', () => {
  const ids = async () => {
    const rows = await threaded.db.select({ id: runs.id }).from(runs);
    return rows.map(({ id }) => id).sort();
  };
  const row = (id: string) => ({ id, settings: {} });

  it('keeps others out until it is through', async () => {
    const order: string[] = [];
    let outside: Promise<unknown> = Promise.resolve();
    await threaded.db.transaction(async (tx) => {
      outside = ids().then((found) => order.push(`outside saw ${found.includes('tx-2')}`));
      await tx.insert(runs).values(row('tx-1'));
      await new Promise((resolve) => setImmediate(resolve));
      await tx.insert(runs).values(row('tx-2'));
      order.push('inside');
    });
    await outside;
    expect(order).toEqual(['inside', 'outside saw true']);
  });

  it('takes all back when something in it fails, and only what is inside a part of it that fails', async () => {
    const before = await ids();
    const failing = threaded.db.transaction(async (tx) => {
      await tx.insert(runs).values(row('lost'));
      throw new Error('ours');
    });
    await expect(failing).rejects.toThrow('ours');
    const refused = threaded.db.transaction(async (tx) => {
      await tx.insert(runs).values(row('lost'));
      await tx.insert(runs).values(row('lost'));
    });
    await expect(refused).rejects.toMatchObject({ cause: { code: '23505' } });
    await threaded.db.transaction(async (tx) => {
      await tx.insert(runs).values(row('outer'));
      const inner = tx.transaction(async (part) => {
        await part.insert(runs).values(row('inner'));
        part.rollback();
      });
      await expect(inner).rejects.toThrow();
    });
    await clientOf(threaded).transaction(async (tx) => {
      await tx.exec(`insert into jishen.runs (id, settings) values ('lost', '{}')`);
      await tx.rollback();
    });
    expect(await ids()).toEqual([...before, 'outer'].sort());
  });

  it('says when it cannot be made good', async () => {
    const client = clientOf(threaded);
    await client.exec('create table late (n int unique deferrable initially deferred)');
    const late = client.transaction((tx) => tx.exec('insert into late values (1), (1)'));
    await expect(late).rejects.toMatchObject({ code: '23505' });
    expect((await client.query('select * from late')).rows).toEqual([]);
  });

  it('is over when it is over', async () => {
    let kept: { query(text: string): Promise<unknown> } | null = null;
    await clientOf(threaded).transaction(async (tx) => {
      kept = tx;
    });
    await expect(kept!.query('select 1')).rejects.toThrow('the transaction is over');
  });
});

it('brings notifications, until nobody listens any more', async () => {
  const client = clientOf(threaded);
  const heard: string[] = [];
  const stop = await client.listen('bell', (payload) => heard.push(payload));
  await threaded.db.execute(sql`select pg_notify('bell', '甲')`);
  await until(() => heard.length === 1);
  await stop();
  await threaded.db.execute(sql`select pg_notify('bell', '乙')`);
  // Asked after the notification, so answered after it.
  await client.query('select 1');
  expect(heard).toEqual(['甲']);
});

it('gives the whole database as a file', async () => {
  const dump = await clientOf(threaded).dumpDataDir('gzip');
  expect(gunzipSync(await dump.arrayBuffer()).includes('PG_VERSION')).toBe(true);
});

it('fails all that waits and all that follows when the thread dies', async () => {
  const entry = new URL('../helpers/dying-thread.ts', import.meta.url);
  const startParams = PGlite.defaultStartParams;
  const options = { dataDir: join(folderWith(), 'db'), template: null, startParams };
  const client = await openThreadedPglite({ ...options, entry });
  const waiting = [
    client.query('select 1'),
    client.transaction(async (tx) => {
      await tx.query('select 1');
      await client.exec('die');
    }),
    client.query('select 2'),
  ].map((one) =>
    one.then(
      () => 'done',
      (error: Error) => error.message,
    ),
  );
  const gone = 'the thread of the embedded database ended: exit code 7';
  expect(await Promise.all(waiting)).toEqual(['done', gone, gone]);
  await expect(client.query('select 3')).rejects.toThrow(gone);
  await client.close();
});

it('says why the thread could not start', async () => {
  const options = { dataDir: join(folderWith(), 'db'), template: null, startParams: [] };
  const entry = new URL('../helpers/no-such-thread.ts', import.meta.url);
  await expect(openThreadedPglite({ ...options, entry })).rejects.toThrow(/no-such-thread/);
});

it('holds up no program that has nothing left to do, and gives the folder to the next', async () => {
  const folder = folderWith();
  const starter = fileURLToPath(new URL('../helpers/threaded-starter.ts', import.meta.url));
  for (const _ of [1, 2]) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', starter, folder]);
    expect(stdout.trim()).toBe('42');
  }
  await (await openEmbeddedDatabase(folder, { thread: true })).close();
});
