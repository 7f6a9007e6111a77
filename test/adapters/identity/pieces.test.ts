import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openEmbeddedDatabase } from '../../../src/adapters/db/database.js';
import { openLocalIdentity } from '../../../src/adapters/identity/local.js';
import { discoveryUrlOf, isAllowed, roleOf } from '../../../src/adapters/identity/oidc-claims.js';
import { isUsername, normaliseUsername } from '../../../src/adapters/identity/rules.js';
import { loadSecret } from '../../../src/adapters/identity/secret.js';
import { type App, makeApp } from '../../../src/server/make-app.js';
import { identityRoutes } from '../../../src/server/routes/identity.js';
import { openClient } from '../../helpers/client.js';
import { folderWith } from '../../helpers/folders.js';

describe('the secret', () => {
  it('is made once, for its owner only', () => {
    const folder = join(folderWith(), 'data');
    const secret = loadSecret(folder, {});
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(loadSecret(folder, {})).toBe(secret);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(loadSecret(join(folderWith(), 'data'), {})).not.toBe(secret);
  });

  it('comes from the environment where servers share one, and is written nowhere then', () => {
    const folder = folderWith();
    const given = 'g'.repeat(32);
    expect(loadSecret(folder, { JISHEN_SECRET: given })).toBe(given);
    expect(() => readFileSync(join(folder, 'secret'))).toThrow('ENOENT');
    expect(() => loadSecret(folder, { JISHEN_SECRET: 'short' })).toThrow('JISHEN_SECRET 至少要有 32 个字符');
  });

  it('that was cut short is not used', () => {
    const folder = folderWith();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'secret'), 'abc');
    expect(() => loadSecret(folder, {})).toThrow('不完整');
  });
});

describe('a user name', () => {
  it.each(['ab', '张三', 'zhang.san', 'a_b-c@d', '2号'])('may be %s', (name) => {
    expect(isUsername(name)).toBe(true);
  });

  it.each(['a', '', '.ab', 'a b', 'a/b', 'a\u0000b', 'x'.repeat(41), '<b>'])('is not “%s”', (name) => {
    expect(isUsername(name)).toBe(false);
  });

  it('has one spelling', () => {
    expect(normaliseUsername(' ＺhangＳan ')).toBe('zhangsan');
  });
});

describe('what the provider says', () => {
  const settings = { name: '', discoveryUrl: '', clientId: '', clientSecret: '' };
  const mapped = { ...settings, roleClaim: 'groups', roles: { a: 'administrator', r: 'reviewer' } } as const;

  it.each([
    [{ groups: 'r' }, 'reviewer'],
    [{ groups: ['r', 'a'] }, 'administrator'],
    [{ groups: ['x'] }, null],
    [{ groups: { a: true } }, null],
    [{ groups: ['toString', '__proto__'] }, null],
    [{}, null],
  ])('of a role in %j is %s', (claims, role) => {
    expect(roleOf(claims, mapped)).toBe(role);
    expect(roleOf(claims, settings)).toBeNull();
  });

  it('goes down a path, unless a claim is called so', () => {
    const deep = { ...mapped, roleClaim: 'realm.roles' };
    expect(roleOf({ realm: { roles: ['r'] } }, deep)).toBe('reviewer');
    expect(roleOf({ 'realm.roles': 'a', realm: { roles: ['r'] } }, deep)).toBe('administrator');
  });

  it('of an address decides only where domains are listed', () => {
    const listed = { ...settings, allowedDomains: ['czj.gov.cn'] };
    expect(isAllowed({}, settings)).toBe(true);
    expect(isAllowed({}, listed)).toBe(false);
    expect(isAllowed({ email: 'a@czj.gov.cn', email_verified: 'false' }, listed)).toBe(false);
    expect(isAllowed({ email: 'a@czj.gov.cn@evil.example' }, listed)).toBe(false);
    expect(isAllowed({ email: 'a@CZJ.gov.cn' }, listed)).toBe(true);
  });

  it('is found under its issuer', () => {
    const url = 'https://sso.example/realms/a/.well-known/openid-configuration';
    expect(discoveryUrlOf('https://sso.example/realms/a/')).toBe(url);
    expect(discoveryUrlOf('https://sso.example/realms/a')).toBe(url);
  });
});

describe('single-user mode', () => {
  it('knows one person, and units, and no accounts', async () => {
    const database = await openEmbeddedDatabase(folderWith());
    const identity = openLocalIdentity(database.db);
    const app = await makeApp({ identity, version: '0' });
    await app.register(async (scope: App) => identityRoutes(scope, { identity }), { prefix: '/api/v1' });
    const client = openClient(app);
    expect((await client.send('GET', 'me')).body).toMatchObject({
      name: '本机用户',
      role: 'administrator',
      via: 'local',
    });
    const state = { mode: 'single-user', needed: false, oidc: null };
    expect((await client.send('GET', 'setup')).body).toEqual(state);
    expect((await client.send('POST', 'units', { name: '市教育局' })).status).toBe(201);
    expect((await client.send('GET', 'units')).body).toMatchObject([{ name: '市教育局', users: 0 }]);
    const signIn = { username: 'a', password: 'b' };
    expect((await client.send('POST', 'session', signIn)).body.code).toBe('single-user');
    expect((await client.send('POST', 'tokens', { name: 't' })).body.code).toBe('single-user');
    await app.close();
    await database.close();
  });
});
