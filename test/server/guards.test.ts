import { afterEach, describe, expect, it } from 'vitest';
import { maySee } from '../../src/model/person.js';
import { personOf, setAccess } from '../../src/server/guards.js';
import { type App, makeApp } from '../../src/server/make-app.js';
import { openClient } from '../helpers/client.js';
import { personWith, stubIdentity } from '../helpers/stub-identity.js';

let app: App;
afterEach(() => app.close());

const ROLES = ['nobody', 'uploader', 'reviewer', 'administrator'] as const;

async function statuses(path: string): Promise<readonly number[]> {
  const client = openClient(app);
  const asked = ROLES.map(async (role) => {
    const headers = role === 'nobody' ? undefined : { authorization: `Bearer ${role}` };
    return (await client.send('GET', path, undefined, headers)).status;
  });
  return Promise.all(asked);
}

describe('a route', () => {
  it.each([
    ['anyone', [200, 200, 200, 200]],
    ['uploader', [401, 200, 200, 200]],
    ['reviewer', [401, 403, 200, 200]],
    ['administrator', [401, 403, 403, 200]],
  ] as const)('for %s lets in who may come in', async (access, expected) => {
    app = await makeApp({ identity: stubIdentity(), version: '0' });
    app.get('/it', { config: { access } }, async () => 'done');
    expect(await statuses('/it')).toEqual(expected);
  });

  it('that does not say who may use it keeps the app from starting', async () => {
    app = await makeApp({ identity: stubIdentity(), version: '0' });
    app.get('/said', { config: { access: 'anyone' } }, async () => 'done');
    app.post('/forgotten', async () => 'done');
    await expect(app.ready()).rejects.toThrow('POST /forgotten');
  });

  it('of a plugin of others has the access of its scope', async () => {
    app = await makeApp({ identity: stubIdentity(), version: '0' });
    app.register(async (scope) => {
      setAccess(scope, 'administrator');
      scope.register(async (plugin) => {
        plugin.get('/board', async () => 'done');
      });
    });
    expect(await statuses('/board')).toEqual([401, 403, 403, 200]);
  });

  it('in person does not open to a token', async () => {
    app = await makeApp({ identity: stubIdentity(), version: '0' });
    app.get('/it', { config: { access: 'uploader', inPerson: true } }, async () => 'done');
    const client = openClient(app);
    const ask = (authorization: string) => client.send('GET', '/it', undefined, { authorization });
    expect((await ask('Bearer uploader')).status).toBe(200);
    expect((await ask('Bearer administrator-token')).body.code).toBe('session-needed');
  });

  it('looks at who asks before it reads what they send', async () => {
    app = await makeApp({ identity: stubIdentity(), version: '0', bodyLimit: 10 });
    app.post('/it', { config: { access: 'uploader' } }, async () => 'done');
    const { status } = await openClient(app).send('POST', '/it', { long: 'x'.repeat(100) });
    expect(status).toBe(401);
  });

  it('for anyone knows nobody, whatever they say', async () => {
    app = await makeApp({ identity: stubIdentity(), version: '0' });
    app.get('/it', { config: { access: 'anyone' } }, async (request) => personOf(request));
    const { status } = await openClient(app).send('GET', '/it', undefined, {
      authorization: 'Bearer administrator',
    });
    expect(status).toBe(401);
  });
});

describe('what belongs to a unit', () => {
  const [theirs, others, bureaus] = [{ unit: 'a' }, { unit: 'b' }, { unit: null }];

  it('is seen by its own uploaders, reviewers and administrators', async () => {
    app = await makeApp({ identity: stubIdentity(), version: '0' });
    const seen = (person: Parameters<typeof maySee>[0]) =>
      [theirs, others, bureaus].map((owned) => maySee(person, owned));
    expect(seen(personWith('uploader', { unit: 'a' }))).toEqual([true, false, false]);
    expect(seen(personWith('uploader', { unit: null }))).toEqual([false, false, false]);
    expect(seen(personWith('reviewer'))).toEqual([true, true, true]);
    expect(seen(personWith('administrator'))).toEqual([true, true, true]);
  });
});
