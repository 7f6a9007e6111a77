import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type SQL, sql } from 'drizzle-orm';
import { UsageError } from '../../ports/errors.js';
import type { Database } from './database.js';
import {
  type DumpManifest,
  type DumpTable,
  migrationsOf,
  rowsOf,
  setPlainForms,
  VERSION,
  writeManifest,
} from './dump-manifest.js';
import { type ColumnShape, ownTables, type TableShape } from './tables.js';

type Reading = Pick<Database, 'execute'>;

/**
 * Writes all tables of ours into an empty folder, as they were at one moment. Not the queue's: it only delivers what the tables know.
 * The embedded database does nothing else meanwhile; a server goes on.
 */
export async function dumpDatabase(db: Database, folder: string): Promise<DumpManifest> {
  // Passwords and tokens are hashed, but what is in a backup is nobody else's business.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new UsageError(`备份文件夹“${folder}”不是空的，请另选一个。`);
  const all = db.transaction(
    async (tx) => {
      await setPlainForms(tx);
      const migrations = await migrationsOf(tx);
      const tables: DumpTable[] = [];
      for (const table of ownTables()) tables.push(await dumpTable(tx, table, folder));
      const created = new Date().toISOString();
      const manifest = { format: 'jishen-dump' as const, version: VERSION, created, migrations, tables };
      await writeManifest(folder, manifest);
      return manifest;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
  return all.catch(async (error: unknown) => {
    // It was empty: all that is in it is half of something.
    for (const name of await readdir(folder)) await rm(join(folder, name), { force: true });
    throw error;
  });
}

async function dumpTable(tx: Reading, shape: TableShape, folder: string): Promise<DumpTable> {
  const { name, columns } = shape;
  const file = `${name}.ndjson.gz`;
  const hash = createHash('sha256');
  let rows = 0;
  const lines = async function* () {
    for await (const line of readRows(tx, shape)) {
      rows += 1;
      yield `${line}\n`;
    }
  };
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const target = createWriteStream(join(folder, file), { flags: 'wx', flush: true, mode: 0o600 });
  await pipeline(lines, createGzip(), hashing, target);
  return {
    name,
    file,
    rows,
    sha256: hash.digest('hex'),
    columns: columns.map((column) => column.name),
    // After the rows: numbers given meanwhile are skipped, none is given twice.
    sequences: await readSequences(tx, shape),
  };
}

/** Bytes of one page of rows, about: a row may be a megabyte or nothing much. */
const PAGE_BYTES = 4 * 1024 * 1024;
const MOST_ROWS = 2000;

async function* readRows(tx: Reading, { table, columns, key }: TableShape): AsyncGenerator<string> {
  const fields = columns.map((column) => sql`${asText(column)} as ${sql.identifier(column.name)}`);
  const order = key.map((name) => sql.identifier(name));
  // The same rows give the same file.
  const sorted = order.length === 0 ? sql`` : sql` order by ${sql.join(order, sql`, `)}`;
  const select = sql`select row_to_json(r)::text as line from (select ${sql.join(fields, sql`, `)} from ${table}${sorted}) r`;
  await tx.execute(sql`declare jishen_dump no scroll cursor for ${select}`);
  for (let count = 4; ; ) {
    const page = await rowsOf<{ line: string }>(tx, sql.raw(`fetch ${count} from jishen_dump`));
    if (page.length === 0) break;
    let bytes = 0;
    for (const { line } of page) {
      bytes += line.length;
      yield line;
    }
    const fitting = Math.floor((count * PAGE_BYTES) / bytes);
    count = Math.max(1, Math.min(fitting, count * 2, MOST_ROWS));
  }
  await tx.execute(sql`close jishen_dump`);
}

function asText({ name, type }: ColumnShape): SQL {
  const column = sql.identifier(name);
  // PostgreSQL breaks base64 into lines.
  return type === 'bytea' ? sql`translate(encode(${column}, 'base64'), chr(10), '')` : sql`${column}::text`;
}

async function readSequences(tx: Reading, shape: TableShape): Promise<DumpTable['sequences']> {
  const found: DumpTable['sequences'] = [];
  for (const { name } of shape.columns) {
    const sequence = await sequenceOf(tx, shape, name);
    if (sequence === null) continue;
    const [state] = await rowsOf<{ last: string; called: boolean }>(
      tx,
      sql`select last_value::text as last, is_called as called from ${sql.raw(sequence)}`,
    );
    found.push({ column: name, last: state!.last, called: state!.called });
  }
  return found;
}

/** The sequence that numbers the column, quoted where it must be; null when there is none. */
export async function sequenceOf(tx: Reading, { name }: TableShape, column: string): Promise<string | null> {
  const quoted = name
    .split('.')
    .map((part) => `"${part}"`)
    .join('.');
  const [row] = await rowsOf<{ sequence: string | null }>(
    tx,
    sql`select pg_get_serial_sequence(${quoted}::text, ${column}::text) as sequence`,
  );
  return row?.sequence ?? null;
}
