import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type OpenDatabase, openEmbeddedDatabase, openServerDatabase } from '../adapters/db/database.js';
import { FolderInUse, lockFolder } from '../adapters/db/lock.js';
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

export interface StorageOptions {
  readonly databaseThread?: URL;
  /** True: only looks at or fills what lasts, as a backup does. A server of its own may work on it at the same time. */
  readonly isGuest?: boolean;
}

/** Opens both, for this process alone where they lie in the data folder. Throws `UsageError` where that cannot be. */
export async function openStorage(
  config: ServiceConfig,
  { databaseThread, isGuest = false }: StorageOptions = {},
): Promise<Storage> {
  const { settings, secrets } = config;
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step().catch(() => undefined);
  };
  try {
    await mkdir(settings.data, { recursive: true, mode: 0o750 }).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`无法写入数据文件夹“${settings.data}”（${error.code}）。`);
    });
    if (!isGuest || !secrets.databaseUrl) {
      const lock = await lockFolder(settings.data).catch((error: unknown) => {
        throw error instanceof FolderInUse ? new UsageError(inUse(settings.data, isGuest)) : error;
      });
      undo.push(lock.release);
    }
    const database = secrets.databaseUrl
      ? await openServerDatabase(secrets.databaseUrl)
      : await openEmbeddedDatabase(join(settings.data, 'db'), {
          thread: databaseThread ?? true,
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

const inUse = (folder: string, isGuest: boolean): string =>
  isGuest
    ? `绩审服务正在使用数据文件夹“${folder}”：请先停止它；要备份正在运行的服务，请由管理员在页面上或用接口 POST /api/v1/backups 进行。`
    : `另一个绩审服务正在使用数据文件夹“${folder}”：请先停止它，或用 --data 换一个文件夹。`;
