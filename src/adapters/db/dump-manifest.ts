import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { UsageError } from '../../ports/errors.js';
import { writeWhole } from '../artifacts/whole-file.js';
import type { Database } from './database.js';

const MANIFEST = 'manifest.json';
export const VERSION = 1;

const table = z.object({
  name: z.string(),
  /** Gzipped lines of JSON, one a row; all values are text as PostgreSQL prints it, bytes in base64. */
  file: z.string().regex(/^[\w.-]+$/),
  rows: z.number().int().min(0),
  sha256: z.string(),
  columns: z.array(z.string()),
  /** Where the numbers of a column go on, which may be after rows that were deleted. */
  sequences: z.array(z.object({ column: z.string(), last: z.string().regex(/^\d+$/), called: z.boolean() })),
});

const manifest = z.object({
  format: z.literal('jishen-dump'),
  version: z.number().int(),
  created: z.string(),
  /** Hashes of the migrations that made the tables, in their order. */
  migrations: z.array(z.string()),
  tables: z.array(table),
});

export type DumpManifest = z.infer<typeof manifest>;
export type DumpTable = z.infer<typeof table>;

/** Comes last: a folder without it holds no dump. */
export async function writeManifest(folder: string, written: DumpManifest): Promise<void> {
  const fill = async (part: string) => {
    await writeFile(part, `${JSON.stringify(written, null, 2)}\n`);
    return true;
  };
  await writeWhole(join(folder, MANIFEST), fill, { durable: true });
}

export async function readManifest(folder: string): Promise<DumpManifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
    throw new UsageError(`“${folder}”里没有完整的数据库备份（缺少 ${MANIFEST}）。`);
  });
  const found = manifest.safeParse(asJson(text));
  if (!found.success) throw new UsageError(`“${join(folder, MANIFEST)}”不是绩审的备份清单，或已损坏。`);
  if (found.data.version > VERSION) throw new UsageError(NEWER);
  return found.data;
}

export const NEWER = '这份备份来自更新版本的绩审，请先升级绩审，再恢复。';

/** Throws when a file is not what was written; better before the first row than after the last. */
export async function checkFiles(folder: string, { tables }: DumpManifest): Promise<void> {
  for (const { file, sha256 } of tables) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, file)), hash).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (hash.digest('hex') !== sha256)
      throw new UsageError(`备份文件“${file}”缺失或已损坏，没有恢复任何内容。`);
  }
}

/** Rows of a statement on either database. */
export async function rowsOf<T>(db: Pick<Database, 'execute'>, statement: SQL): Promise<readonly T[]> {
  return ((await db.execute(statement)) as unknown as { readonly rows: readonly T[] }).rows;
}

/** Hashes of the migrations that this database went through. */
export async function migrationsOf(db: Pick<Database, 'execute'>): Promise<string[]> {
  const rows = await rowsOf<{ hash: string }>(db, sql`select hash from jishen.migrations order by id`);
  return rows.map(({ hash }) => hash);
}

/** Text of times and numbers that means the same wherever it is read. For the transaction. */
export async function setPlainForms(tx: Pick<Database, 'execute'>): Promise<void> {
  for (const setting of [`timezone = 'UTC'`, `datestyle = 'ISO, YMD'`, `intervalstyle = 'postgres'`])
    await tx.execute(sql.raw(`set local ${setting}`));
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
