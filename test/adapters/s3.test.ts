import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { checkS3 } from '../../src/adapters/artifacts/check-s3.js';
import { openS3Artifacts } from '../../src/adapters/artifacts/s3.js';
import type { S3Options } from '../../src/adapters/artifacts/s3-client.js';
import { folderWith } from '../helpers/folders.js';
import { freePort, startS3, type TestServer } from '../helpers/servers.js';

let store: TestServer;
let options: S3Options;
beforeAll(async () => {
  store = await startS3();
  options = {
    endpoint: store.url,
    bucket: 'there',
    region: 'us-east-1',
    accessKey: 'S3RVER',
    secretKey: 'S3RVER',
    pauseMs: 1,
  };
  await checkS3(options, { createBucket: true });
});
afterAll(() => store?.stop());

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that answers as each of `moods` says, one after the other, the last one from then on. */
async function startMoody(moods: readonly RequestListener[]): Promise<{ endpoint: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const mood = moods[Math.min(asked.length, moods.length - 1)]!;
    asked.push(`${request.method} ${request.url}`);
    mood(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as { port: number }).port}`, asked };
}

const busy: RequestListener = (request, response) => {
  request.resume();
  response.writeHead(503).end('<Error><Code>SlowDown</Code><Message>later</Message></Error>');
};
const hangUp: RequestListener = (request) => request.socket.destroy();
const silent: RequestListener = () => undefined;
const half: RequestListener = (_request, response) => {
  response.writeHead(200, { 'content-length': '10' }).write('half');
  setImmediate(() => response.socket?.destroy());
};
const whole: RequestListener = (_request, response) => response.end('0123456789');
const forbidden: RequestListener = (_request, response) =>
  response.writeHead(403).end('<Error><Code>AccessDenied</Code><Message>no</Message></Error>');

/** Takes what is signed with this secret and carries the body that the signature speaks of. */
const signed =
  (secret: string): RequestListener =>
  async (request, response) => {
    const said = /Credential=([^/]+)\/(.+), SignedHeaders=(.+), Signature=(.+)$/.exec(
      request.headers.authorization ?? '',
    );
    const [, , scope = '', names = '', signature] = said ?? [];
    const hash = createHash('sha256')
      .update(await buffer(request))
      .digest('hex');
    const lines = names.split(';').map((name) => `${name}:${request.headers[name] as string}\n`);
    const asked = [request.method, request.url, '', lines.join(''), names, hash].join('\n');
    const time = request.headers['x-amz-date'] as string;
    const digest = createHash('sha256').update(asked).digest('hex');
    const key = scope.split('/').reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secret}`);
    const expected = hmac(key, ['AWS4-HMAC-SHA256', time, scope, digest].join('\n')).toString('hex');
    if (signature === expected) response.end();
    else response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
  };
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

it('asks again when the server is busy, hangs up, is silent or stops in the middle', async () => {
  const { endpoint, asked } = await startMoody([busy, hangUp, silent, half, whole]);
  const artifacts = openS3Artifacts({ ...options, endpoint, attempts: 5, timeoutMs: 200 });
  const folder = folderWith();
  expect(await artifacts.get('kept/a', join(folder, 'out'))).toBe(true);
  expect(asked).toEqual(Array(5).fill('GET /there/kept/a'));
  await artifacts.close();
});

it('sends the whole file again with every try', async () => {
  const got: { body: Buffer; headers: IncomingMessage['headers'] }[] = [];
  const take: RequestListener = async (request, response) => {
    got.push({ body: await buffer(request), headers: request.headers });
    response.writeHead(got.length < 3 ? 500 : 200).end();
  };
  const { endpoint } = await startMoody([take]);
  const artifacts = openS3Artifacts({ ...options, endpoint });
  const body = Buffer.alloc(3_000_000, '绩审');
  await artifacts.put('kept/a', join(folderWith({ in: body }), 'in'));
  expect(got.map((one) => one.body.equals(body))).toEqual([true, true, true]);
  expect(got[2]?.headers).toMatchObject({ 'content-length': '3000000' });
  expect(got[2]?.headers['x-amz-content-sha256']).toMatch(/^[0-9a-f]{64}$/);
  await artifacts.close();
});

it('sends the whole file again when the connection breaks while it is sent', async () => {
  const got: Buffer[] = [];
  const breakOff: RequestListener = (request) => {
    request.once('data', () => request.socket.resetAndDestroy());
  };
  const take: RequestListener = async (request, response) => {
    got.push(await buffer(request));
    response.end();
  };
  const { endpoint, asked } = await startMoody([breakOff, breakOff, take]);
  const artifacts = openS3Artifacts({ ...options, endpoint });
  const body = Buffer.alloc(20_000_000, '绩审');
  await artifacts.put('kept/a', join(folderWith({ in: body }), 'in'));
  expect(got.map((one) => one.equals(body))).toEqual([true]);
  expect(asked).toHaveLength(3);
  await artifacts.close();
});

it('signs what the server reads: name, time and the hash of the body', async () => {
  const { endpoint, asked } = await startMoody([signed('S3RVER')]);
  const artifacts = openS3Artifacts({ ...options, endpoint, prefix: "/绩审 (1)'s/" });
  const path = join(folderWith({ in: '内容' }), 'in');
  await artifacts.put('kept/甲_a-1', path);
  expect(await artifacts.has('kept/甲_a-1')).toBe(true);
  await artifacts.remove(['kept/甲_a-1']);
  expect(asked.map((line) => line.slice(0, 12))).toEqual(['PUT /there/%', 'HEAD /there/', 'DELETE /ther']);
  await artifacts.close();
});

it('gives up after as many tries as were allowed', async () => {
  const { endpoint, asked } = await startMoody([busy]);
  const artifacts = openS3Artifacts({ ...options, endpoint, attempts: 3 });
  await expect(artifacts.has('kept/a')).rejects.toMatchObject({ name: 'S3Error', status: 503 });
  expect(asked).toHaveLength(3);
  await artifacts.close();
});

it('takes a refusal for an answer, also in the middle of a large file', async () => {
  const { endpoint, asked } = await startMoody([forbidden]);
  const artifacts = openS3Artifacts({ ...options, endpoint });
  const path = join(folderWith({ in: Buffer.alloc(20_000_000) }), 'in');
  await expect(artifacts.put('kept/a', path)).rejects.toMatchObject({ status: 403, code: 'AccessDenied' });
  await expect(artifacts.stream('kept/a')).rejects.toMatchObject({ code: 'AccessDenied' });
  expect(asked).toHaveLength(2);
  await artifacts.close();
});

it('breaks the stream of an artifact when the connection breaks', async () => {
  const { endpoint } = await startMoody([half]);
  const artifacts = openS3Artifacts({ ...options, endpoint });
  const found = await artifacts.stream('kept/a');
  expect(found?.size).toBe(10);
  await expect(buffer(found!.body)).rejects.toThrow();
  await artifacts.close();
});

it.each<[string, (options: S3Options) => Promise<S3Options>, RegExp]>([
  ['the bucket is missing', async (given) => ({ ...given, bucket: 'nowhere' }), /没有存储桶“nowhere”/],
  ['the key is unknown', async (given) => ({ ...given, accessKey: 'somebody' }), /不认 JISHEN_S3_ACCESS_KEY/],
  [
    'the secret is wrong',
    async (given) => ({ ...given, endpoint: (await startMoody([signed('guess')])).endpoint }),
    /不认 JISHEN_S3_ACCESS_KEY/,
  ],
  ['the address is none', async (given) => ({ ...given, endpoint: 's3:9000' }), /地址“s3:9000”不对/],
  [
    'nobody is there',
    async (given) => ({ ...given, endpoint: `http://127.0.0.1:${await freePort()}` }),
    /连接不上对象存储/,
  ],
  [
    'nothing may be written',
    async (given) => ({ ...given, endpoint: (await startMoody([forbidden])).endpoint }),
    /无权在存储桶“there”里读写/,
  ],
])('says in one sentence that %s', async (_what, change, sentence) => {
  const error: unknown = await checkS3(await change(options)).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'UsageError', message: expect.stringMatching(sentence) });
});

it('makes the bucket once though several start together', async () => {
  const fresh = { ...options, bucket: 'fresh' };
  await Promise.all([1, 2, 3].map(() => checkS3(fresh, { createBucket: true })));
  await checkS3(fresh);
});
