import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../src/ports/errors.js';
import { checkBinding } from '../../src/server/binding.js';
import { type App, type AppOptions, makeApp } from '../../src/server/make-app.js';
import { isLoopback } from '../../src/server/origin.js';
import { personWith, stubIdentity } from '../helpers/stub-identity.js';

let app: App;
afterEach(() => app?.close());

const local = stubIdentity({
  mode: 'single-user',
  authenticate: async () => ({ person: personWith('administrator', { via: 'local' }), cookies: [] }),
});

async function open(options: Partial<AppOptions> = {}): Promise<void> {
  app = await makeApp({ identity: stubIdentity(), version: '0', ...options });
  app.get('/it', { config: { access: 'anyone' } }, async () => 'done');
  app.post('/it', { config: { access: 'anyone' } }, async () => 'done');
}

const HOST = 'jishen.example';
const cookie = 'jishen.session_token=x';

async function ask(method: 'GET' | 'POST', headers: Record<string, string>): Promise<number> {
  const answer = await app.inject({ method, url: '/it', headers: { host: HOST, ...headers } });
  return answer.statusCode;
}

describe('what changes something', () => {
  it.each([
    ['from a page of ours', { cookie, origin: `http://${HOST}` }, 200],
    ['from a page of ours behind https', { cookie, origin: `https://${HOST}` }, 200],
    ['from a browser that says same-origin', { cookie, 'sec-fetch-site': 'same-origin' }, 200],
    ['from an old browser', { cookie, referer: `http://${HOST}/batches` }, 200],
    ['from another site', { cookie, origin: 'https://evil.example' }, 403],
    ['from another port', { cookie, origin: `http://${HOST}:9000` }, 403],
    ['from a sandbox', { cookie, origin: 'null' }, 403],
    ['from a neighbour of the name', { cookie, 'sec-fetch-site': 'same-site' }, 403],
    ['from an address typed in', { cookie, 'sec-fetch-site': 'none' }, 403],
    ['with a cookie from nowhere', { cookie }, 403],
    ['as a sign-in of another site', { origin: 'https://evil.example' }, 403],
    ['with a token, from a program', { authorization: 'Bearer x' }, 200],
    ['with a token and a cookie', { authorization: 'Bearer x', cookie }, 403],
    ['without anything', {}, 200],
  ] as const)('%s', async (_name, headers, status) => {
    await open();
    expect(await ask('POST', headers)).toBe(status);
  });

  it('may come from the address that people know, when a proxy changes it', async () => {
    await open({ publicUrl: 'https://jishen.gov.example' });
    expect(await ask('POST', { cookie, origin: 'https://jishen.gov.example' })).toBe(200);
  });

  it('is nothing that only reads', async () => {
    await open();
    expect(await ask('GET', { cookie, origin: 'https://evil.example' })).toBe(200);
  });
});

describe('in single-user mode', () => {
  it.each(['localhost', 'localhost:8080', '127.0.0.1:1', '127.1.2.3', '[::1]:8080', 'LOCALHOST'])(
    'answers to %s',
    async (host) => {
      await open({ identity: local });
      expect(await ask('GET', { host })).toBe(200);
    },
  );

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example:8080', '10.0.0.1'])(
    'does not answer to “%s”, which may be a name of others for this machine',
    async (host) => {
      await open({ identity: local });
      expect(await ask('GET', { host })).toBe(403);
      expect((await app.inject({ url: '/nothing', headers: { host } })).statusCode).toBe(403);
    },
  );

  it('does not believe a proxy about the name', async () => {
    await open({ identity: local, trustProxy: true });
    expect(await ask('GET', { host: 'evil.example', 'x-forwarded-host': 'localhost' })).toBe(403);
  });

  it('refuses what another site sends, though there is no cookie', async () => {
    await open({ identity: local });
    const host = 'localhost:8080';
    const headers = { host, authorization: 'x' };
    expect(await ask('POST', { ...headers, origin: 'https://evil.example' })).toBe(403);
    expect(await ask('POST', { ...headers, origin: 'http://localhost:8080' })).toBe(200);
    expect(await ask('POST', { host })).toBe(200);
  });
});

describe('behind a proxy', () => {
  it('takes the address that the proxy saw, not what the client wrote before it', async () => {
    await open({ trustProxy: true });
    app.get('/ip', { config: { access: 'anyone' } }, async (request) => request.ip);
    const forwarded = { host: HOST, 'x-forwarded-for': '1.1.1.1, 2.2.2.2' };
    expect((await app.inject({ url: '/ip', headers: forwarded })).payload).toBe('2.2.2.2');
  });

  it('takes nothing from the header without being told of one', async () => {
    await open();
    app.get('/ip', { config: { access: 'anyone' } }, async (request) => request.ip);
    const forwarded = { host: HOST, 'x-forwarded-for': '1.1.1.1' };
    expect((await app.inject({ url: '/ip', headers: forwarded })).payload).toBe('127.0.0.1');
  });
});

describe('where to listen', () => {
  it('is this machine only while nobody signs in', () => {
    expect(() => checkBinding({ host: '127.0.0.1', mode: 'single-user' })).not.toThrow();
    expect(() => checkBinding({ host: '::1', mode: 'single-user' })).not.toThrow();
    for (const host of ['0.0.0.0', '::', '192.168.1.2', 'jishen.example', ''])
      expect(() => checkBinding({ host, mode: 'single-user' })).toThrow(UsageError);
    expect(() => checkBinding({ host: '0.0.0.0', mode: 'accounts' })).not.toThrow();
  });

  it('needs an address for people who come back from the provider, and not one in the clear', () => {
    const oidc = { host: '0.0.0.0', mode: 'accounts', usesOidc: true } as const;
    expect(() => checkBinding(oidc)).toThrow('publicUrl');
    expect(() => checkBinding({ ...oidc, publicUrl: 'http://jishen.example' })).toThrow('https');
    expect(() => checkBinding({ ...oidc, publicUrl: 'https://jishen.example' })).not.toThrow();
    expect(() => checkBinding({ ...oidc, publicUrl: 'http://localhost:8080' })).not.toThrow();
    expect(() => checkBinding({ ...oidc, publicUrl: 'jishen.example' })).toThrow('不是网址');
  });

  it('knows names of this machine', () => {
    expect(isLoopback('127.0.0.1')).toBe(true);
    expect(isLoopback('1270.0.1')).toBe(false);
  });
});
