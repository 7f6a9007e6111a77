import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import S3rver from 's3rver';
import { isGone, pause } from './processes.js';

/** Servers for tests: what TEST_REDIS_URL and TEST_PG_URL name, or our own on free ports in a temporary folder. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * An empty Redis database. A given server keeps what it holds: every test uses names of its own. With a port it is always
 * one of our own, so that a test may take it away and bring it back; so it is with settings of its own.
 */
export async function startRedis({
  port: wanted,
  settings = [],
}: {
  port?: number;
  settings?: readonly string[];
} = {}): Promise<TestServer> {
  const given = process.env.TEST_REDIS_URL;
  if (given && wanted === undefined && settings.length === 0)
    return { url: given, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), 'jishen-redis-'));
  const port = wanted ?? (await freePort());
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
    ...settings,
  ];
  const server = spawn('redis-server', options, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  await whenUp(server, 'redis-server', async () => {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      await redis.ping();
    } finally {
      redis.disconnect();
    }
  });
  return { url, stop: () => stopServer(server, 'SIGKILL', folder) };
}

/** An empty PostgreSQL database. */
export async function startPostgres(): Promise<TestServer> {
  const given = process.env.TEST_PG_URL;
  return given ? createDatabase(given) : startOwnPostgres();
}

export interface OwnPostgres extends TestServer {
  /** Takes it away, as a machine that is switched off. */
  halt(): Promise<void>;
  /** Brings it back with what it held. */
  resume(): Promise<void>;
}

/** A PostgreSQL server of the test's own. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const bin = findPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'jishen-pg-'));
  const data = join(folder, 'data');
  // The server refuses to run as root.
  const user = process.getuid?.() === 0 ? await userId('postgres') : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const as = { ...(user ?? {}), cwd: folder, stdio: 'ignore' as const };
  await finished(
    spawn(
      join(bin, 'initdb'),
      ['-D', data, '-U', 'jishen', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'],
      as,
    ),
    'initdb',
  );
  const port = await freePort();
  const options = [
    '-D',
    data,
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-k',
    folder,
    '-F',
    '-c',
    'max_connections=200',
  ];
  const url = `postgres://jishen@127.0.0.1:${port}/postgres`;
  const up = async () => {
    const started = spawn(join(bin, 'postgres'), options, as);
    await whenUp(started, 'postgres', async () => {
      const client = new Client({ connectionString: url });
      client.on('error', () => undefined);
      await client.connect();
      await client.end();
    });
    return started;
  };
  let server = await up();
  return {
    url,
    halt: async () => {
      server.kill('SIGQUIT');
      await isGone(server.pid!);
    },
    resume: async () => {
      server = await up();
    },
    stop: () => stopServer(server, 'SIGQUIT', folder),
  };
}

/** An empty S3 store, whose key and secret are both S3RVER. */
export async function startS3(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'jishen-s3-'));
  const server = new S3rver({ directory: folder, address: '127.0.0.1', port: 0, silent: true });
  // It tells of every refusal, which are what some tests are about.
  server.on('error', () => undefined);
  const { port } = await server.run();
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.httpServer.closeAllConnections();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function createDatabase(given: string): Promise<TestServer> {
  const name = `jishen_test_${randomUUID().replaceAll('-', '')}`;
  const admin = async (sql: string) => {
    const client = new Client({ connectionString: given });
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  await admin(`create database ${name}`);
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => admin(`drop database ${name} with (force)`) };
}

function findPostgres(): string {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(root, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ];
  const found = folders.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
  if (!found) throw new Error('PostgreSQL is not installed: apt-get install postgresql, or set TEST_PG_URL');
  return found;
}

async function userId(name: string): Promise<{ uid: number; gid: number }> {
  const ask = (flag: string) =>
    new Promise<number>((resolve) => {
      spawn('id', [flag, name]).stdout.once('data', (text: Buffer) => resolve(Number(text.toString())));
    });
  return { uid: await ask('-u'), gid: await ask('-g') };
}

function finished(process: ChildProcess, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.once('error', reject);
    process.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}`)),
    );
  });
}

async function whenUp(server: ChildProcess, name: string, ask: () => Promise<void>): Promise<void> {
  let failure: Error | null = null;
  server.once('error', (error) => {
    failure = error;
  });
  server.once('exit', (code) => {
    failure ??= new Error(`${name} ended with ${code}`);
  });
  for (;;) {
    if (failure) throw failure;
    try {
      return await ask();
    } catch {
      await pause(50);
    }
  }
}

async function stopServer(server: ChildProcess, signal: NodeJS.Signals, folder: string): Promise<void> {
  server.kill(signal);
  await isGone(server.pid!);
  rmSync(folder, { recursive: true, force: true });
}
