import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type OpenDatabase, openEmbeddedDatabase, openServerDatabase } from '../adapters/db/database.js';
import { lockFolder } from '../adapters/db/lock.js';
import type { Artifacts, StoreKind } from '../ports/artifacts.js';
import { UsageError } from '../ports/errors.js';
import { openFiles } from './open-files.js';
import { fileStoreOf, type ServiceConfig } from './settings.js';

/** What lasts: the database and the files. */
export interface Storage {
  readonly database: OpenDatabase;
  readonly db: OpenDatabase['db'];
  readonly files: Artifacts;
  readonly filesKind: StoreKind;
  close(): Promise<void>;
}

/** Opens both, for this process alone where they lie in the data folder. Throws `UsageError` where that cannot be. */
export async function openStorage(config: ServiceConfig): Promise<Storage> {
  const { settings, secrets } = config;
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    await mkdir(settings.data, { recursive: true, mode: 0o750 }).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`无法写入数据文件夹“${settings.data}”（${error.code}）。`);
    });
    const lock = await lockFolder(settings.data);
    undo.push(lock.release);
    const database = secrets.databaseUrl
      ? await openServerDatabase(secrets.databaseUrl)
      : await openEmbeddedDatabase(join(settings.data, 'db'), {
          thread: true,
          advice: '请用 jishen restore 从备份恢复，或换一个数据文件夹',
        });
    undo.push(database.close);
    const files = await openFiles(config, database.db);
    undo.push(files.close);
    return { database, db: database.db, files, filesKind: fileStoreOf(config), close };
  } catch (error) {
    await close();
    throw error;
  }
}
