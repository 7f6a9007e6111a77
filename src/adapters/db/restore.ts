import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type SQL, sql } from 'drizzle-orm';
import { UsageError } from '../../ports/errors.js';
import { splitLines } from '../artifacts/lines.js';
import type { Database } from './database.js';
import { sequenceOf } from './dump.js';
import {
  checkFiles,
  type DumpManifest,
  type DumpTable,
  migrationsOf,
  NEWER,
  readManifest,
  rowsOf,
  setPlainForms,
} from './dump-manifest.js';
import { type ColumnShape, ownTables, type TableShape } from './tables.js';

type Writing = Pick<Database, 'execute'>;

/**
 * Fills the empty tables of a database that is up to date with what was dumped from either kind, all of it or nothing. A dump that
 * is older than the tables leaves newer columns at their defaults. Throws UsageError when it cannot be done.
 */
export async function restoreDatabase(db: Database, folder: string): Promise<DumpManifest> {
  const manifest = await readManifest(folder);
  const known = new Set(await migrationsOf(db));
  if (manifest.migrations.some((hash) => !known.has(hash))) throw new UsageError(NEWER);
  await checkFiles(folder, manifest);
  await db.transaction(async (tx) => {
    await setPlainForms(tx);
    const shapes = ownTables();
    for (const shape of shapes) await demandEmpty(tx, shape);
    const dumped = new Map(manifest.tables.map((table) => [table.name, table]));
    for (const shape of shapes) {
      const table = dumped.get(shape.name);
      if (table) await fillTable(tx, shape, table, folder);
      dumped.delete(shape.name);
    }
    const [left] = dumped.keys();
    if (left !== undefined) throw new UsageError(`备份里的表 ${left} 在这个版本的绩审里已经没有，不能恢复。`);
  });
  return manifest;
}

/** Locked, so that it stays so. */
async function demandEmpty(tx: Writing, { name, table }: TableShape): Promise<void> {
  await tx.execute(sql`lock table ${table} in share row exclusive mode`);
  const rows = await rowsOf(tx, sql`select 1 from ${table} limit 1`);
  if (rows.length > 0) throw new UsageError(`数据库里已经有内容（表 ${name}），备份只能恢复到空的数据库。`);
}

/** What goes into one statement: characters of JSON, and rows. */
const PAGE_LENGTH = 4 * 1024 * 1024;
const MOST_ROWS = 2000;

async function fillTable(tx: Writing, shape: TableShape, dumped: DumpTable, folder: string): Promise<void> {
  const columns = dumped.columns.map((name) => {
    const column = shape.columns.find((one) => one.name === name);
    if (!column)
      throw new UsageError(`备份里的 ${shape.name}.${name} 在这个版本的绩审里已经没有，不能恢复。`);
    return column;
  });
  let rows = 0;
  let page: string[] = [];
  let length = 0;
  const flush = async () => {
    if (page.length > 0) await insertRows(tx, shape, columns, `[${page.join(',')}]`);
    rows += page.length;
    page = [];
    length = 0;
  };
  await pipeline(createReadStream(join(folder, dumped.file)), createGunzip(), async (chunks) => {
    for await (const { text } of splitLines(chunks as AsyncIterable<Buffer>)) {
      page.push(text);
      length += text.length;
      if (length >= PAGE_LENGTH || page.length >= MOST_ROWS) await flush();
    }
    await flush();
  });
  if (rows !== dumped.rows) throw new Error(`${dumped.file}: ${rows} rows instead of ${dumped.rows}`);
  for (const { column, last, called } of dumped.sequences) {
    const sequence = await sequenceOf(tx, shape, column);
    if (sequence !== null)
      await tx.execute(sql`select setval(${sequence}::text::regclass, ${last}::text::bigint, ${called})`);
  }
}

/** The database reads the text of each value itself: what it printed it reads back exactly. */
async function insertRows(
  tx: Writing,
  { table }: TableShape,
  columns: readonly ColumnShape[],
  json: string,
): Promise<void> {
  const names = list(columns.map(({ name }) => sql.identifier(name)));
  const texts = list(columns.map(({ name }) => sql`${sql.identifier(name)} text`));
  const values = list(columns.map(asValue));
  await tx.execute(
    sql`insert into ${table} (${names}) overriding system value
      select ${values} from json_to_recordset(${json}::text::json) as r(${texts})`,
  );
}

function asValue({ name, type }: ColumnShape): SQL {
  const text = sql`r.${sql.identifier(name)}`;
  return type === 'bytea' ? sql`decode(${text}, 'base64')` : sql`${text}::${sql.raw(type)}`;
}

const list = (parts: readonly (SQL | ReturnType<typeof sql.identifier>)[]) => sql.join([...parts], sql`, `);
