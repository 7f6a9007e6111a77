import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Redis } from 'ioredis';
import { type Artifacts, KEPT } from '../../ports/artifacts.js';
import { readChunks, sendChunks, writeChunks } from './chunks.js';

/** What nobody fetched after two days belongs to a run that will not come back. */
const EXPIRY_SECONDS = 2 * 24 * 3600;

/** What the head says: which chunks make up the artifact. */
interface Head {
  readonly version: string;
  readonly parts: number;
  readonly size: number;
}

/**
 * Artifacts in Redis, in chunks that expire, for workers on other machines. The head is written last and names the chunks: an
 * artifact exists only when all of it is there and is never a mixture of two.
 */
export function openRedisArtifacts(redis: Redis, prefix = 'jishen'): Artifacts {
  const headKey = (name: string) => `${prefix}:artifact:${name}`;
  const chunkKeys = (name: string, { version, parts }: Head) =>
    Array.from({ length: parts }, (_, part) => `${headKey(name)}:${version}:${part}`);
  const find = async (name: string) => readHead(await redis.get(headKey(name)));
  const chunkOf = (name: string, head: Head) => {
    const keys = chunkKeys(name, head);
    return (part: number) => redis.getBuffer(keys[part]!);
  };
  const write = async (name: string, path: string): Promise<Head> => {
    const version = randomUUID();
    let [parts, size] = [0, 0];
    try {
      for await (const chunk of readChunks(path)) {
        await redis.set(`${headKey(name)}:${version}:${parts}`, chunk, 'EX', EXPIRY_SECONDS);
        parts += 1;
        size += chunk.length;
      }
    } catch (error) {
      if (parts > 0) await redis.unlink(chunkKeys(name, { version, parts, size })).catch(() => 0);
      throw error;
    }
    return { version, parts, size };
  };
  return {
    put: async (name, path) => {
      const head = await write(name, path);
      const swap = redis.multi().get(headKey(name));
      if (name.startsWith(KEPT)) {
        for (const key of chunkKeys(name, head)) swap.persist(key);
        swap.set(headKey(name), JSON.stringify(head));
      } else swap.set(headKey(name), JSON.stringify(head), 'EX', EXPIRY_SECONDS);
      const before = readHead((await swap.exec())?.[0]?.[1]);
      if (before) await redis.unlink(chunkKeys(name, before));
    },
    get: async (name, path) => {
      for (let last = ''; ; ) {
        const head = await find(name);
        // The same head twice: its chunks are gone. Another one: it was replaced in the middle.
        if (!head || head.version === last) return false;
        if (await writeChunks(path, head.parts, chunkOf(name, head))) return true;
        last = head.version;
      }
    },
    stream: async (name) => {
      const head = await find(name);
      if (!head) return null;
      const body = Readable.from(sendChunks(name, head.parts, chunkOf(name, head)), { objectMode: false });
      return { body, size: head.size };
    },
    has: async (name) => (await redis.exists(headKey(name))) === 1,
    remove: async (names) => {
      for (const name of names) {
        const head = await find(name);
        await redis.unlink(headKey(name), ...(head ? chunkKeys(name, head) : []));
      }
    },
    close: async () => undefined,
  };
}

/** Heads of earlier versions were a number; theirs are as good as gone. */
function readHead(text: unknown): Head | null {
  if (typeof text !== 'string' || !text.startsWith('{')) return null;
  return JSON.parse(text) as Head;
}
