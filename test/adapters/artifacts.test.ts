import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { like } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkS3 } from '../../src/adapters/artifacts/check-s3.js';
import { openDatabaseArtifacts } from '../../src/adapters/artifacts/database.js';
import { openFileArtifacts } from '../../src/adapters/artifacts/files.js';
import { openRedisArtifacts } from '../../src/adapters/artifacts/redis.js';
import { openS3Artifacts } from '../../src/adapters/artifacts/s3.js';
import { openEmbeddedDatabase, openServerDatabase } from '../../src/adapters/db/database.js';
import { artifacts as rows } from '../../src/adapters/db/schema.js';
import { connectRedis } from '../../src/adapters/queue/redis.js';
import type { Artifacts } from '../../src/ports/artifacts.js';
import { folderWith } from '../helpers/folders.js';
import { startPostgres, startRedis, startS3 } from '../helpers/servers.js';

interface Place {
  readonly artifacts: Artifacts;
  stop(): Promise<void>;
}

const inFiles = async (options: { durable?: boolean }): Promise<Place> => ({
  artifacts: openFileArtifacts(join(folderWith(), 'new', 'folder'), options),
  stop: async () => undefined,
});

const inEmbedded = async (thread: boolean): Promise<Place> => {
  const database = await openEmbeddedDatabase(folderWith(), { thread });
  return { artifacts: openDatabaseArtifacts(database.db), stop: database.close };
};

const places: Record<string, () => Promise<Place>> = {
  files: () => inFiles({}),
  'files that survive a power cut': () => inFiles({ durable: true }),
  'the embedded database': () => inEmbedded(false),
  'the embedded database in a thread': () => inEmbedded(true),
  PostgreSQL: async () => {
    const server = await startPostgres();
    const database = await openServerDatabase(server.url);
    const stop = async () => {
      await database.close();
      await server.stop();
    };
    return { artifacts: openDatabaseArtifacts(database.db), stop };
  },
  Redis: async () => {
    const server = await startRedis();
    const { redis } = await connectRedis(server.url);
    const stop = async () => {
      redis.disconnect();
      await server.stop();
    };
    return { artifacts: openRedisArtifacts(redis), stop };
  },
  S3: async () => {
    const server = await startS3();
    const keys = { accessKey: 'S3RVER', secretKey: 'S3RVER' };
    const options = {
      endpoint: server.url,
      bucket: 'jishen',
      region: 'us-east-1',
      prefix: '绩审/1',
      ...keys,
    };
    await checkS3(options, { createBucket: true });
    const artifacts = openS3Artifacts(options);
    const stop = async () => {
      await artifacts.close();
      await server.stop();
    };
    return { artifacts, stop };
  },
};

/** S3 replaces objects as a whole; the server of these tests writes into the file that others read. */
const isWhole = (name: string) => name !== 'S3';

describe.each(Object.entries(places))('artifacts in %s', (placeName, open) => {
  let place: Place;
  let artifacts: Artifacts;
  beforeAll(async () => {
    place = await open();
    artifacts = place.artifacts;
  });
  afterAll(() => place?.stop());

  const file = (body: Uint8Array) => join(folderWith({ in: body }), 'in');
  const read = async (name: string): Promise<Buffer | null> => {
    const out = join(folderWith(), 'out');
    return (await artifacts.get(name, out)) ? readFile(out) : null;
  };
  const streamed = async (name: string): Promise<Buffer | null> => {
    const found = await artifacts.stream(name);
    if (!found) return null;
    const body = await buffer(found.body);
    expect(found.size).toBe(body.length);
    return body;
  };

  it.each([
    ['nothing', 0],
    ['a little', 10],
    ['exactly one chunk', 1024 * 1024],
    ['several chunks', 5.5 * 1024 * 1024],
  ])('gives back %s, into a file and as a stream', async (_size, bytes) => {
    const body = randomBytes(bytes);
    const name = `original/run-${bytes}_a`;
    expect(await artifacts.has(name)).toBe(false);
    await artifacts.put(name, file(body));
    expect(await artifacts.has(name)).toBe(true);
    expect((await read(name))?.equals(body)).toBe(true);
    expect((await streamed(name))?.equals(body)).toBe(true);
    await artifacts.remove([name, 'original/never-there']);
    expect(await artifacts.has(name)).toBe(false);
  });

  it('has nothing under a name that was never given', async () => {
    const folder = folderWith();
    expect(await artifacts.has('original/never')).toBe(false);
    expect(await artifacts.get('original/never', join(folder, 'out'))).toBe(false);
    expect(await artifacts.stream('original/never')).toBeNull();
    await artifacts.remove([]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('replaces a large artifact by a small one', async () => {
    await artifacts.put('read/same', file(randomBytes(3 * 1024 * 1024)));
    await artifacts.put('read/same', file(Buffer.from('小')));
    expect((await read('read/same'))?.toString()).toBe('小');
    expect((await streamed('read/same'))?.toString()).toBe('小');
  });

  it.runIf(isWhole(placeName))('keeps one of those who put one name at once, whole', async () => {
    const bodies = Array.from({ length: 4 }, (_, index) => Buffer.alloc(2_500_000 - index, index));
    await Promise.all(bodies.map((body) => artifacts.put('review/one', file(body))));
    const found = await read('review/one');
    expect(bodies.some((body) => found?.equals(body))).toBe(true);
  });

  it.runIf(isWhole(placeName))(
    'gives what it had or what it has to those who read while it is replaced',
    async () => {
      const bodies = [1, 2, 3].map((sign) => Buffer.alloc(2_500_000, sign));
      await artifacts.put('review/busy', file(bodies[0]!));
      const [, ...found] = await Promise.all([
        (async () => {
          for (const body of bodies) await artifacts.put('review/busy', file(body));
        })(),
        ...Array.from({ length: 4 }, () => read('review/busy')),
      ]);
      expect(found.map((one) => bodies.some((body) => one?.equals(body)))).toEqual([true, true, true, true]);
    },
  );

  it('has neither more nor less after a put of a file that is not there', async () => {
    const nowhere = join(folderWith(), 'nowhere');
    await expect(artifacts.put('kept/new', nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await artifacts.has('kept/new')).toBe(false);
    await artifacts.put('kept/old', file(Buffer.from('老')));
    await expect(artifacts.put('kept/old', nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
    expect((await read('kept/old'))?.toString()).toBe('老');
  });

  it('says so when the folder that an artifact should go to is not there', async () => {
    await artifacts.put('read/here', file(Buffer.from('在')));
    const nowhere = join(folderWith(), 'nowhere', 'out');
    await expect(artifacts.get('read/here', nowhere)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('tells names apart that are long, Chinese, or begin alike', async () => {
    const names = ['kept/a', 'kept/a-1', `kept/${'a'.repeat(150)}`, 'kept/甲', 'kept/乙', 'kept/甲/1'];
    for (const name of names.slice(0, 5)) await artifacts.put(name, file(Buffer.from(name)));
    for (const name of names.slice(0, 5)) expect((await read(name))?.toString()).toBe(name);
    expect(await artifacts.has(names[5]!)).toBe(false);
  });

  it('removes many at once', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `read/many-${index}`);
    await Promise.all(names.map((name) => artifacts.put(name, file(Buffer.from(name)))));
    await artifacts.remove(names.slice(1));
    expect(await Promise.all(names.map((name) => artifacts.has(name)))).toEqual([
      true,
      ...Array(19).fill(false),
    ]);
  });
});

it('leaves no half files in the folder', async () => {
  const folder = folderWith();
  const artifacts = openFileArtifacts(folder, { durable: true });
  const path = join(folderWith(), 'in');
  writeFileSync(path, randomBytes(1_000_000));
  await Promise.all(Array.from({ length: 8 }, () => artifacts.put('kept/one', path)));
  await expect(artifacts.put('kept/two', `${path}-gone`)).rejects.toThrow();
  expect(readdirSync(join(folder, 'kept'))).toEqual(['one']);
});

it('forgets what nobody fetched for two days, and never what is kept', async () => {
  const { db, close } = await openEmbeddedDatabase(folderWith());
  const path = join(folderWith({ in: 'x' }), 'in');
  const names = ['original/old', 'kept/old', 'original/new'];
  for (const name of names) await openDatabaseArtifacts(db).put(name, path);
  const old = new Date(Date.now() - 49 * 3600_000);
  await db.update(rows).set({ created: old }).where(like(rows.name, '%/old'));
  // A put that died with its process left this behind.
  await db.insert(rows).values({ name: '@half', part: 0, parts: 0, body: Buffer.from('x'), created: old });
  await openDatabaseArtifacts(db).put('read/another', path);
  const left = await db.select({ name: rows.name }).from(rows);
  expect(left.map(({ name }) => name).sort()).toEqual(['kept/old', 'original/new', 'read/another']);
  await close();
});

it('gives chunks in Redis two days, except those that are kept', async () => {
  const server = await startRedis();
  const { redis } = await connectRedis(server.url);
  const artifacts = openRedisArtifacts(redis, 'expiry');
  const path = join(folderWith({ in: randomBytes(1_500_000) }), 'in');
  const lives = async () => {
    const keys = (await redis.keys('expiry:*')).sort();
    return Promise.all(keys.map(async (key) => [key.split(':')[2], await redis.ttl(key)] as const));
  };
  for (const name of ['kept/a', 'read/a']) for (const _ of [1, 2]) await artifacts.put(name, path);
  const all = await lives();
  expect(all.map(([name]) => name)).toEqual([...Array(3).fill('kept/a'), ...Array(3).fill('read/a')]);
  expect(all.slice(0, 3).map(([, seconds]) => seconds)).toEqual([-1, -1, -1]);
  for (const [, seconds] of all.slice(3)) expect(seconds).toBeGreaterThan(0);
  await artifacts.remove(['kept/a', 'read/a']);
  expect(await lives()).toEqual([]);
  redis.disconnect();
  await server.stop();
});
