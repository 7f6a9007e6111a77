import { afterEach, describe, expect, it } from 'vitest';
import { type RunningServer, serve } from '../../src/server/serve.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { apiOf } from '../helpers/api.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { dyingThread } from '../helpers/run-jishen.js';
import { handInTexts, reportOf, statesOf } from '../helpers/run-serve.js';
import { freePort, startOwnPostgres, startRedis } from '../helpers/servers.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function startServer(
  env: NodeJS.ProcessEnv,
  settings: Readonly<Record<string, unknown>> = {},
  databaseThread?: URL,
): Promise<RunningServer> {
  const flags = { data: folderWith(), port: 0, ...settings };
  const server = await serve(await loadServiceConfig(null, flags, env), {
    engine: '0.0.0-test',
    logTo: null,
    databaseThread,
  });
  open.push(server.close);
  return server;
}

interface Health {
  readonly status: number;
  readonly problems: readonly string[];
}

async function ask({ url }: RunningServer, path: string): Promise<Health> {
  const answer = await fetch(url + path);
  const { problems } = (await answer.json()) as Omit<Health, 'status'>;
  return { status: answer.status, problems };
}

describe('/healthz and /readyz', () => {
  it('say that nothing but a new start helps when the embedded database died', async () => {
    const server = await startServer({}, { queue: { drainSeconds: 0 } }, new URL(dyingThread));
    expect(await ask(server, '/healthz')).toEqual({ status: 200, problems: [] });
    expect(await ask(server, '/readyz')).toEqual({ status: 200, problems: [] });
    const { source } = server.service.database;
    if (source.kind !== 'embedded') throw new Error('not embedded');
    await expect(source.embedded.client.exec('die')).rejects.toThrow(/thread of the embedded database ended/);
    expect((await server.died).message).toMatch(/thread of the embedded database ended/);
    expect(await ask(server, '/healthz')).toEqual({ status: 503, problems: ['database'] });
    expect((await ask(server, '/readyz')).problems).toContain('database');
  });

  it('say which server is away, and that it is back; what was handed in is reviewed', async () => {
    const postgres = await startOwnPostgres();
    open.push(postgres.stop);
    const port = await freePort();
    let redis = await startRedis({ port });
    open.push(() => redis.stop());
    const server = await startServer(
      { DATABASE_URL: postgres.url, REDIS_URL: redis.url },
      { queue: { sweepSeconds: 1 } },
    );
    const isReady = async () => (await ask(server, '/readyz')).status === 200;
    await until(isReady);
    const api = apiOf(() => server.url);

    await redis.stop();
    await until(async () => !(await isReady()));
    expect(await ask(server, '/readyz')).toEqual({ status: 503, problems: ['queue'] });
    expect((await ask(server, '/healthz')).status).toBe(200);
    // The database takes in what the queue cannot be told of.
    await handInTexts(api, { '云渡县甲局.txt': reportOf('云渡县甲局') });
    redis = await startRedis({ port });
    await until(isReady);
    await until(async () => (await statesOf(api))['云渡县甲局.txt'] === 'reviewed');

    await handInTexts(api, { '云渡县乙局.txt': reportOf('云渡县乙局') });
    await postgres.halt();
    await until(async () => (await ask(server, '/readyz')).problems.includes('database'));
    expect((await ask(server, '/healthz')).status).toBe(200);
    await postgres.resume();
    await until(isReady);
    await until(async () => (await statesOf(api))['云渡县乙局.txt'] === 'reviewed');
    expect(await statesOf(api)).toEqual({ '云渡县甲局.txt': 'reviewed', '云渡县乙局.txt': 'reviewed' });
  });
});
