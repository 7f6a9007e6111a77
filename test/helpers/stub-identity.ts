import type { Person, Role } from '../../src/model/person.js';
import { type Identity, refuse } from '../../src/ports/identity.js';

const refused = async (): Promise<never> => {
  throw refuse('single-user');
};

export const personWith = (role: Role, more: Partial<Person> = {}): Person => ({
  id: role,
  username: role,
  name: role,
  role,
  unit: null,
  via: 'session',
  ...more,
});

/** Knows whoever says `Authorization: Bearer <role>`, and for `Bearer <role>-token` that a token said it. */
export function stubIdentity(more: Partial<Identity> = {}): Identity {
  return {
    mode: 'accounts',
    authenticate: async ({ authorization }) => {
      const match = /^Bearer (uploader|reviewer|administrator)(-token)?$/.exec(String(authorization));
      if (!match) return { person: null, cookies: [] };
      const via = match[2] ? 'token' : 'session';
      return { person: personWith(match[1] as Role, { via }), cookies: [] };
    },
    signIn: refused,
    signOut: async () => [],
    changePassword: refused,
    setup: { isNeeded: async () => false, issueToken: async () => null, complete: refused },
    users: {
      list: async () => [],
      find: async () => null,
      create: refused,
      update: refused,
      resetPassword: refused,
      delete: refused,
    },
    units: {
      list: async () => [],
      find: async () => null,
      create: refused,
      rename: refused,
      delete: refused,
    },
    tokens: { create: refused, list: async () => [], revoke: refused },
    oidc: null,
    sweep: async () => undefined,
    ...more,
  };
}
