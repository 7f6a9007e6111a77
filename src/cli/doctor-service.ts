import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { checkS3 } from '../adapters/artifacts/check-s3.js';
import { openPool } from '../adapters/db/database.js';
import { connectRedis } from '../adapters/queue/redis.js';
import { UsageError } from '../ports/errors.js';
import { fileStoreOf, loadServiceConfig, type ServiceConfig } from '../service/settings.js';
import type { Check } from './doctor.js';

const GIB = 2 ** 30;

/** What `jishen serve` would find with these settings: its servers, and room for what is handed in. Changes nothing in them. */
export async function serviceChecks(path: string | null): Promise<readonly Check[]> {
  const config = await loadServiceConfig(path, {}, process.env, 'worker');
  return [await database(config), await queue(config), await files(config), await disk(config)];
}

async function database({ secrets }: ServiceConfig): Promise<Check> {
  const name = '服务的数据库';
  if (!secrets.databaseUrl) return there(name, '内置，在数据文件夹里（未设置 DATABASE_URL）');
  const pool = openPool(secrets.databaseUrl, { max: 1 });
  try {
    const { rows } = await pool.query<{ server_version: string }>('show server_version');
    return there(name, `PostgreSQL ${rows[0]!.server_version}`);
  } catch (error) {
    return missing(
      name,
      `连接不上 DATABASE_URL 指定的 PostgreSQL，服务无法启动（${reasonOf(error)}）`,
      '启动 PostgreSQL，或改正地址、用户名和密码',
    );
  } finally {
    await pool.end();
  }
}

async function queue({ settings, secrets }: ServiceConfig): Promise<Check> {
  const name = '服务的任务队列';
  if (!secrets.redisUrl) return there(name, '在数据库里（未设置 REDIS_URL）');
  try {
    const { redis, warnings } = await connectRedis(secrets.redisUrl, {
      mayEvict: settings.queue.allowEviction,
    });
    redis.disconnect();
    return there(name, ['Redis', ...warnings].join('；'));
  } catch (error) {
    return missing(name, `服务和 worker 无法启动：${reasonOf(error)}`, '见 docs/service.md“多台机器”');
  }
}

async function files(config: ServiceConfig): Promise<Check> {
  const name = '服务的原件';
  const kind = fileStoreOf(config);
  if (kind !== 's3') return there(name, kind === 'files' ? '放在文件夹里' : '放在数据库里');
  const { endpoint, bucket, region, prefix } = config.settings.files;
  try {
    await checkS3({ endpoint: endpoint!, bucket: bucket!, region, prefix, ...config.secrets.s3! });
    return there(name, `对象存储 ${endpoint}，存储桶 ${bucket}`);
  } catch (error) {
    return missing(name, reasonOf(error), '见 docs/service.md“多台机器”');
  }
}

async function disk({ settings }: ServiceConfig): Promise<Check> {
  const name = '服务的磁盘';
  const { bavail, bsize } = await statfs(await firstThere(resolve(settings.data)));
  const free = bavail * bsize;
  const left = `“${settings.data}”所在磁盘还剩 ${(free / GIB).toFixed(1)} GB`;
  return free >= settings.quota.freeMb * 2 ** 20
    ? there(name, left)
    : missing(name, `${left}，少于 quota.freeMb，不再接收材料`, '清理磁盘，或用 --data 换一个地方');
}

/** The folder may not have been made yet; then the disk is that of the one above. */
async function firstThere(folder: string): Promise<string> {
  const isThere = await statfs(folder).then(
    () => true,
    () => false,
  );
  return isThere || dirname(folder) === folder ? folder : firstThere(dirname(folder));
}

const there = (name: string, found: string): Check => ({ name, found, cost: '', mend: '', isNeeded: true });
const missing = (name: string, cost: string, mend: string): Check => ({
  name,
  found: null,
  cost,
  mend,
  isNeeded: true,
});

function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string };
  return error instanceof UsageError ? message!.replace(/。$/, '') : message || code || '原因不明';
}
