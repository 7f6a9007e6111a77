import { afterEach, describe, expect, it } from 'vitest';
import type { Review } from '../../src/model/review.js';
import { type Api, type ApiEvent, apiOf } from '../helpers/api.js';
import { folderWith } from '../helpers/folders.js';
import { pause, until } from '../helpers/processes.js';
import { moodyChild, type Running, startJishen } from '../helpers/run-jishen.js';
import { freePort, startPostgres, startRedis, startS3, type TestServer } from '../helpers/servers.js';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const running = (...args: Parameters<typeof startJishen>): Running => {
  const one = startJishen(...args);
  open.push(async () => {
    one.process.kill('SIGKILL');
    await one.finished;
  });
  return one;
};

const report = (unit: string) =>
  `2024年度${unit}整体支出绩效自评报告\n\n一、单位基本情况\n\n${unit}核定编制6名。\n\n二、支出情况\n\n基本支出87.56万元。\n`;

const SUBMISSIONS = 200;
/** Reviews between two shots: some three seconds. */
const EVERY = 12;
const unitOf = (index: number) => `云渡县第${index + 1}局`;

interface Page {
  readonly rows: readonly { readonly id: string; readonly state: string; readonly source: string }[];
  readonly total: number;
}

const count = async (api: Api, query: string): Promise<number> =>
  (await api.get<Page>(`/submissions?most=1&${query}`)).total;

/**
 * Kills one worker after the other without a word, in the middle of its jobs, and starts another in its place: each time
 * that a few more are done, so that the slowest machine gets somewhere between two shots.
 */
function shootWorkers(start: () => Running, reviewed: () => Promise<number>) {
  const workers = [start(), start()];
  let isOver = false;
  let kills = 0;
  let last = 0;
  const shooting = (async () => {
    while (!isOver) {
      await pause(250);
      const done = await reviewed().catch(() => last);
      if (isOver || done < last + EVERY) continue;
      last = done;
      const victim = workers.shift()!;
      victim.process.kill('SIGKILL');
      kills += 1;
      workers.push(start());
    }
  })();
  return {
    kills: () => kills,
    stop: async () => {
      isOver = true;
      await shooting;
    },
  };
}

describe('when machines die', () => {
  it('reviews 200 of 200, each once, and tells the truth about it', async () => {
    const keep = (server: TestServer) => {
      open.push(server.stop);
      return server;
    };
    const redisPort = await freePort();
    const [postgres, s3] = [keep(await startPostgres()), keep(await startS3())];
    let redis = await startRedis({ port: redisPort });
    open.push(() => redis.stop());
    const port = await freePort();
    const env = {
      DATABASE_URL: postgres.url,
      REDIS_URL: redis.url,
      JISHEN_FILES: 's3',
      JISHEN_S3_ENDPOINT: s3.url,
      JISHEN_S3_BUCKET: 'jishen',
      JISHEN_S3_ACCESS_KEY: 'S3RVER',
      JISHEN_S3_SECRET_KEY: 'S3RVER',
      JISHEN_QUEUE_LOCK_MS: '3000',
      TEST_CHILD: moodyChild,
      TEST_CHILD_MS: '200',
    };
    const folder = folderWith({ 'service.yaml': 'queue: { sweepSeconds: 3, window: 24 }\nworkers: 0\n' });
    const serve = () =>
      running(
        [
          'serve',
          '--config',
          `${folder}/service.yaml`,
          '--port',
          String(port),
          '--data',
          `${folder}/data`,
          '-q',
        ],
        { env },
      );
    let server = serve();
    const api = apiOf(() => `http://127.0.0.1:${port}`);
    const isUp = () =>
      until(() =>
        api.get('/me').then(
          () => true,
          () => false,
        ),
      );
    await isUp();

    const told: ApiEvent[] = [];
    const listening = new AbortController();
    const hearing = (async () => {
      for await (const event of api.events(listening.signal)) told.push(event);
    })();
    const batch = await api.send<{ id: string }>('POST', '/batches', { name: '混乱' });
    const files = Object.fromEntries(
      Array.from({ length: SUBMISSIONS }, (_, index) => [`${index + 1}.txt`, report(unitOf(index))]),
    );
    await api.upload(`/batches/${batch.id}/submissions`, files);

    const shots = shootWorkers(
      () => running(['worker', '--workers', '2', '-q'], { env }),
      () => count(api, 'state=reviewed'),
    );
    const reviewed = (least: number) =>
      until(async () => (await count(api, 'state=reviewed').catch(() => 0)) >= least);
    await reviewed(SUBMISSIONS / 4);
    // Redis forgets everything.
    await redis.stop();
    redis = await startRedis({ port: redisPort });
    await reviewed(SUBMISSIONS / 2);
    server.process.kill('SIGKILL');
    await server.finished;
    server = serve();
    await isUp();
    await reviewed(SUBMISSIONS);
    await shots.stop();
    expect(shots.kills()).toBeGreaterThan(3);

    const { rows, total } = await api.get<Page>('/submissions?most=500&sort=position&order=asc');
    expect(total).toBe(SUBMISSIONS);
    expect(rows.map(({ state }) => state)).toEqual(rows.map(() => 'reviewed'));
    for (const [index, { id, source }] of rows.entries()) {
      const review = await api.get<Review>(`/submissions/${id}/review`);
      expect([source, review.unit, review.errors]).toEqual([`${index + 1}.txt`, unitOf(index), []]);
    }

    // The stream, over the death of the server: each told once that it was reviewed, and numbers only go up.
    const done = () => told.filter(({ event }) => event === 'submission-reviewed');
    await until(() => done().length >= SUBMISSIONS);
    listening.abort();
    await hearing;
    expect(done()).toHaveLength(SUBMISSIONS);
    expect(new Set(done().map(({ data }) => data.submission)).size).toBe(SUBMISSIONS);
    expect(told.filter(({ event }) => event === 'submission-failed')).toEqual([]);
    expect(told.every(({ id }, index) => index === 0 || id > told[index - 1]!.id)).toBe(true);
  }, 600_000);

  it('goes on where it was when everything in one process is killed, three times', async () => {
    const port = await freePort();
    const data = folderWith();
    const env = { TEST_CHILD: moodyChild, TEST_CHILD_MS: '100' };
    const serve = () =>
      running(['serve', '--port', String(port), '--data', data, '--workers', '2', '-q'], { env });
    const api = apiOf(() => `http://127.0.0.1:${port}`);
    const isUp = () =>
      until(() =>
        api.get('/me').then(
          () => true,
          () => false,
        ),
      );
    let server = serve();
    await isUp();
    const { id } = await api.send<{ id: string }>('POST', '/batches', { name: '一台电脑' });
    const many = Array.from({ length: 40 }, (_, index) => [`${index + 1}.txt`, report(unitOf(index))]);
    await api.upload(`/batches/${id}/submissions`, Object.fromEntries(many));
    for (const least of [5, 15, 25]) {
      await until(async () => (await count(api, 'state=reviewed')) >= least);
      server.process.kill('SIGKILL');
      await server.finished;
      server = serve();
      await isUp();
    }
    await until(async () => (await count(api, 'state=reviewed')) === 40);
    const stop = new AbortController();
    const done: unknown[] = [];
    for await (const { event, data } of api.events(stop.signal)) {
      if (event === 'submission-reviewed') done.push(data.submission);
      if (done.length === 40) stop.abort();
    }
    expect(new Set(done).size).toBe(40);
  }, 400_000);
});
