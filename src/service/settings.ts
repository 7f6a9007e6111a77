import { z } from 'zod';
import { checkData, parseYaml, readGiven } from '../adapters/setup/read-yaml.js';
import { UsageError } from '../ports/errors.js';
import { type ServiceSettings, settingsSchema } from './settings-schema.js';

/** What comes from the environment: addresses with passwords in them, and secrets. */
export interface ServiceSecrets {
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly s3: { readonly accessKey: string; readonly secretKey: string } | null;
  /** Signs session cookies; null: made on the first start and kept in the data folder. */
  readonly secret: string | null;
  readonly oidcClientSecret: string | null;
  /** The token of the first administrator; null: made and printed. */
  readonly setupToken: string | null;
  /** What /metrics asks for; null: nothing. */
  readonly metricsToken: string | null;
}

export interface ServiceConfig {
  readonly settings: ServiceSettings;
  readonly secrets: ServiceSecrets;
}

/** Names in the environment that stand for fields of the settings file, for containers. */
export const FROM_ENVIRONMENT: Readonly<Record<string, readonly string[]>> = {
  JISHEN_HOST: ['host'],
  JISHEN_PORT: ['port'],
  JISHEN_DATA: ['data'],
  JISHEN_MODE: ['mode'],
  JISHEN_PUBLIC_URL: ['publicUrl'],
  JISHEN_TRUST_PROXY: ['trustProxy'],
  JISHEN_WORKERS: ['workers'],
  JISHEN_FILES: ['files', 'kind'],
  JISHEN_FILES_FOLDER: ['files', 'folder'],
  JISHEN_S3_ENDPOINT: ['files', 'endpoint'],
  JISHEN_S3_BUCKET: ['files', 'bucket'],
  JISHEN_S3_REGION: ['files', 'region'],
  JISHEN_S3_PREFIX: ['files', 'prefix'],
  JISHEN_DRAIN_SECONDS: ['queue', 'drainSeconds'],
  JISHEN_ALLOW_EVICTION: ['queue', 'allowEviction'],
  JISHEN_STOP_DELAY_SECONDS: ['stopDelaySeconds'],
  JISHEN_METRICS_HOST: ['metrics', 'host'],
  JISHEN_METRICS_PORT: ['metrics', 'port'],
  JISHEN_LOG: ['log'],
};

/** What only the environment says, and what it is for. */
export const SECRETS: Readonly<Record<string, string>> = {
  DATABASE_URL: 'PostgreSQL 的地址，如 postgres://用户:密码@主机:5432/库；不设则用数据文件夹里的内置数据库',
  REDIS_URL: 'Redis 的地址，如 redis://:密码@主机:6379；不设则任务队列也在数据库里',
  JISHEN_S3_ACCESS_KEY: 'S3 的访问密钥编号，files.kind 为 s3 时必填',
  JISHEN_S3_SECRET_KEY: 'S3 的访问密钥，files.kind 为 s3 时必填',
  JISHEN_SECRET:
    '给登录凭据签名的密钥，至少 32 个字符；不设则首次启动时生成，存在数据文件夹里。几台 serve 必须设成一样的',
  JISHEN_SETUP_TOKEN: '创建首位管理员的令牌；不设则生成并显示一次',
  JISHEN_OIDC_CLIENT_SECRET: '统一身份认证给本系统的密钥，用 oidc 时必填',
  JISHEN_METRICS_TOKEN: '查看 /metrics 要出示的令牌（Authorization: Bearer …）；不设则能连上端口的都能看',
};

/** An empty file is a file. */
const anyFields = z.record(z.string(), z.unknown()).nullable();

/**
 * The settings file, with what the environment and the command line say over it, checked. Throws `UsageError` with one
 * Chinese sentence.
 */
export async function loadServiceConfig(
  path: string | null,
  flags: Readonly<Record<string, unknown>> = {},
  env: NodeJS.ProcessEnv = process.env,
  role: 'serve' | 'worker' = 'serve',
): Promise<ServiceConfig> {
  const name = path ?? '环境变量和选项';
  const raw =
    path === null ? {} : (parseYaml(await readGiven(path, '服务设置'), path, '服务设置', anyFields) ?? {});
  for (const [variable, at] of Object.entries(FROM_ENVIRONMENT)) {
    const value = env[variable];
    if (value) put(raw, at, plain(value));
  }
  for (const [key, value] of Object.entries(flags)) if (value !== undefined) raw[key] = value;
  const settings = checkData(raw, name, '服务设置', settingsSchema);
  const secrets = readSecrets(env);
  if (role === 'serve') checkPlaces(settings, secrets);
  checkSecrets(settings, secrets);
  return { settings, secrets };
}

export function readSecrets(env: NodeJS.ProcessEnv): ServiceSecrets {
  const [accessKey, secretKey] = [env.JISHEN_S3_ACCESS_KEY, env.JISHEN_S3_SECRET_KEY];
  return {
    databaseUrl: env.DATABASE_URL || null,
    redisUrl: env.REDIS_URL || null,
    s3: accessKey && secretKey ? { accessKey, secretKey } : null,
    secret: env.JISHEN_SECRET || null,
    oidcClientSecret: env.JISHEN_OIDC_CLIENT_SECRET || null,
    setupToken: env.JISHEN_SETUP_TOKEN || null,
    metricsToken: env.JISHEN_METRICS_TOKEN || null,
  };
}

/** Where the files lie when the settings leave it open. */
export function fileStoreOf({ settings, secrets }: ServiceConfig): 'files' | 'database' | 's3' {
  return settings.files.kind ?? (secrets.databaseUrl ? 'database' : 'files');
}

/** A worker alone needs no database: the queue and the files are enough. */
function checkPlaces(settings: ServiceSettings, secrets: ServiceSecrets): void {
  if (secrets.redisUrl && !secrets.databaseUrl)
    throw new UsageError('设置了 REDIS_URL 时，还要设置 DATABASE_URL（PostgreSQL），结果存放在那里。');
  if (settings.workers === 0 && !secrets.databaseUrl)
    throw new UsageError('workers 为 0 时由别的机器读取文件，需要设置 DATABASE_URL（和 REDIS_URL）。');
  if (settings.files.kind === 'database' && !secrets.databaseUrl)
    throw new UsageError('files.kind 为 database 时，要设置 DATABASE_URL。');
}

function checkSecrets(settings: ServiceSettings, secrets: ServiceSecrets): void {
  const { kind, endpoint, bucket } = settings.files;
  if (kind === 's3') {
    if (!endpoint || !bucket)
      throw new UsageError('files.kind 为 s3 时，要写 files.endpoint 和 files.bucket。');
    if (!secrets.s3)
      throw new UsageError(
        'files.kind 为 s3 时，要在环境变量 JISHEN_S3_ACCESS_KEY 和 JISHEN_S3_SECRET_KEY 里给出密钥。',
      );
  }
  if (secrets.secret !== null && secrets.secret.length < 32)
    throw new UsageError('JISHEN_SECRET 至少要有 32 个字符。');
  if (settings.oidc && !secrets.oidcClientSecret)
    throw new UsageError('使用统一身份认证时，要在环境变量 JISHEN_OIDC_CLIENT_SECRET 里给出密钥。');
}

function put(target: Record<string, unknown>, at: readonly string[], value: unknown): void {
  const [first, ...rest] = at;
  if (rest.length === 0) target[first!] = value;
  else {
    target[first!] ??= {};
    put(target[first!] as Record<string, unknown>, rest, value);
  }
}

/** Variables are text; numbers and yes or no are meant as such. */
const plain = (value: string): unknown =>
  /^\d+$/.test(value) ? Number(value) : value === 'true' ? true : value === 'false' ? false : value;
