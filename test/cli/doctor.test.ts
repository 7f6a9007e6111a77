import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';
import { freePort, startPostgres, startRedis, type TestServer } from '../helpers/servers.js';

let postgres: TestServer;
let redis: TestServer;
beforeAll(async () => {
  [postgres, redis] = await Promise.all([
    startPostgres(),
    startRedis({ settings: ['--maxmemory-policy', 'allkeys-lru'] }),
  ]);
});
afterAll(async () => {
  await postgres?.stop();
  await redis?.stop();
});

const service = (stdout: string) => stdout.slice(stdout.indexOf('服务的数据库') - 3);

it('says that a service needs nothing else, and how much room there is', async () => {
  const { stdout } = await jishen(['doctor'], { cwd: folderWith() });
  expect(service(stdout)).toMatch(
    /^有 {2}服务的数据库：内置，.*\n有 {2}服务的任务队列：在数据库里.*\n有 {2}服务的原件：放在文件夹里\n有 {2}服务的磁盘：“jishen-data”所在磁盘还剩 [\d.]+ GB\n$/,
  );
});

it('says which of its servers it cannot use, why, and ends with 1', async () => {
  const nobody = `redis://127.0.0.1:${await freePort()}`;
  const config = `${folderWith({ 'service.yaml': 'quota: { freeMb: 999999999 }' })}/service.yaml`;
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
  const { status, stdout } = await jishen(['doctor', '--config', config], { env });
  expect(status).toBe(1);
  expect(stdout).toMatch(/有 {2}服务的数据库：PostgreSQL \d+/);
  expect(stdout).toMatch(
    /缺 {2}服务的任务队列：服务和 worker 无法启动：Redis 的 maxmemory-policy 是 allkeys-lru/,
  );
  expect(stdout).toMatch(/缺 {2}服务的磁盘：.*少于 quota.freeMb，不再接收材料\n {6}清理磁盘/);
  const away = await jishen(['doctor'], {
    env: { DATABASE_URL: nobody.replace('redis', 'postgres'), REDIS_URL: nobody },
  });
  expect(away.status).toBe(1);
  expect(away.stdout).toMatch(/缺 {2}服务的数据库：连接不上 DATABASE_URL 指定的 PostgreSQL/);
  expect(away.stdout).toMatch(/缺 {2}服务的任务队列：.*连接不上 REDIS_URL 指定的 Redis/);
});
