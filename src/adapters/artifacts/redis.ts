import type { Redis } from 'ioredis';
import type { Artifacts } from '../../ports/artifacts.js';
import { countChunks, readChunks, writeChunks } from './chunks.js';

/** What nobody fetched after two days belongs to a run that will not come back. */
const EXPIRY_SECONDS = 2 * 24 * 3600;

/**
 * Artifacts in Redis, in chunks that expire, for workers on other machines. The head is written last: an artifact
 * exists only when all of it is there.
 */
export function openRedisArtifacts(redis: Redis, prefix = 'jishen'): Artifacts {
  const head = (name: string) => `${prefix}:artifact:${name}`;
  const body = (name: string, part: number) => `${prefix}:artifact:${name}:${part}`;
  return {
    put: async (name, path) => {
      let parts = 0;
      for await (const chunk of readChunks(path)) {
        await redis.set(body(name, parts), chunk, 'EX', EXPIRY_SECONDS);
        parts += 1;
      }
      await redis.set(head(name), await countChunks(path), 'EX', EXPIRY_SECONDS);
    },
    get: async (name, path) => {
      const parts = Number(await redis.get(head(name)));
      return parts > 0 && writeChunks(path, parts, (part) => redis.getBuffer(body(name, part)));
    },
    has: async (name) => (await redis.exists(head(name))) === 1,
    remove: async (names) => {
      for (const name of names) {
        const parts = Number(await redis.get(head(name)));
        const keys = Array.from({ length: parts }, (_, part) => body(name, part));
        await redis.unlink(head(name), ...keys);
      }
    },
    close: async () => undefined,
  };
}
