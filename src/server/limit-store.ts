import { Redis } from 'ioredis';

/**
 * Where servers behind one proxy count requests together; null: each counts its own. A Redis that is away limits nobody and
 * holds nobody up.
 */
export function openLimitStore(url: string | null): Redis | null {
  if (url === null) return null;
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1, connectTimeout: 2000 });
  redis.on('error', () => undefined);
  return redis;
}
