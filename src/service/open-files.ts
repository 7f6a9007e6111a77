import { join } from 'node:path';
import { checkS3 } from '../adapters/artifacts/check-s3.js';
import { openDatabaseArtifacts } from '../adapters/artifacts/database.js';
import { openFileArtifacts } from '../adapters/artifacts/files.js';
import { openS3Artifacts } from '../adapters/artifacts/s3.js';
import { type Database, openServerDatabase } from '../adapters/db/database.js';
import type { Artifacts, StoreKind } from '../ports/artifacts.js';
import { UsageError } from '../ports/errors.js';
import { fileStoreOf, type ServiceConfig } from './settings.js';

/** Opens the store of the files that the settings lead to; throws `UsageError` where it cannot be used. */
export async function openFiles(config: ServiceConfig, db: Database | null): Promise<Artifacts> {
  const { settings, secrets } = config;
  const { folder, endpoint, bucket, region, prefix } = settings.files;
  const kind = fileStoreOf(config);
  if (kind === 's3') {
    // Looked at when the settings were read.
    const options = { endpoint: endpoint!, bucket: bucket!, region, prefix, ...secrets.s3! };
    await checkS3(options, { createBucket: true });
    return openS3Artifacts(options);
  }
  if (kind === 'files') return openFileArtifacts(folder ?? join(settings.data, 'files'), { durable: true });
  if (db === null) throw new UsageError('文件存放在数据库，要设置 DATABASE_URL。');
  return openDatabaseArtifacts(db);
}

export interface WorkerFiles {
  readonly stores: Partial<Record<StoreKind, Artifacts>>;
  close(): Promise<void>;
}

/**
 * The store of the service's files for a worker alone, beside the one that belongs to its queue. Where only the queue is set
 * up there is none: then the worker serves `jishen audit` alone.
 */
export async function openWorkerFiles(config: ServiceConfig): Promise<WorkerFiles> {
  const { settings, secrets } = config;
  const kind = fileStoreOf(config);
  const isOwn = kind === 'database' && !secrets.redisUrl;
  const isNone = kind === 'files' && settings.files.folder === null;
  if (isOwn || isNone) return { stores: {}, close: async () => undefined };
  const database = kind === 'database' ? await openServerDatabase(secrets.databaseUrl!) : null;
  const files = await openFiles(config, database?.db ?? null);
  return {
    stores: { [kind]: files },
    close: async () => {
      await files.close();
      await database?.close();
    },
  };
}
