import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { LimitOptions } from '../../src/server/limits.js';
import { type App, makeApp } from '../../src/server/make-app.js';
import { openClient } from '../helpers/client.js';
import { startRedis, type TestServer } from '../helpers/servers.js';
import { personWith, stubIdentity } from '../helpers/stub-identity.js';

const apps: App[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

async function open(limits: LimitOptions, identity = stubIdentity()): Promise<App> {
  const app = await makeApp({ identity, version: '0', limits });
  app.get('/open', { config: { access: 'anyone' } }, async () => 'done');
  app.get('/closed', { config: { access: 'uploader' } }, async () => 'done');
  apps.push(app);
  return app;
}

async function ask(app: App, path: string, times: number, who?: string, address?: string) {
  const client = openClient(app, address);
  const headers = who ? { authorization: `Bearer ${who}` } : undefined;
  const statuses: number[] = [];
  for (let n = 0; n < times; n++) statuses.push((await client.send('GET', path, undefined, headers)).status);
  return statuses;
}

describe('requests', () => {
  it('of a person are counted together, wherever they come from', async () => {
    const app = await open({ person: 2, anonymous: 99 });
    expect(await ask(app, '/closed', 2, 'uploader', '10.0.0.1')).toEqual([200, 200]);
    expect(await ask(app, '/closed', 1, 'uploader', '10.0.0.2')).toEqual([429]);
    expect(await ask(app, '/closed', 1, 'reviewer', '10.0.0.1')).toEqual([200]);
  });

  it('of nobody known are counted by their address', async () => {
    const app = await open({ person: 99, anonymous: 2 });
    expect(await ask(app, '/open', 3, undefined, '10.0.0.1')).toEqual([200, 200, 429]);
    expect(await ask(app, '/open', 1, undefined, '10.0.0.2')).toEqual([200]);
  });

  it('that are turned away count too, and so do addresses that are none', async () => {
    const app = await open({ person: 99, anonymous: 2 });
    expect(await ask(app, '/closed', 3, 'guess')).toEqual([401, 401, 429]);
    expect(await ask(app, '/none', 1)).toEqual([429]);
  });

  it('that are too many are told when to come again', async () => {
    const app = await open({ person: 99, anonymous: 0 });
    const { headers, body } = await openClient(app).send('GET', '/open');
    expect(body.code).toBe('too-many-requests');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  it('of who has the machine alone are not counted', async () => {
    const authenticate = async () => ({
      person: personWith('administrator', { via: 'local' }),
      cookies: [],
    });
    const app = await open({ person: 1, anonymous: 1 }, stubIdentity({ mode: 'single-user', authenticate }));
    expect(await ask(app, '/closed', 3)).toEqual([200, 200, 200]);
  });
});

describe('with Redis', () => {
  let server: TestServer;
  let redis: Redis;
  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, lazyConnect: true });
    redis.on('error', () => undefined);
    await redis.connect();
  });
  afterAll(async () => {
    redis?.disconnect();
    await server?.stop();
  });

  it('several servers count together', async () => {
    const id = `person-${process.pid}-${Date.now()}`;
    const authenticate = async () => ({ person: personWith('uploader', { id }), cookies: [] });
    const limits = { person: 2, anonymous: 1, redis };
    const [one, other] = [
      await open(limits, stubIdentity({ authenticate })),
      await open(limits, stubIdentity({ authenticate })),
    ];
    expect(await ask(one, '/closed', 1)).toEqual([200]);
    expect(await ask(other, '/closed', 2)).toEqual([200, 429]);
  });

  it('nobody is limited when it is gone', async () => {
    const gone = new Redis('redis://127.0.0.1:1', {
      maxRetriesPerRequest: 0,
      enableOfflineQueue: false,
      retryStrategy: () => null,
    });
    gone.on('error', () => undefined);
    const app = await open({ person: 1, anonymous: 1, redis: gone });
    expect(await ask(app, '/open', 3)).toEqual([200, 200, 200]);
    gone.disconnect();
  });
});
