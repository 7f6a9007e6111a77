import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { connectRedis } from '../../src/adapters/queue/redis.js';
import { UsageError } from '../../src/ports/errors.js';
import { folderWith } from '../helpers/folders.js';
import { until } from '../helpers/processes.js';
import { jishen } from '../helpers/run-jishen.js';
import { startPostgres, startRedis, type TestServer } from '../helpers/servers.js';
import { start } from '../helpers/twenty-files.js';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

const redisWith = async (...settings: string[]): Promise<string> => {
  const server = await startRedis({ settings });
  servers.push(server);
  return server.url;
};

it('refuses a server that throws jobs away, and only warns where that was asked for', async () => {
  const url = await redisWith('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru');
  await expect(connectRedis(url)).rejects.toThrow(
    new UsageError(
      'Redis 的 maxmemory-policy 是 allkeys-lru，内存不足时会丢失任务，请改为 noeviction；确实要这样运行，请设置环境变量 JISHEN_ALLOW_EVICTION=true。',
    ),
  );
  const { redis, warnings } = await connectRedis(url, { mayEvict: true });
  redis.disconnect();
  expect(warnings[0]).toBe(
    'Redis 的 maxmemory-policy 是 allkeys-lru，内存不足时会丢失任务，请改为 noeviction。',
  );
});

it('warns where a restart loses jobs, and is content where none does', async () => {
  const forgetful = await connectRedis(await redisWith('--appendonly', 'no'));
  forgetful.redis.disconnect();
  expect(forgetful.warnings).toEqual([expect.stringContaining('未开启 AOF')]);
  const faithful = await connectRedis(await redisWith('--appendonly', 'yes'));
  faithful.redis.disconnect();
  expect(faithful.warnings).toEqual([]);
});

it('refuses a server that is too old, and says where none is', async () => {
  // Debian has no such server any more: this one answers everything with the version.
  const info = 'redis_version:4.0.9\r\n';
  const old = createServer((socket) =>
    socket.on('data', (text) => {
      const commands = text.toString().match(/^\*\d+\r$/gm) ?? [];
      for (const _ of commands) socket.write(`$${info.length}\r\n${info}\r\n`);
    }),
  );
  await new Promise<void>((resolve) => old.listen(0, '127.0.0.1', resolve));
  const { port } = old.address() as { port: number };
  await expect(connectRedis(`redis://127.0.0.1:${port}`)).rejects.toThrow(
    new UsageError('Redis 版本为 4.0.9，绩审需要 5.0 或更新版本。'),
  );
  await new Promise((resolve) => old.close(resolve));
  await expect(connectRedis(`redis://127.0.0.1:${port}`)).rejects.toThrow(/连接不上 REDIS_URL 指定的 Redis/);
});

it('keeps serve and worker from starting on such a server, in one sentence', async () => {
  const REDIS_URL = await redisWith('--maxmemory-policy', 'volatile-lru');
  const postgres = await startPostgres();
  servers.push(postgres);
  for (const [args, env] of [
    [['worker'], { REDIS_URL }],
    [['serve', '--port', '0', '--data', folderWith()], { REDIS_URL, DATABASE_URL: postgres.url }],
  ] as const) {
    const { status, stderr } = await jishen(args, { env });
    expect([args[0], status]).toEqual([args[0], 1]);
    expect(stderr).toMatch(
      /^绩审：Redis 的 maxmemory-policy 是 volatile-lru.*JISHEN_ALLOW_EVICTION=true。\n$/,
    );
  }
  const allowed = start(['worker', '--workers', '1'], { env: { REDIS_URL, JISHEN_ALLOW_EVICTION: 'true' } });
  await until(() => allowed.stderr().includes('worker 已启动'));
  expect(allowed.stderr()).toContain('注意：Redis 的 maxmemory-policy 是 volatile-lru');
  allowed.process.kill('SIGTERM');
  expect((await allowed.finished).status).toBe(0);
});
