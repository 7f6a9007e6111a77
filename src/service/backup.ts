import { createWriteStream } from 'node:fs';
import { access, mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { asc, gt } from 'drizzle-orm';
import type { Database } from '../adapters/db/database.js';
import { dumpDatabase } from '../adapters/db/dump.js';
import { restoreDatabase } from '../adapters/db/restore.js';
import { endTask, runningTasks } from '../adapters/db/service/bulk.js';
import { documents, uploads } from '../adapters/db/service-schema.js';
import { templateKinds } from '../exports/template-kinds.js';
import type { Artifacts, StoreKind } from '../ports/artifacts.js';
import { UsageError } from '../ports/errors.js';
import { keptOriginal, keptTemplate, keptTemplateInfo } from './names.js';

export interface BackupSource {
  readonly db: Database;
  readonly files: Artifacts;
  readonly filesKind: StoreKind;
}

export interface BackupCounts {
  readonly rows: number;
  readonly files: number;
  /** Held by a submission and not in the store: removed after their time. */
  readonly missing: number;
}

const AT_ONCE = 500;

/**
 * Writes everything that cannot be made again into an empty folder: the database as it was at one moment, then the files that it
 * names. Where the files lie in the database they are in its dump. `onFile` is told how many are done.
 */
export async function backUp(
  { db, files, filesKind }: BackupSource,
  folder: string,
  onFile: (done: number) => void = () => undefined,
): Promise<BackupCounts> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new UsageError(`备份文件夹“${folder}”不是空的，请另选一个。`);
  const { tables } = await dumpDatabase(db, join(folder, 'database'));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  let [done, missing] = [0, 0];
  if (filesKind === 'database') return { rows, files: 0, missing };
  for await (const name of namesOf(db)) {
    const target = join(folder, 'files', name);
    if (await isThere(target)) continue;
    const found = await files.stream(name);
    if (!found) {
      if (!OPTIONAL.has(name)) missing += 1;
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    await pipeline(found.body, createWriteStream(target, { mode: 0o600 }));
    done += 1;
    onFile(done);
  }
  return { rows, files: done, missing };
}

/** Brings a backup back into empty tables and an empty file store, of whatever kind they are. */
export async function restore(
  { db, files }: Pick<BackupSource, 'db' | 'files'>,
  folder: string,
  onFile: (done: number) => void = () => undefined,
): Promise<BackupCounts> {
  const { tables } = await restoreDatabase(db, join(folder, 'database'));
  // What was being done to many at that moment is not gone on with: undoing it may be what the restore is for.
  for (const task of await runningTasks(db)) await endTask(db, task, 'stopped');
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  let [done, missing] = [0, 0];
  const root = join(folder, 'files');
  const hasFiles = await isThere(root);
  for await (const name of namesOf(db)) {
    const path = join(root, name);
    if (await files.has(name)) continue;
    if (!hasFiles || !(await isThere(path))) {
      if (!OPTIONAL.has(name)) missing += 1;
      continue;
    }
    await files.put(name, path);
    done += 1;
    onFile(done);
  }
  return { rows, files: done, missing };
}

/** The bureau's own Word forms, which few have. */
const OPTIONAL: ReadonlySet<string> = new Set(
  templateKinds.flatMap((kind) => [keptTemplate(kind), keptTemplateInfo(kind)]),
);

/** Names of all originals and of what was read of them, and of the bureau's forms; some come more than once. */
async function* namesOf(db: Database): AsyncGenerator<string> {
  yield* OPTIONAL;
  for (let after = ''; ; ) {
    const rows = await db
      .selectDistinct({ sha256: uploads.sha256 })
      .from(uploads)
      .where(gt(uploads.sha256, after))
      .orderBy(asc(uploads.sha256))
      .limit(AT_ONCE);
    for (const { sha256 } of rows) yield keptOriginal(sha256);
    if (rows.length < AT_ONCE) break;
    after = rows.at(-1)!.sha256;
  }
  for (let after = ''; ; ) {
    const rows = await db
      .select({ id: documents.id, sha256: documents.sha256, read: documents.read })
      .from(documents)
      .where(gt(documents.id, after))
      .orderBy(asc(documents.id))
      .limit(AT_ONCE);
    for (const { sha256, read } of rows) {
      yield keptOriginal(sha256);
      yield read;
    }
    if (rows.length < AT_ONCE) break;
    after = rows.at(-1)!.id;
  }
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
