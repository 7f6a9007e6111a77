import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { folderWith } from '../helpers/folders.js';
import { jishen } from '../helpers/run-jishen.js';
import { scannedPdf } from '../helpers/scanned-pdf.js';
import { startPostgres, startRedis, type TestServer } from '../helpers/servers.js';
import { start } from '../helpers/twenty-files.js';

const stubChild = new URL('../helpers/stub-child.ts', import.meta.url).href;

/** What the children did: who, and what. */
function notes(log: string): { pid: string; what: string }[] {
  const lines = readFileSync(log, 'utf8').trim().split('\n');
  return lines.map((line) => ({ pid: line.split(' ')[0]!, what: line.slice(line.indexOf(' ') + 1) }));
}
const environment = (log: string) => ({ TEST_CHILD: stubChild, TEST_CHILD_LOG: log });

/** Audits a scan of ten pages and gives its review and what the children noted. */
async function audit(file: string, more: NodeJS.ProcessEnv = {}) {
  const folder = folderWith({ [file]: await scannedPdf(10) });
  const { TEST_CHILD_LOG: log = join(folderWith(), 'log') } = more;
  const out = join(folderWith(), 'out');
  const args = ['audit', folder, '-o', out, '--json', '--workers', '2', '--format', 'json'];
  const { status, stdout, stderr } = await jishen(args, { env: { ...environment(log), ...more } });
  expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
  expect(status).toBe(0);
  const { stats, documents, errors } = JSON.parse(stdout) as Review;
  return {
    noted: notes(log),
    out,
    read: { pages: stats.pages, ocrPages: stats.ocrPages, documents, errors },
  };
}

const RANGES = ['recognise 1,2,3,4,5', 'recognise 6,7,8,9,10'];
const left = (out: string) => {
  const folder = join(out, '.jishen', 'artifacts', 'pages');
  return existsSync(folder) ? readdirSync(folder) : [];
};

describe('a long scan', () => {
  it('is recognised by several children at once, and read from what they found', async () => {
    const { noted, out, read } = await audit('扫描件.pdf');
    expect(noted.map(({ what }) => what).sort()).toEqual(['read 0', ...RANGES]);
    const pids = noted.filter(({ what }) => what.startsWith('recognise')).map(({ pid }) => pid);
    expect(new Set(pids).size).toBe(2);
    expect(read).toMatchObject({ pages: 10, ocrPages: 10, errors: [] });
    expect(left(out)).toEqual([]);
  });

  it('is read all the same when a range fails again and again', async () => {
    const { noted, out, read } = await audit('坏.pdf');
    expect(noted.map(({ what }) => what).sort()).toEqual(['read 5', ...Array(3).fill(RANGES[0]), RANGES[1]]);
    expect(read).toMatchObject({ pages: 10, ocrPages: 10, errors: [] });
    expect(left(out)).toEqual([]);
  });
});

describe('a long scan on servers', () => {
  let redis: TestServer;
  let postgres: TestServer;
  beforeAll(async () => {
    [redis, postgres] = await Promise.all([startRedis(), startPostgres()]);
  });
  afterAll(() => Promise.all([redis?.stop(), postgres?.stop()]));

  it('is recognised by the workers of Redis, leaves nothing there, and outlives a child that dies', async () => {
    const env = { REDIS_URL: redis.url };
    const log = join(folderWith(), 'log');
    start(['worker', '--workers', '2'], { env: { ...environment(log), ...env } });
    const { noted, read } = await audit('崩.pdf', { ...env, TEST_CHILD_LOG: log });
    expect(noted.map(({ what }) => what).sort()).toEqual(['read 5', ...Array(3).fill(RANGES[0]), RANGES[1]]);
    expect(read).toMatchObject({ pages: 10, ocrPages: 10, errors: [] });
    const client = new Redis(redis.url);
    expect(await client.keys('jishen:artifact:*')).toEqual([]);
    expect((await client.keys('bull:jishen-pages:*')).filter((key) => /-p\d+/.test(key))).toEqual([]);
    client.disconnect();
  });

  it('is recognised with PostgreSQL', async () => {
    const { noted, read } = await audit('扫描件.pdf', { DATABASE_URL: postgres.url });
    expect(noted.map(({ what }) => what).sort()).toEqual(['read 0', ...RANGES]);
    expect(read).toMatchObject({ pages: 10, ocrPages: 10, errors: [] });
  });
});
