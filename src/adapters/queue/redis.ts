import { Redis } from 'ioredis';
import { UsageError } from '../../ports/errors.js';

export interface RedisServer {
  readonly redis: Redis;
  /** Chinese sentences about settings that put jobs at risk. */
  readonly warnings: readonly string[];
}

export interface RedisDemands {
  /** True: a server that throws jobs away when it is full is only warned of. */
  readonly mayEvict: boolean;
}

/** Connects and looks whether the server can be trusted with jobs. Throws `UsageError` where it cannot. */
export async function connectRedis(
  url: string,
  demands: RedisDemands = { mayEvict: false },
): Promise<RedisServer> {
  // Jobs wait for a server that is away for a moment instead of failing, which is what null means here.
  const redis = new Redis(url, { maxRetriesPerRequest: null, lazyConnect: true, retryStrategy: () => null });
  let last: Error | null = null;
  redis.on('error', (error) => {
    last = error;
  });
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw new UsageError(`连接不上 REDIS_URL 指定的 Redis：${(last ?? (error as Error)).message}`);
  }
  redis.options.retryStrategy = (times) => Math.min(times * 200, 5000);
  try {
    return { redis, warnings: await checkServer(redis, demands) };
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}

async function checkServer(redis: Redis, { mayEvict }: RedisDemands): Promise<string[]> {
  const info = await redis.info('server');
  const version = /redis_version:(\S+)/.exec(info)?.[1] ?? '0';
  if (Number.parseInt(version, 10) < 5) {
    throw new UsageError(`Redis 版本为 ${version}，绩审需要 5.0 或更新版本。`);
  }
  const warnings: string[] = [];
  const policy = await setting(redis, 'maxmemory-policy');
  if (policy !== null && policy !== 'noeviction') {
    const sentence = `Redis 的 maxmemory-policy 是 ${policy}，内存不足时会丢失任务，请改为 noeviction`;
    if (!mayEvict)
      throw new UsageError(`${sentence}；确实要这样运行，请设置环境变量 JISHEN_ALLOW_EVICTION=true。`);
    warnings.push(`${sentence}。`);
  }
  if ((await setting(redis, 'appendonly')) === 'no') {
    warnings.push('Redis 未开启 AOF（appendonly no），Redis 重启会丢失正在进行的任务，需要重做。');
  }
  return warnings;
}

/** Hosted servers often forbid CONFIG; then there is nothing to say. */
async function setting(redis: Redis, name: string): Promise<string | null> {
  try {
    const answer = (await redis.config('GET', name)) as string[];
    return answer[1] ?? null;
  } catch {
    return null;
  }
}
