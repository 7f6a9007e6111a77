import { OAuth2Server } from 'oauth2-mock-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type OpenDatabase,
  openEmbeddedDatabase,
  openServerDatabase,
} from '../../src/adapters/db/database.js';
import { accounts } from '../../src/adapters/db/identity-schema.js';
import { discoveryUrlOf, type OidcSettings } from '../../src/adapters/identity/oidc-claims.js';
import { type Client, openClient } from '../helpers/client.js';
import { folderWith } from '../helpers/folders.js';
import { openPeople, PASSWORD, type People } from '../helpers/people.js';
import { startPostgres, type TestServer } from '../helpers/servers.js';

const PUBLIC_URL = 'http://localhost:8080';

let provider: OAuth2Server;
let server: TestServer;
/** What the provider says of whoever signs in. */
let claims: Record<string, unknown>;
const verifiers: unknown[] = [];

beforeAll(async () => {
  provider = new OAuth2Server();
  await provider.issuer.keys.generate('RS256');
  await provider.start(0, 'localhost');
  provider.service.on('beforeTokenSigning', (token: { payload: Record<string, unknown> }) => {
    Object.assign(token.payload, claims);
  });
  provider.service.on('beforeUserinfo', (answer: { body: unknown }) => {
    answer.body = claims;
  });
  provider.service.on('beforeResponse', (_answer: unknown, request: { body: { code_verifier?: string } }) => {
    verifiers.push(request.body.code_verifier);
  });
  server = await startPostgres();
});
afterAll(async () => {
  await provider?.stop();
  await server?.stop();
});

const databases: Record<string, () => Promise<OpenDatabase>> = {
  embedded: () => openEmbeddedDatabase(folderWith()),
  postgres: () => openServerDatabase(server.url),
};

describe.each(Object.entries(databases))('the bureau’s own sign-in on %s', (_name, open) => {
  let database: OpenDatabase;
  let people: People;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database?.close());
  beforeEach(() => {
    claims = { sub: 'u-1', name: '王芳', preferred_username: 'WangFang', email: 'wf@czj.example' };
  });
  afterEach(() => people?.close());

  const openWith = async (more: Partial<OidcSettings> = {}): Promise<void> => {
    const oidc = {
      name: '统一身份认证',
      discoveryUrl: discoveryUrlOf(provider.issuer.url!),
      clientId: 'jishen',
      clientSecret: 'secret',
      ...more,
    };
    people = await openPeople({ db: database.db, publicUrl: PUBLIC_URL, oidc });
  };

  /** As a browser does it: to us, to the provider, back to us. Gives where it ends. */
  async function goThrough(client: Client): Promise<string> {
    const start = await client.send('GET', 'session/oidc');
    expect(start.status).toBe(302);
    const sent = await fetch(String(start.headers.location), { redirect: 'manual' });
    const back = new URL(String(sent.headers.get('location')));
    expect(back.origin + back.pathname).toBe(`${PUBLIC_URL}/api/v1/session/callback/oidc`);
    const end = await client.send('GET', back.pathname + back.search);
    expect(end.status).toBe(302);
    return String(end.headers.location);
  }

  it('brings a person in who was never here, as an uploader who sees nothing yet', async () => {
    await openWith();
    const client = openClient(people.app);
    expect((await client.send('GET', 'setup')).body.oidc).toBe('统一身份认证');
    verifiers.length = 0;
    expect(await goThrough(client)).toBe('/');
    expect((await client.send('GET', 'me')).body).toMatchObject({
      username: 'wangfang',
      name: '王芳',
      role: 'uploader',
      unit: null,
      via: 'session',
    });
    expect(verifiers).toEqual([expect.stringMatching(/^[\w~.-]{43,128}$/)]);
    expect(people.told.at(-1)).toMatchObject({
      by: 'wangfang',
      action: 'signed-in',
      detail: { with: 'oidc' },
    });
    const user = (await people.identity.users.list()).find(({ username }) => username === 'wangfang');
    expect(user).toMatchObject({ hasPassword: false });
    const kept = (await database.db.select().from(accounts)).filter(
      ({ providerId }) => providerId === 'oidc',
    );
    expect(kept).toMatchObject([{ accountId: 'u-1', accessToken: null, refreshToken: null, idToken: null }]);
  });

  it('knows the person again, whatever name they have by now', async () => {
    await openWith();
    const before = (await people.identity.users.list()).length;
    claims = { ...claims, preferred_username: 'renamed', email: 'new@czj.example' };
    const client = openClient(people.app);
    expect(await goThrough(client)).toBe('/');
    expect((await client.send('GET', 'me')).body.username).toBe('wangfang');
    expect(await people.identity.users.list()).toHaveLength(before);
    const change = { current: PASSWORD, next: 'another password' };
    expect((await client.send('PUT', 'me/password', change)).body.code).toBe('password-missing');
  });

  it('makes nobody of who has a name or address that somebody here has', async () => {
    await openWith();
    claims = { sub: 'u-evil', name: '甲', preferred_username: 'admin', email: 'admin@account.invalid' };
    const client = openClient(people.app);
    expect(await goThrough(client)).toBe('/');
    const { body } = await client.send('GET', 'me');
    expect(body.username).toMatch(/^oidc-[0-9a-f]{12}$/);
    expect(body.role).toBe('uploader');
  });

  it('lets nobody in who was disabled here', async () => {
    await openWith();
    const user = (await people.identity.users.list()).find(({ username }) => username === 'wangfang')!;
    await people.identity.users.update(user.id, { disabled: true });
    const client = openClient(people.app);
    expect(await goThrough(client)).toBe('/sign-in?problem=oidc-failed');
    expect((await client.send('GET', 'me')).status).toBe(401);
    expect(people.told.at(-1)).toMatchObject({ action: 'sign-in-failed', detail: { reason: 'oidc-failed' } });
    await people.identity.users.update(user.id, { disabled: false });
  });

  it('lets in addresses of some domains only, when told so', async () => {
    await openWith({ allowedDomains: ['czj.example'] });
    const tryWith = async (email: unknown, verified?: boolean) => {
      claims = {
        sub: `d-${email}`,
        name: '乙',
        email,
        ...(verified === undefined ? {} : { email_verified: verified }),
      };
      return goThrough(openClient(people.app));
    };
    const refused = '/sign-in?problem=oidc-not-allowed';
    expect(await tryWith('a@CZJ.example')).toBe('/');
    expect(await tryWith('a@evil.example')).toBe(refused);
    expect(await tryWith('b@czj.example', false)).toBe(refused);
    expect(await tryWith('a@czj.example.evil.example')).toBe(refused);
    // Somebody who was let in before, and whose address changed.
    claims = { sub: 'd-a@CZJ.example', email: 'a@evil.example' };
    expect(await goThrough(openClient(people.app))).toBe(refused);
  });

  it('follows the provider about roles and units, when told so', async () => {
    await openWith({
      roleClaim: 'realm_access.roles',
      roles: { 'jishen-admin': 'administrator', 'jishen-review': 'reviewer' },
      unitClaim: 'department',
    });
    const unit = await people.identity.units.create('市教育局');
    const comeAs = async (sub: string, roles: readonly string[], department?: string) => {
      claims = {
        sub,
        preferred_username: sub,
        email: `${sub}@x.example`,
        realm_access: { roles },
        department,
      };
      const client = openClient(people.app);
      expect(await goThrough(client)).toBe('/');
      const { role, unit: of } = (await client.send('GET', 'me')).body;
      return [role, of];
    };
    expect(await comeAs('r-1', ['other', 'jishen-review'])).toEqual(['reviewer', null]);
    expect(await comeAs('r-1', ['jishen-admin', 'jishen-review'])).toEqual(['administrator', null]);
    expect(await comeAs('r-1', [])).toEqual(['uploader', null]);
    expect(await comeAs('r-2', ['constructor'], '市教育局')).toEqual(['uploader', unit.id]);
    expect(await comeAs('r-3', [], '没有的局')).toEqual(['uploader', null]);
    const left = (await people.identity.users.list()).filter(({ unit: of }) => of === unit.id);
    for (const { id } of left) await people.identity.users.delete(id);
    await people.identity.units.delete(unit.id);
  });

  it('does not accept an answer that was not asked for, or was asked for by another', async () => {
    await openWith();
    const [one, other] = [openClient(people.app), openClient(people.app)];
    const start = await one.send('GET', 'session/oidc');
    const sent = await fetch(String(start.headers.location), { redirect: 'manual' });
    const back = new URL(String(sent.headers.get('location')));
    const failed = '/sign-in?problem=oidc-failed';
    const ends = async (client: Client, search: string) =>
      (await client.send('GET', back.pathname + search)).headers.location;
    expect(await ends(other, back.search)).toBe(failed);
    expect(await ends(one, '?state=guess&code=guess')).toBe(failed);
    expect(await ends(one, '')).toBe(failed);
    expect(await ends(one, back.search)).toBe('/');
    // A code is good for one time.
    expect(await ends(one, back.search)).toBe(failed);
  });

  it('says so when the provider cannot be reached, and leaves the other way in open', async () => {
    await openWith({ discoveryUrl: 'http://127.0.0.1:1/.well-known/openid-configuration' });
    const answer = await openClient(people.app).send('GET', 'session/oidc');
    expect([answer.status, answer.body.code]).toEqual([503, 'oidc-unavailable']);
    expect((await people.administrator.send('GET', 'me')).status).toBe(200);
  });

  it('is not there without a provider', async () => {
    people = await openPeople({ db: database.db });
    const client = openClient(people.app);
    expect((await client.send('GET', 'setup')).body.oidc).toBeNull();
    expect((await client.send('GET', 'session/oidc')).status).toBe(404);
    expect((await client.send('GET', 'session/callback/oidc?state=a&code=b')).status).toBe(404);
  });

  it('is the only address of the library that is served', async () => {
    await openWith();
    const client = openClient(people.app);
    for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'get-session', 'ok'])
      expect((await client.send('POST', `session/${path}`, {})).status).toBe(404);
  });
});
