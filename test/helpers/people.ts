import { type AccountsOptions, openAccounts } from '../../src/adapters/identity/accounts.js';
import type { Role } from '../../src/model/person.js';
import type { Identity } from '../../src/ports/identity.js';
import { type App, type AppOptions, makeApp } from '../../src/server/make-app.js';
import { type IdentityAction, identityRoutes } from '../../src/server/routes/identity.js';
import { type Client, openClient } from './client.js';

export const PASSWORD = 'correct horse battery';

export interface Told {
  readonly by: string | null;
  readonly action: IdentityAction;
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A service with accounts, its administrator signed in, and what its audit log would hold. */
export interface People {
  readonly app: App;
  readonly identity: Identity;
  readonly told: Told[];
  readonly administrator: Client;
  /** Makes a user and signs in. */
  join(username: string, role: Role, unit?: string | null): Promise<Client & { readonly id: string }>;
  close(): Promise<void>;
}

export async function openService(
  options: Omit<AccountsOptions, 'secret'>,
  appOptions: Partial<AppOptions> = {},
): Promise<Pick<People, 'app' | 'identity' | 'told' | 'close'>> {
  const identity = await openAccounts({ secret: 'x9'.repeat(20), ...options });
  const told: Told[] = [];
  const app = await makeApp({ identity, version: '0', publicUrl: options.publicUrl, ...appOptions });
  await app.register(
    async (scope: App) =>
      identityRoutes(scope, {
        identity,
        onAction: async (person, action, subject, detail) => {
          told.push({ by: person?.username ?? null, action, subject, detail });
        },
      }),
    { prefix: '/api/v1' },
  );
  return { app, identity, told, close: () => app.close() };
}

export async function openPeople(options: Omit<AccountsOptions, 'secret'>): Promise<People> {
  const service = await openService(options);
  const { app, identity } = service;
  const administrator = openClient(app, '10.0.0.1');
  const token = await identity.setup.issueToken();
  const first = { username: 'admin', password: PASSWORD };
  const entered = token
    ? await administrator.send('POST', 'setup', { ...first, token, name: '管理员' })
    : await administrator.send('POST', 'session', first);
  if (entered.status >= 300) throw new Error(entered.text);
  let joined = 0;
  return {
    ...service,
    administrator,
    join: async (username, role, unit = null) => {
      const user = await identity.users.create({ username, name: username, password: PASSWORD, role, unit });
      const client = openClient(app, `10.1.0.${++joined}`);
      const answer = await client.send('POST', 'session', { username, password: PASSWORD });
      if (answer.status !== 200) throw new Error(answer.text);
      return { ...client, id: user.id };
    },
  };
}
