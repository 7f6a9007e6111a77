import { afterAll, afterEach } from 'vitest';
import { findBatch } from '../../src/adapters/db/service/batches.js';
import { eventsAfter } from '../../src/adapters/db/service/events.js';
import { countStates, findSubmission } from '../../src/adapters/db/service/submissions.js';
import { hashBytes } from '../../src/intake/hash.js';
import { openStates } from '../../src/model/desk.js';
import { createBatch, type NewBatch } from '../../src/service/batches.js';
import { type Grouping, groupUploads } from '../../src/service/group-uploads.js';
import { type HandIn, handIn } from '../../src/service/hand-in.js';
import { keptOriginal } from '../../src/service/names.js';
import { type OpenServiceOptions, openService, type RunningService } from '../../src/service/open.js';
import type { Service } from '../../src/service/service.js';
import { loadServiceConfig } from '../../src/service/settings.js';
import { folderWith } from './folders.js';
import { until } from './processes.js';
import { startPostgres, startRedis, startS3, type TestServer } from './servers.js';

/** Where a service keeps what it has: the embedded one, a database server, or all three servers. */
export const places = ['embedded', 'postgres', 'servers'] as const;
export type Place = (typeof places)[number];

const servers: TestServer[] = [];
afterAll(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

/** What leads to empty servers of that kind, as the environment of a process. */
export async function placeEnvironment(place: Place): Promise<NodeJS.ProcessEnv> {
  if (place === 'embedded') return {};
  const keep = async (starting: Promise<TestServer>) => {
    const server = await starting;
    servers.push(server);
    return server.url;
  };
  const DATABASE_URL = await keep(startPostgres());
  if (place === 'postgres') return { DATABASE_URL };
  const [REDIS_URL, JISHEN_S3_ENDPOINT] = await Promise.all([keep(startRedis()), keep(startS3())]);
  return {
    DATABASE_URL,
    REDIS_URL,
    JISHEN_FILES: 's3',
    JISHEN_S3_ENDPOINT,
    JISHEN_S3_BUCKET: 'jishen',
    JISHEN_S3_ACCESS_KEY: 'S3RVER',
    JISHEN_S3_SECRET_KEY: 'S3RVER',
  };
}

export const ME = { id: 'me', name: '审核员' };

const running: RunningService[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.close();
});

export interface StartOptions extends Partial<OpenServiceOptions> {
  readonly data?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** A service in this process; closed after the test. */
export async function startService(
  environment: NodeJS.ProcessEnv = {},
  { data = folderWith(), settings = {}, ...options }: StartOptions = {},
): Promise<RunningService> {
  const config = await loadServiceConfig(null, { data, ...settings }, environment);
  const started = await openService(config, { engine: '0.0.0-test', ...options });
  running.push(started);
  return started;
}

/** Keeps the files and hands them in; texts by their names. */
export async function handInFiles(
  service: Service,
  files: Readonly<Record<string, string | Uint8Array>>,
  {
    grouping = 'auto',
    batch,
    owner = null,
    given = {},
  }: { grouping?: Grouping; batch?: HandIn['batch']; owner?: string | null; given?: HandIn['given'] } = {},
) {
  const into = batch ?? (await createBatch(service, { name: '测试批次', actor: ME, unit: null }));
  const folder = folderWith(
    Object.fromEntries(Object.values(files).map((body, index) => [`${index}`, body])),
  );
  const uploaded = [];
  for (const [index, [file, body]] of Object.entries(files).entries()) {
    const sha256 = hashBytes(body);
    await service.files.put(keptOriginal(sha256), `${folder}/${index}`);
    uploaded.push({ file, sha256, size: Buffer.byteLength(body) });
  }
  const rows = await handIn(service, groupUploads(uploaded, grouping), {
    batch: into,
    owner,
    actor: ME,
    given,
  });
  return { batch: into, handedIn: rows!, ids: rows!.map(({ row }) => row.id) };
}

export const newBatch = (service: Service, batch: Partial<NewBatch> = {}) =>
  createBatch(service, { name: '测试批次', actor: ME, unit: null, ...batch });

/** Resolves when nothing waits and nothing is under way. */
export const allSettled = ({ db }: Service) =>
  until(async () => {
    const counts = await countStates(db);
    return openStates.every((state) => counts[state] === 0);
  });

export async function settledRow({ db }: Service, id: string) {
  await until(async () => !openStates.includes((await findSubmission(db, id))!.state));
  return (await findSubmission(db, id))!;
}

/** Resolves when the batch was compared as it is now. */
export const compared = ({ db }: Service, batch: string) =>
  until(async () => {
    const row = await findBatch(db, batch);
    return row !== null && row.compared >= row.changes;
  });

/** All events so far, oldest first. */
export const allEvents = ({ db }: Service) => eventsAfter(db, 0, { owner: null }, 100_000);
