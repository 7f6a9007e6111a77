import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  type Database,
  type OpenDatabase,
  openEmbeddedDatabase,
  openServerDatabase,
} from '../../src/adapters/db/database.js';
import { sessions, signInAttempts, tokens } from '../../src/adapters/db/identity-schema.js';
import { openClient } from '../helpers/client.js';
import { folderWith } from '../helpers/folders.js';
import { openPeople, openService, PASSWORD, type People } from '../helpers/people.js';
import { startPostgres, type TestServer } from '../helpers/servers.js';

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

const databases: Record<string, () => Promise<OpenDatabase>> = {
  embedded: () => openEmbeddedDatabase(folderWith()),
  postgres: () => openServerDatabase(server.url),
};

const MINUTE = 60_000;

/** The clock of this process, so much later; the databases keep theirs. */
async function later<T>(ms: number, act: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms });
  try {
    return await act();
  } finally {
    vi.useRealTimers();
  }
}

describe.each(Object.entries(databases))('people on %s', (_name, open) => {
  let database: OpenDatabase;
  let db: Database;
  let people: People;
  let usedUnit: string | null = null;

  beforeAll(async () => {
    database = await open();
    db = database.db;
  });
  afterAll(async () => {
    await people?.close();
    await database?.close();
  });

  describe('the first administrator', () => {
    it('is made with the printed token, once, however many try at the same time', async () => {
      const service = await openService({ db });
      const client = openClient(service.app);
      expect((await client.send('GET', 'setup')).body).toEqual({
        mode: 'accounts',
        needed: true,
        oidc: null,
      });
      const token = await service.identity.setup.issueToken();
      const other = await service.identity.setup.issueToken('given by the environment');
      const tries = [token, other, 'guess'].map((given, n) =>
        openClient(service.app, `10.9.0.${n}`).send('POST', 'setup', {
          token: given,
          username: `first${n}`,
          name: '甲',
          password: PASSWORD,
        }),
      );
      const answers = await Promise.all(tries);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 409]);
      expect(answers[2]!.body.code).toBe('setup-token-wrong');
      const [first] = await service.identity.users.list();
      expect(first).toMatchObject({ role: 'administrator', disabled: false });
      expect(await service.identity.users.list()).toHaveLength(1);

      expect((await client.send('GET', 'setup')).body.needed).toBe(false);
      expect(await service.identity.setup.issueToken()).toBeNull();
      const again = { token, username: 'second', name: '乙', password: PASSWORD };
      expect((await client.send('POST', 'setup', again)).body.code).toBe('setup-done');
      expect(service.told.map(({ action }) => action)).toEqual(['setup-done']);

      await service.identity.users.create({
        username: 'admin',
        name: '管理员',
        password: PASSWORD,
        role: 'administrator',
        unit: null,
      });
      await service.identity.users.delete(first!.id);
      await service.close();
    });

    it('leaves no way in for others', async () => {
      people = await openPeople({ db, isUnitUsed: async (id) => id === usedUnit });
      expect((await people.administrator.send('GET', 'me')).body).toMatchObject({
        username: 'admin',
        role: 'administrator',
        via: 'session',
      });
      const stranger = openClient(people.app, '10.0.0.9');
      for (const path of ['me', 'users', 'units', 'tokens'])
        expect((await stranger.send('GET', path)).body.code).toBe('not-signed-in');
    });
  });

  describe('signing in', () => {
    it('takes a name however it is written, and gives a cookie that scripts cannot read', async () => {
      await people.join('张三', 'reviewer');
      const client = openClient(people.app, '10.0.1.1');
      const answer = await client.send('POST', 'session', { username: ' 张三 ', password: PASSWORD });
      expect(answer.body).toMatchObject({ username: '张三', role: 'reviewer', unit: null, via: 'session' });
      const [cookie] = [answer.headers['set-cookie']].flat().map(String);
      expect(cookie).toMatch(/^jishen\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
      expect((await client.send('GET', 'me')).body.username).toBe('张三');
      expect(people.told.at(-1)).toMatchObject({ by: '张三', action: 'signed-in' });
    });

    it('says the same of a wrong password, an unknown name, a name that is none and a disabled account', async () => {
      const { id } = await people.join('lisi', 'reviewer');
      await people.identity.users.update(id, { disabled: true });
      const client = openClient(people.app, '10.0.1.2');
      const tries = [
        { username: 'admin', password: 'wrong password' },
        { username: 'nobody', password: PASSWORD },
        { username: '!', password: PASSWORD },
        { username: 'lisi', password: PASSWORD },
      ];
      for (const body of tries) {
        const answer = await client.send('POST', 'session', body);
        expect([answer.status, answer.body.code]).toEqual([401, 'sign-in-failed']);
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
      expect(people.told.at(-1)).toMatchObject({ by: null, action: 'sign-in-failed', subject: null });
      expect(JSON.stringify(people.told)).not.toContain(PASSWORD);
    });

    it.each([
      [true, true],
      [false, false],
    ])(
      'with a proxy before us (%s) that was reached by https marks the cookie for https (%s)',
      async (trustProxy, marked) => {
        const service = await openService({ db }, { trustProxy });
        const client = openClient(service.app, '10.0.1.3');
        const signIn = { username: 'admin', password: PASSWORD };
        const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.1.3' };
        const answer = await client.send('POST', 'session', signIn, headers);
        const cookies = [answer.headers['set-cookie']].flat().map(String);
        expect(cookies.length).toBeGreaterThan(0);
        for (const cookie of cookies) expect(/; Secure$/.test(cookie)).toBe(marked);
        await service.close();
      },
    );

    it('ends everywhere at once when one signs out', async () => {
      const client = await people.join('wangwu', 'reviewer');
      const stolen = new Map(client.cookies);
      expect((await client.send('DELETE', 'session')).status).toBe(204);
      expect((await client.send('GET', 'me')).status).toBe(401);
      const thief = openClient(people.app);
      for (const [name, value] of stolen) thief.cookies.set(name, value);
      expect((await thief.send('GET', 'me')).status).toBe(401);
      expect(people.told.at(-1)).toMatchObject({ by: 'wangwu', action: 'signed-out' });
    });

    it('lasts as long as it was set to and is longer for who is at work', async () => {
      const client = await people.join('zhaoliu', 'reviewer');
      const me = () => client.send('GET', 'me');
      expect((await later(11 * 60 * MINUTE, me)).status).toBe(200);
      expect((await later(22 * 60 * MINUTE, me)).status).toBe(200);
      expect((await later(35 * 60 * MINUTE, me)).status).toBe(401);
    });

    it('does not outlive its row', async () => {
      const client = await people.join('expired', 'reviewer');
      expect((await client.send('GET', 'me')).status).toBe(200);
      await db
        .update(sessions)
        .set({ expiresAt: new Date(0) })
        .where(eq(sessions.userId, client.id));
      expect((await client.send('GET', 'me')).status).toBe(401);
    });

    it.each(['x', 'x.y', '%00', '%E0%A4%A', '"', 'e30.e30', '🐟'])(
      'does not stumble over the cookie %s',
      async (value) => {
        const cookie = `jishen.session_token=${value}; jishen.session_data=${value}`;
        const answer = await people.app.inject({
          url: '/api/v1/me',
          headers: { host: 'localhost', cookie: Buffer.from(cookie).toString('latin1') },
        });
        expect(answer.statusCode).toBe(401);
      },
    );
  });

  describe('guessing', () => {
    const guess = (address: string, username: string, password = 'wrong password') =>
      openClient(people.app, address).send('POST', 'session', { username, password });

    it('gets slower by the name, from wherever it comes, and longer each time', async () => {
      await people.join('target', 'reviewer');
      for (let n = 0; n < 5; n++) expect((await guess(`10.2.0.${n}`, 'target')).status).toBe(401);
      const held = await guess('10.2.0.9', 'target', PASSWORD);
      expect([held.status, held.body.code]).toEqual([429, 'too-many-attempts']);
      const first = Number(held.headers['retry-after']);
      expect(first).toBeGreaterThan(20);
      expect(first).toBeLessThanOrEqual(30);

      expect((await later(31_000, () => guess('10.2.0.10', 'ＴＡＲＧＥＴ'))).status).toBe(401);
      const longer = await later(32_000, () => guess('10.2.0.11', 'target'));
      expect(Number(longer.headers['retry-after'])).toBeGreaterThan(50);
      expect((await later(16 * MINUTE, () => guess('10.2.0.12', 'target', PASSWORD))).status).toBe(200);
    });

    it('of names that are none gets slower alike', async () => {
      for (let n = 0; n < 5; n++) expect((await guess(`10.3.0.${n}`, 'no-such')).status).toBe(401);
      expect((await guess('10.3.0.9', 'no-such')).status).toBe(429);
    });

    it('gets slower by the address, whatever the names', async () => {
      for (let n = 0; n < 20; n++) expect((await guess('10.4.0.1', `name${n}`)).status).toBe(401);
      expect((await guess('10.4.0.1', 'admin', PASSWORD)).status).toBe(429);
      expect((await guess('10.4.0.2', 'admin', PASSWORD)).status).toBe(200);
    });

    it('many at once counts as many', async () => {
      await people.join('rushed', 'reviewer');
      const tries = Array.from({ length: 12 }, (_, n) => guess(`10.5.0.${n}`, 'rushed'));
      const statuses = (await Promise.all(tries)).map(({ status }) => status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    });

    it('is forgiven by the name, not by the address, when the password was right', async () => {
      await people.join('typist', 'reviewer');
      for (let n = 0; n < 4; n++) await guess('10.6.0.1', 'typist');
      expect((await guess('10.6.0.1', 'typist', PASSWORD)).status).toBe(200);
      for (let n = 0; n < 4; n++) expect((await guess('10.6.0.2', 'typist')).status).toBe(401);
      const rows = await db.select().from(signInAttempts).where(eq(signInAttempts.address, '10.6.0.1'));
      expect(rows).toHaveLength(4);
    });

    it('is forgotten in time', async () => {
      await later(16 * MINUTE, () => people.identity.sweep());
      expect(await db.select().from(signInAttempts)).toEqual([]);
    });
  });

  describe('a password', () => {
    it('is changed by who knows it, and signs out all others', async () => {
      const client = await people.join('changer', 'reviewer');
      const elsewhere = openClient(people.app, '10.0.2.1');
      await elsewhere.send('POST', 'session', { username: 'changer', password: PASSWORD });
      const change = (current: string, next: string) => client.send('PUT', 'me/password', { current, next });
      expect((await change('wrong password', 'another password')).body.code).toBe('password-wrong');
      expect((await change(PASSWORD, 'short')).body.code).toBe('password-weak');
      expect((await change(PASSWORD, 'another password')).status).toBe(204);
      expect((await client.send('GET', 'me')).status).toBe(200);
      expect((await elsewhere.send('GET', 'me')).status).toBe(401);
      const again = openClient(people.app, '10.0.2.2');
      const old = { username: 'changer', password: PASSWORD };
      expect((await again.send('POST', 'session', old)).status).toBe(401);
      expect((await again.send('POST', 'session', { ...old, password: 'another password' })).status).toBe(
        200,
      );
    });

    it('cannot be guessed by who sits at another’s machine', async () => {
      const client = await people.join('away', 'reviewer');
      const change = () =>
        client.send('PUT', 'me/password', { current: 'guess guess', next: 'another password' });
      for (let n = 0; n < 5; n++) expect((await change()).body.code).toBe('password-wrong');
      expect((await change()).body.code).toBe('too-many-attempts');
    });

    it.each(['short', 'aaaaaaaaaaaa', 'x'.repeat(129), 'new-person1', 'ＮＥＷ-person1'])(
      'is not %s',
      async (password) => {
        const user = { username: 'new-person1', name: '新', role: 'reviewer', password };
        const answer = await people.administrator.send('POST', 'users', user);
        expect([answer.status, answer.body.code]).toEqual([422, 'password-weak']);
      },
    );

    it('that is reset ends what was begun with the old one', async () => {
      const client = await people.join('reset', 'reviewer');
      const { body } = await client.send('POST', 'tokens', { name: 't' });
      const reset = { password: 'set by the admin' };
      expect((await people.administrator.send('PUT', `users/${client.id}/password`, reset)).status).toBe(204);
      expect((await client.send('GET', 'me')).status).toBe(401);
      expect((await withToken(body.secret)).status).toBe(401);
      const again = openClient(people.app, '10.0.2.3');
      const signIn = { username: 'reset', ...reset };
      expect((await again.send('POST', 'session', signIn)).status).toBe(200);
    });
  });

  const withToken = (secret: string, path = 'me', method: 'GET' | 'POST' = 'GET', body?: unknown) =>
    openClient(people.app, '10.0.3.1').send(method, path, body, { authorization: `Bearer ${secret}` });

  describe('users', () => {
    it('are made, changed and deleted by administrators, who are written down', async () => {
      const { administrator } = people;
      const given = { username: 'Made.By', name: ' 某人 ', role: 'uploader', password: PASSWORD };
      const made = await administrator.send('POST', 'users', given);
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({ username: 'made.by', name: '某人', unit: null, hasPassword: true });
      expect((await administrator.send('POST', 'users', given)).body.code).toBe('username-taken');
      const { id } = made.body;
      const changed = await administrator.send('PATCH', `users/${id}`, { role: 'reviewer' });
      expect(changed.body).toMatchObject({ role: 'reviewer', name: '某人' });
      expect(people.told.at(-1)).toEqual({
        by: 'admin',
        action: 'user-updated',
        subject: id,
        detail: { username: 'made.by', before: { role: 'uploader' }, after: { role: 'reviewer' } },
      });
      const listed = await administrator.send('GET', 'users');
      expect(listed.body.map((user: { username: string }) => user.username)).toContain('made.by');
      expect(listed.text).not.toMatch(/scrypt|password"|@account\.invalid/);
      expect((await administrator.send('DELETE', `users/${id}`)).status).toBe(204);
      expect((await administrator.send('DELETE', `users/${id}`)).body.code).toBe('user-not-found');
      expect(people.told.at(-1)).toMatchObject({ action: 'user-deleted', detail: { username: 'made.by' } });
    });

    it('that are disabled stop at once, though their cookie says who they are', async () => {
      const client = await people.join('stopped', 'reviewer');
      const { body } = await client.send('POST', 'tokens', { name: 't' });
      expect((await client.send('GET', 'me')).status).toBe(200);
      const disable = { disabled: true };
      await people.administrator.send('PATCH', `users/${client.id}`, disable);
      expect((await client.send('GET', 'me')).status).toBe(401);
      expect((await withToken(body.secret)).status).toBe(401);
    });

    it('have their new role at once', async () => {
      const client = await people.join('promoted', 'uploader');
      expect((await client.send('GET', 'users')).status).toBe(403);
      await people.administrator.send('PATCH', `users/${client.id}`, { role: 'administrator' });
      expect((await client.send('GET', 'users')).status).toBe(200);
      await people.administrator.send('PATCH', `users/${client.id}`, { role: 'uploader' });
      expect((await client.send('GET', 'users')).status).toBe(403);
    });

    it('always have one administrator who can sign in', async () => {
      const admins = (await people.identity.users.list()).filter(
        ({ role, disabled }) => role === 'administrator' && !disabled,
      );
      expect(admins.map(({ username }) => username)).toEqual(['admin']);
      const { id } = admins[0]!;
      const { administrator } = people;
      for (const change of [{ role: 'reviewer' }, { disabled: true }])
        expect((await administrator.send('PATCH', `users/${id}`, change)).body.code).toBe(
          'last-administrator',
        );
      expect((await administrator.send('DELETE', `users/${id}`)).body.code).toBe('last-administrator');

      const other = await people.join('admin2', 'administrator');
      const { users } = people.identity;
      for (let round = 0; round < 5; round++) {
        const both = [users.update(id, { role: 'reviewer' }), users.update(other.id, { disabled: true })];
        expect((await Promise.allSettled(both)).map(({ status }) => status).sort()).toEqual([
          'fulfilled',
          'rejected',
        ]);
        await users.update(other.id, { disabled: false, role: 'administrator' });
        await users.update(id, { role: 'administrator' });
      }
      await users.delete(other.id);
    });

    it('are no business of reviewers and uploaders, nor of tokens', async () => {
      const reviewer = await people.join('curious', 'reviewer');
      expect((await reviewer.send('GET', 'users')).body.code).toBe('not-allowed');
      const { body } = await people.administrator.send('POST', 'tokens', { name: 'machine' });
      expect((await withToken(body.secret, 'users')).status).toBe(200);
      const user = { username: 'by-token', name: 'x', role: 'uploader', password: PASSWORD };
      expect((await withToken(body.secret, 'users', 'POST', user)).body.code).toBe('session-needed');
    });
  });

  describe('units', () => {
    it('hold their uploaders, who see no other', async () => {
      const { administrator } = people;
      const make = async (name: string) => (await administrator.send('POST', 'units', { name })).body.id;
      const [one, other] = [await make('市教育局'), await make('市卫健委')];
      expect((await administrator.send('POST', 'units', { name: ' 市教育局' })).body.code).toBe(
        'unit-name-taken',
      );
      const uploader = await people.join('edu', 'uploader', one);
      expect((await uploader.send('GET', 'me')).body.unit).toBe(one);
      const names = async (client: typeof uploader) =>
        (await client.send('GET', 'units')).body.map(({ name }: { name: string }) => name);
      expect(await names(uploader)).toEqual(['市教育局']);
      const stray = await people.join('stray', 'uploader');
      expect(await names(stray)).toEqual([]);
      const reviewer = await people.join('sees-all', 'reviewer');
      expect((await names(reviewer)).sort()).toEqual(['市卫健委', '市教育局'].sort());

      expect((await uploader.send('POST', 'units', { name: '市财政局' })).status).toBe(403);
      const renamed = await administrator.send('PATCH', `units/${one}`, { name: '市教育和体育局' });
      expect(renamed.body).toMatchObject({ name: '市教育和体育局', users: 1 });
      expect((await administrator.send('PATCH', `units/${one}`, { name: '市卫健委' })).body.code).toBe(
        'unit-name-taken',
      );

      expect((await administrator.send('DELETE', `units/${one}`)).body.code).toBe('unit-in-use');
      usedUnit = other;
      expect((await administrator.send('DELETE', `units/${other}`)).body.code).toBe('unit-in-use');
      usedUnit = null;
      expect((await administrator.send('DELETE', `units/${other}`)).status).toBe(204);
      expect((await administrator.send('DELETE', `units/${other}`)).body.code).toBe('unit-not-found');
    });

    it('are for uploaders only, and must exist', async () => {
      const { administrator } = people;
      const { body: unit } = await administrator.send('POST', 'units', { name: '市水利局' });
      const uploader = await people.join('water', 'uploader', unit.id);
      const change = (body: object) => administrator.send('PATCH', `users/${uploader.id}`, body);
      expect((await change({ unit: 'none' })).body.code).toBe('unit-not-found');
      expect((await change({ role: 'reviewer' })).body.unit).toBeNull();
      expect((await change({ unit: unit.id })).body.unit).toBeNull();
      expect((await change({ role: 'uploader', unit: unit.id })).body.unit).toBe(unit.id);
    });
  });

  describe('an API token', () => {
    it('is shown once, kept as a hash, and speaks for its owner', async () => {
      const client = await people.join('scripted', 'reviewer');
      const made = await client.send('POST', 'tokens', { name: '夜间任务' });
      expect(made.status).toBe(201);
      const { token, secret } = made.body;
      expect(secret).toMatch(/^jishen_[\w-]{43}$/);
      expect(token).toMatchObject({ name: '夜间任务', username: 'scripted', role: null, lastUsed: null });
      const [row] = await db.select().from(tokens).where(eq(tokens.id, token.id));
      expect(JSON.stringify(row)).not.toContain(secret.slice(8));
      expect((await withToken(secret)).body).toMatchObject({
        username: 'scripted',
        role: 'reviewer',
        via: 'token',
      });
      const listed = await client.send('GET', 'tokens');
      expect(listed.body).toHaveLength(1);
      expect(listed.body[0].lastUsed).not.toBeNull();
      expect(listed.text).not.toContain(secret.slice(8));
    });

    it('may do less than its owner, never more, whatever becomes of the owner', async () => {
      const client = await people.join('careful', 'reviewer');
      const make = (role: string) => client.send('POST', 'tokens', { name: 't', role });
      expect((await make('administrator')).body.code).toBe('token-role-too-high');
      const { secret: lesser } = (await make('uploader')).body;
      const { secret: same } = (await make('reviewer')).body;
      const roleOf = async (secret: string) => (await withToken(secret)).body.role;
      expect([await roleOf(lesser), await roleOf(same)]).toEqual(['uploader', 'reviewer']);
      await people.identity.users.update(client.id, { role: 'administrator' });
      expect([await roleOf(lesser), await roleOf(same)]).toEqual(['uploader', 'reviewer']);
      await people.identity.users.update(client.id, { role: 'uploader' });
      expect([await roleOf(lesser), await roleOf(same)]).toEqual(['uploader', 'uploader']);
    });

    it('expires', async () => {
      const client = await people.join('temporary', 'reviewer');
      const make = (expires: string) => client.send('POST', 'tokens', { name: 't', expires });
      expect((await make(new Date(0).toISOString())).body.code).toBe('token-expiry-past');
      const { secret } = (await make(new Date(Date.now() + MINUTE).toISOString())).body;
      expect((await withToken(secret)).status).toBe(200);
      expect((await later(2 * MINUTE, () => withToken(secret))).status).toBe(401);
    });

    it('is revoked by its owner or an administrator, and by nobody else', async () => {
      const owner = await people.join('owner', 'reviewer');
      const other = await people.join('other', 'reviewer');
      const make = async () => (await owner.send('POST', 'tokens', { name: 't' })).body;
      const [one, two] = [await make(), await make()];
      const path = `tokens/${one.token.id}`;
      expect((await other.send('DELETE', path)).body.code).toBe('token-not-found');
      expect((await other.send('GET', 'tokens')).body).toEqual([]);
      expect((await owner.send('DELETE', path)).status).toBe(204);
      expect((await withToken(one.secret)).status).toBe(401);
      expect((await people.administrator.send('DELETE', `tokens/${two.token.id}`)).status).toBe(204);
      expect((await withToken(two.secret)).status).toBe(401);
      expect(people.told.at(-1)).toMatchObject({ by: 'admin', action: 'token-revoked' });
    });

    it('makes no other tokens and changes no password', async () => {
      const client = await people.join('limited', 'reviewer');
      const { secret } = (await client.send('POST', 'tokens', { name: 't' })).body;
      expect((await withToken(secret, 'tokens', 'POST', { name: 'u' })).body.code).toBe('session-needed');
      expect((await withToken(secret, 'tokens')).body.code).toBe('session-needed');
    });

    it.each(['jishen_', 'jishen_guess', 'other', ''])('is not “%s”', async (secret) => {
      expect((await withToken(secret)).status).toBe(401);
    });
  });
});
