import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmbeddedDatabase, openServerDatabase } from '../../src/adapters/db/database.js';
import { openStore } from '../../src/adapters/db/store.js';
import { openFolderStore } from '../../src/adapters/folder-store/folder-store.js';
import { connectRedis } from '../../src/adapters/queue/redis.js';
import type { Store, SubmissionRow } from '../../src/ports/store.js';
import { folderWith } from '../helpers/folders.js';
import { startPostgres, startRedis, type TestServer } from '../helpers/servers.js';

let server: TestServer;
let redisServer: TestServer;
beforeAll(async () => {
  [server, redisServer] = await Promise.all([startPostgres(), startRedis()]);
});
afterAll(async () => {
  await server?.stop();
  await redisServer?.stop();
});

const stores: Record<string, () => Promise<Store>> = {
  embedded: async () => openStore(await openEmbeddedDatabase(folderWith())),
  'embedded, in a thread': async () => openStore(await openEmbeddedDatabase(folderWith(), { thread: true })),
  postgres: async () => openStore(await openServerDatabase(server.url)),
  'a folder': () => openFolderStore(folderWith()),
};

const submission = (id: string, position: number): SubmissionRow => ({
  id,
  run: 'run',
  position,
  source: `报送/${id}`,
  slug: id,
  reviewKey: `key-${id}`,
  state: 'planned',
  errors: [],
});

describe.each(Object.entries(stores))('the store on %s', (_name, open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store?.close());

  it('replaces a run that is put twice', async () => {
    await store.runs.put({ id: 'run', settings: { engine: '1', year: 2024 } });
    await store.runs.put({ id: 'run', settings: { engine: '2', year: null } });
    expect(await store.runs.find('run')).toEqual({ id: 'run', settings: { engine: '2', year: null } });
    expect(await store.runs.find('other')).toBeNull();
  });

  it('gives the submissions of a run in their order, with what became of them', async () => {
    for (const [id, position] of [
      ['b', 1],
      ['a', 0],
      ['c', 2],
      ['a', 0],
    ] as const) {
      await store.submissions.put(submission(id, position));
    }
    const errors = [{ file: '甲.docx', code: 'corrupt', message: '文件损坏' }];
    await store.submissions.setState('b', 'failed', errors);
    await store.submissions.setState('c', 'done');
    const rows = await store.submissions.ofRun('run');
    expect(rows.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'planned'],
      ['b', 'failed'],
      ['c', 'done'],
    ]);
    expect(rows[1]).toEqual({ ...submission('b', 1), state: 'failed', errors });
  });

  it('replaces the documents of a submission', async () => {
    const file = (name: string) => ({ file: name, sha256: name.repeat(4), size: 2 ** 33 });
    await store.documents.put('a', [file('1'), file('2')]);
    await store.documents.put('a', [file('2'), file('3')]);
    expect(await store.documents.of('a')).toEqual([file('2'), file('3')]);
  });

  it('keeps a review byte for byte, and the last one under its key', async () => {
    const row = { key: 'key-a', content: 'c', engine: 'e', rubric: 'r', given: 'g' };
    await store.reviews.put({ ...row, json: '{"z":1}' });
    const json = '{"z":1.50,"a":"“绩效”","a2":[ ]}';
    await store.reviews.put({ ...row, json });
    expect(await store.reviews.find('key-a')).toBe(json);
    const many = Array.from({ length: 1200 }, (_, index) => `none-${index}`);
    expect(await store.reviews.among(['key-a', ...many])).toEqual(new Set(['key-a']));
    await store.reviews.replace('key-a', '{"compared":true}');
    expect(await store.reviews.find('key-a')).toBe('{"compared":true}');
    await store.reviews.replace('key-nowhere', '{}');
    expect(await store.reviews.find('key-nowhere')).toBeNull();
  });

  it('keeps what a review leaves for the comparison, the last one under its key', async () => {
    await store.digests.put('key-a', '{"version":1}');
    await store.digests.put('key-a', '{"version":1,"unit":"档案馆"}');
    expect(await store.digests.find('key-a')).toBe('{"version":1,"unit":"档案馆"}');
    expect(await store.digests.find('key-b')).toBeNull();
  });
});

it('brings the tables of a server up to date though four start together', async () => {
  const database = await openServerDatabase(server.url);
  await database.close();
  const all = await Promise.all([1, 2, 3, 4].map(() => openServerDatabase(server.url)));
  await Promise.all(all.map((one) => one.close()));
});

it('says in one sentence that a server cannot be reached', async () => {
  await expect(openServerDatabase('postgres://nobody@127.0.0.1:1/x')).rejects.toMatchObject({
    name: 'UsageError',
  });
  await expect(connectRedis('redis://127.0.0.1:1')).rejects.toMatchObject({ name: 'UsageError' });
});

it('warns of a Redis that may throw jobs away', async () => {
  const { redis } = await connectRedis(redisServer.url);
  const policy = ((await redis.config('GET', 'maxmemory-policy')) as string[])[1]!;
  await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
  const second = await connectRedis(redisServer.url, { mayEvict: true });
  await redis.config('SET', 'maxmemory-policy', policy);
  expect(second.warnings.join('\n')).toContain('请改为 noeviction');
  redis.disconnect();
  second.redis.disconnect();
});
