import { randomBytes, randomInt } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Database,
  type OpenDatabase,
  openEmbeddedDatabase,
  openServerDatabase,
} from '../../src/adapters/db/database.js';
import { dumpDatabase } from '../../src/adapters/db/dump.js';
import { rowsOf } from '../../src/adapters/db/dump-manifest.js';
import { restoreDatabase } from '../../src/adapters/db/restore.js';
import { artifacts, runs } from '../../src/adapters/db/schema.js';
import { events, history } from '../../src/adapters/db/service-schema.js';
import { ownTables, type TableShape } from '../../src/adapters/db/tables.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { startPostgres, type TestServer } from '../helpers/servers.js';

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

const open: Record<string, () => Promise<OpenDatabase>> = {
  embedded: () => openEmbeddedDatabase(folderWith()),
  threaded: () => openEmbeddedDatabase(folderWith(), { thread: true }),
  server: async () => {
    const name = `copy_${randomBytes(6).toString('hex')}`;
    const first = await openServerDatabase(server.url);
    await first.db.execute(sql.raw(`create database ${name}`));
    await first.close();
    return openServerDatabase(server.url.replace(/\/postgres$/, `/${name}`));
  },
};

const words = [
  '绩效“自评”',
  "it's",
  '{"a" : 1.50,\t"a":2}',
  '一行\n两行\r\n',
  '\u2028\u2029',
  '\\x00\\',
  '𠮷😀',
  '',
];
const pick = <T>(from: readonly T[]): T => from[randomInt(from.length)]!;
const distinct = () => randomBytes(4).toString('hex');

/** A value of the type, as text. */
function randomValue(type: string): string {
  if (type === 'integer') return String(randomInt(-1e9, 1e9));
  if (type === 'bigint') return String(9007199254740993n + BigInt(randomInt(1e9)));
  if (type === 'numeric') return `-${randomInt(1e9)}.${randomInt(10)}0123456789012345678900`;
  if (type === 'boolean') return pick(['true', 'false']);
  if (type === 'json') return pick(['{"z" : 1.50, "a":"甲\\n", "a":[ ]}', 'null', '"“”"', '[1e400]']);
  if (type === 'bytea') return `\\x${randomBytes(pick([0, 1, 300])).toString('hex')}`;
  if (type === 'timestamp with time zone')
    return `20${randomInt(10, 38)}-03-0${randomInt(1, 9)} 01:02:03.${randomInt(1e5, 1e6)}+08`;
  if (type === 'text') return `${pick(words)}${distinct()}${pick(words)}`;
  throw new Error(`no values of type ${type}`);
}

/** Rows in every table of ours; what points at another table points at a row of it. */
async function fill(db: Database, rows: number): Promise<void> {
  for (const { table, columns } of ownTables()) {
    const config = getTableConfig(table);
    for (let row = 0; row < rows; row += 1) {
      const values = columns.map(({ name, type }) => {
        const column = config.columns.find((one) => one.name === name)!;
        const points = config.foreignKeys
          .map((key) => key.reference())
          .find((key) => key.columns.some((one) => one.name === name));
        if (points)
          return sql`(select ${points.foreignColumns[0]} from ${points.foreignTable} order by random() limit 1)`;
        const value = !column.notNull && randomInt(4) === 0 ? null : randomValue(type);
        return sql`${value}::text::${sql.raw(type)}`;
      });
      const names = columns.map(({ name }) => sql.identifier(name));
      await db.execute(
        sql`insert into ${table} (${sql.join(names, sql`, `)}) values (${sql.join(values, sql`, `)})`,
      );
    }
  }
}

/** All rows of a table as PostgreSQL prints them, which is not how they are dumped. */
const printed = async (db: Database, { table, key }: TableShape): Promise<readonly string[]> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local timezone = 'UTC'`);
    const order = sql.join(
      key.map((name) => sql`t.${sql.identifier(name)}::text collate "C"`),
      sql`, `,
    );
    const rows = await rowsOf<{ line: string }>(
      tx,
      sql`select t::text as line from ${table} t order by ${order}`,
    );
    return rows.map(({ line }) => line);
  });

it.each(['embedded', 'server'])(
  'knows every table of the %s database but those of the queue',
  async (kind) => {
    const { db, close } = await open[kind]!();
    const rows = await rowsOf<{ name: string }>(
      db,
      sql`select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema not in ('pg_catalog', 'information_schema', 'bullmq')`,
    );
    const own = ownTables().map(({ name }) => name);
    expect(rows.map(({ name }) => name).sort()).toEqual([...own, 'jishen.migrations'].sort());
    expect(own.length).toBeGreaterThan(12);
    await close();
  },
);

describe.each([
  ['embedded', 'server'],
  ['server', 'threaded'],
  ['threaded', 'embedded'],
])('a dump of %s in %s', (from, to) => {
  let source: OpenDatabase;
  let target: OpenDatabase;
  const folder = join(folderWith(), 'new', 'dump');
  beforeAll(async () => {
    [source, target] = [await open[from]!(), await open[to]!()];
    await fill(source.db, 12);
  });
  afterAll(async () => {
    await source?.close();
    await target?.close();
  });

  it('has every row exactly', async () => {
    const written = await dumpDatabase(source.db, folder);
    expect(written.tables.map(({ rows }) => rows)).toEqual(ownTables().map(() => 12));
    const file = statSync(join(folder, written.tables[0]!.file));
    expect((file.mode & 0o777).toString(8)).toBe('600');
    expect(await restoreDatabase(target.db, folder)).toEqual(written);
    for (const shape of ownTables())
      expect(await printed(target.db, shape), shape.name).toEqual(await printed(source.db, shape));
  });

  it('is the same again, dumped from where it was restored', async () => {
    const again = await dumpDatabase(target.db, join(folderWith(), 'again'));
    const first = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(again.tables.map(({ sha256 }) => sha256)).toEqual(
      first.tables.map(({ sha256 }: { sha256: string }) => sha256),
    );
  });

  it('is not put on top of something', async () => {
    await expect(restoreDatabase(target.db, folder)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(/已经有内容/),
    });
  });
});

it('goes on counting where the other database stopped, after rows that are gone too', async () => {
  const [source, target] = [await open.embedded!(), await open.server!()];
  const event = { kind: 'batch', batch: 'b', data: {} } as unknown as typeof events.$inferInsert;
  for (const _ of [1, 2, 3]) await source.db.insert(events).values(event);
  await source.db.delete(events);
  await source.db.insert(history).values({ action: 'first' });
  const folder = folderWith();
  await dumpDatabase(source.db, folder);
  await restoreDatabase(target.db, folder);
  const [next] = await target.db.insert(events).values(event).returning({ id: events.id });
  const [second] = await target.db.insert(history).values({ action: 'next' }).returning({ id: history.id });
  expect([next?.id, second?.id]).toEqual([4, 2]);
  await source.close();
  await target.close();
});

it('is of one moment, though others write meanwhile', async () => {
  const { db, close } = await open.server!();
  const parts = Array.from({ length: 24 }, (_, part) => part);
  for (const part of parts)
    await db
      .insert(artifacts)
      .values({ name: 'kept/large', part, parts: 24, body: randomBytes(1024 * 1024) });
  const folder = folderWith();
  let pairs = 0;
  let isOver = false;
  // Of two tables between which lies the large one.
  const write = () =>
    db.transaction(async (tx) => {
      await tx.insert(runs).values({ id: `run-${pairs}`, settings: {} });
      await tx.insert(history).values({ action: `run-${pairs}` });
      pairs += 1;
    });
  const writing = (async () => {
    while (!isOver) await write();
  })();
  await until(() => pairs > 0);
  const { tables } = await dumpDatabase(db, folder);
  isOver = true;
  await writing;
  const rowsIn = (name: string) => tables.find((table) => table.name === name)!.rows;
  expect(rowsIn('jishen.runs')).toBe(rowsIn('jishen_service.history'));
  expect(rowsIn('jishen.runs')).toBeLessThan(pairs);
  const lines = gunzipSync(readFileSync(join(folder, 'jishen.artifacts.ndjson.gz')))
    .toString()
    .split('\n');
  expect(lines).toHaveLength(25);
  const target = await open.threaded!();
  await restoreDatabase(target.db, folder);
  const shape = ownTables().find(({ name }) => name === 'jishen.artifacts')!;
  expect(await printed(target.db, shape)).toEqual(await printed(db, shape));
  await target.close();
  await close();
});

describe('what is no dump for this database', () => {
  let database: OpenDatabase;
  let folder: string;
  beforeAll(async () => {
    database = await open.embedded!();
    const source = await open.embedded!();
    await fill(source.db, 2);
    folder = folderWith();
    await dumpDatabase(source.db, folder);
    await source.close();
  });
  afterAll(() => database?.close());

  const copyWith = (change: (copy: string) => void): string => {
    const files = Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
    );
    const copy = folderWith(files);
    change(copy);
    return copy;
  };
  const edit = (
    copy: string,
    change: (manifest: Record<string, unknown> & { migrations: string[] }) => void,
  ) => {
    const path = join(copy, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    change(manifest);
    writeFileSync(path, JSON.stringify(manifest));
  };

  it.each<[string, (copy: string) => void, RegExp]>([
    ['has no end', (copy) => rmSync(join(copy, 'manifest.json')), /没有完整的数据库备份/],
    ['is something else', (copy) => writeFileSync(join(copy, 'manifest.json'), '{}'), /不是绩审的备份清单/],
    ['is half a list', (copy) => writeFileSync(join(copy, 'manifest.json'), '{"a"'), /不是绩审的备份清单/],
    ['lacks a file', (copy) => rmSync(join(copy, 'jishen.runs.ndjson.gz')), /runs.*缺失或已损坏/],
    ['was damaged', (copy) => appendFileSync(join(copy, 'jishen.runs.ndjson.gz'), 'x'), /runs.*缺失或已损坏/],
    ['is newer', (copy) => edit(copy, ({ migrations }) => migrations.push('f00d')), /请先升级绩审/],
    [
      'is written in a newer way',
      (copy) =>
        edit(copy, (manifest) => {
          manifest.version = 2;
        }),
      /请先升级绩审/,
    ],
  ])('one that %s is refused, and nothing is restored', async (_what, change, sentence) => {
    await expect(restoreDatabase(database.db, copyWith(change))).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringMatching(sentence),
    });
    expect(await database.db.select().from(runs)).toEqual([]);
  });

  it('one whose last table cannot be read leaves nothing of the first', async () => {
    const copy = copyWith((at) =>
      edit(at, (manifest) => {
        const tables = manifest.tables as { columns: string[] }[];
        tables.at(-1)!.columns.push('gone');
      }),
    );
    await expect(restoreDatabase(database.db, copy)).rejects.toThrow(/gone 在这个版本的绩审里已经没有/);
    for (const shape of ownTables()) expect(await printed(database.db, shape)).toEqual([]);
  });

  it('an older one is taken, with what came later at its default', async () => {
    const copy = copyWith((at) =>
      edit(at, (manifest) => {
        manifest.migrations.pop();
        const tables = manifest.tables as { name: string; columns: string[] }[];
        const table = tables.find(({ name }) => name === 'jishen_service.batches')!;
        table.columns = table.columns.filter((name) => name !== 'changes');
      }),
    );
    await restoreDatabase(database.db, copy);
    const rows = await rowsOf<{ changes: number }>(
      database.db,
      sql`select changes from jishen_service.batches`,
    );
    expect(rows.map(({ changes }) => changes)).toEqual([0, 0]);
  });
});

it('goes into an empty folder only, and leaves it empty when it fails', async () => {
  const { db, close } = await open.embedded!();
  await expect(dumpDatabase(db, folderWith({ a: '' }))).rejects.toMatchObject({ name: 'UsageError' });
  const folder = folderWith();
  await db.execute(sql`alter table jishen_service.uploads rename to hidden`);
  await expect(dumpDatabase(db, folder)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
  await close();
});
