import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { UsageError } from '../../src/ports/errors.js';
import { Refusal } from '../../src/ports/refusal.js';
import { answers } from '../../src/server/answers.js';
import { type App, makeApp } from '../../src/server/make-app.js';
import { Problem } from '../../src/server/problem.js';
import { problemKinds } from '../../src/server/problem-codes.js';
import { type Client, openClient } from '../helpers/client.js';
import { stubIdentity } from '../helpers/stub-identity.js';

let app: App;
let client: Client;
const logged: string[] = [];

const throwing: Readonly<Record<string, () => unknown>> = {
  usage: () => new UsageError('评分表“甲”不存在。'),
  refusal: () => new Refusal('unit-in-use'),
  'refusal-of-later': () => new Refusal('too-many-attempts', { retryAfter: 30 }),
  'refusal-unknown': () => new Refusal('nobody-knows'),
  problem: () => new Problem('not-found', { detail: '没有这份材料。' }),
  unknown: () => new Error('password=hunter2 at /srv/jishen'),
  'not-an-error': () => 'plain',
};

beforeAll(async () => {
  app = await makeApp({
    identity: stubIdentity(),
    version: '0',
    bodyLimit: 1000,
    logger: { level: 'error', stream: { write: (line: string) => void logged.push(line) } },
  });
  const config = { access: 'anyone' } as const;
  for (const [name, make] of Object.entries(throwing))
    app.get(`/throw/${name}`, { config }, async () => {
      throw make();
    });
  app.post(
    '/checked/:id',
    {
      config,
      schema: {
        params: z.object({ id: z.coerce.number() }),
        querystring: z.object({ most: z.coerce.number().max(10).optional() }),
        body: z.object({ name: z.string(), parts: z.array(z.object({ points: z.number() })).optional() }),
        response: answers({ 200: z.object({ name: z.string() }) }),
      },
    },
    async (request) => ({ ...request.body, secret: 'kept back by the schema' }),
  );
  app.get(
    '/badly-answered',
    { config, schema: { response: answers({ 200: z.object({ n: z.number() }) }) } },
    async () => ({ n: 'one' }) as never,
  );
  client = openClient(app);
});
afterAll(() => app.close());

describe('a problem', () => {
  it('says in Chinese and English what is wrong, with the number of the request', async () => {
    const { status, headers, body } = await client.send('GET', '/throw/problem');
    expect(status).toBe(404);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(body).toEqual({
      type: 'urn:jishen:problem:not-found',
      title: '未找到',
      status: 404,
      code: 'not-found',
      detail: '没有这份材料。',
      detailEn: problemKinds['not-found'].en,
      instance: `urn:jishen:request:${headers['x-request-id']}`,
    });
  });

  it.each([
    ['usage', 400, 'usage', '评分表“甲”不存在。'],
    ['refusal', 409, 'unit-in-use', problemKinds['unit-in-use'].zh],
    ['refusal-of-later', 429, 'too-many-attempts', problemKinds['too-many-attempts'].zh],
    ['refusal-unknown', 500, 'internal', problemKinds.internal.zh],
    ['unknown', 500, 'internal', problemKinds.internal.zh],
    ['not-an-error', 500, 'internal', problemKinds.internal.zh],
  ])('is made of what was thrown: %s', async (name, status, code, detail) => {
    const answer = await client.send('GET', `/throw/${name}`);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ status, code, detail });
  });

  it('says when to ask again', async () => {
    const { headers } = await client.send('GET', '/throw/refusal-of-later');
    expect(headers['retry-after']).toBe('30');
  });

  it('keeps what went wrong inside for the log', async () => {
    logged.length = 0;
    const { text } = await client.send('GET', '/throw/unknown');
    expect(text).not.toMatch(/hunter2|srv|\.ts/);
    expect(logged.join()).toContain('hunter2');
  });

  it('is what every address gets that is none', async () => {
    const { status, body } = await client.send('GET', '/api/v1/nothing?of=it');
    expect([status, body.code]).toEqual([404, 'not-found']);
  });

  it('tells every field of a request that is wrong, in Chinese', async () => {
    const { status, body } = await client.send('POST', '/checked/1', { parts: [{ points: 'x' }] });
    expect([status, body.code]).toEqual([400, 'invalid-request']);
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['name', 'parts.0.points']);
    for (const { message } of body.errors) expect(message).toMatch(/期望/);
  });

  it('says whether the address or what follows the question mark is wrong', async () => {
    const path = await client.send('POST', '/checked/x', { name: 'a' });
    const query = await client.send('POST', '/checked/1?most=11', { name: 'a' });
    expect(path.body.errors[0].path).toBe('path.id');
    expect(query.body.errors[0].path).toBe('query.most');
  });

  it.each([
    ['JSON that is none', '{"name":', 'application/json', 400, 'malformed-request'],
    ['too much', JSON.stringify({ name: 'x'.repeat(2000) }), 'application/json', 413, 'too-large'],
    ['a form of another site', 'name=a', 'application/x-www-form-urlencoded', 415, 'unsupported-type'],
    ['JSON that calls itself text', '{"name":"a"}', 'text/plain', 415, 'unsupported-type'],
  ])('answers %s', async (_name, body, type, status, code) => {
    const answer = await client.send('POST', '/checked/1', body, { 'content-type': type });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('answers an address that cannot be decoded', async () => {
    const { status, body } = await client.send('GET', '/%E0%A4%A');
    expect([status, body.code]).toEqual([400, 'malformed-request']);
  });

  it('comes instead of an answer that is not as promised', async () => {
    const { status, body } = await client.send('GET', '/badly-answered');
    expect([status, body.code]).toEqual([500, 'internal']);
  });
});

describe('an answer', () => {
  it('holds what the schema names and nothing else', async () => {
    const { status, body } = await client.send('POST', '/checked/1', { name: 'a' });
    expect([status, body]).toEqual([200, { name: 'a' }]);
  });

  it('tells the browser to trust our own files only', async () => {
    const { headers } = await client.send('GET', '/throw/problem');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("worker-src 'self' blob:");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['strict-transport-security']).toBeUndefined();
  });
});

it('has a sentence in both languages for every problem', () => {
  const kinds = Object.entries(problemKinds);
  expect(kinds.length).toBeGreaterThan(25);
  for (const [code, { status, title, zh, en }] of kinds) {
    expect(code).toMatch(/^[a-z-]+$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).toMatch(/\p{sc=Han}/u);
    expect(zh).toMatch(/\p{sc=Han}.*。$/u);
    expect(en).toMatch(/^[A-Z][ -~]+\.$/);
  }
});
