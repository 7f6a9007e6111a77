import type { Person } from '../../model/person.js';
import { type Identity, refuse } from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { type IsUnitUsed, openUnits } from './units.js';

export const localPerson: Person = {
  id: 'local',
  username: 'local',
  name: '本机用户',
  role: 'administrator',
  unit: null,
  via: 'local',
};

const refused = async (): Promise<never> => {
  throw refuse('single-user');
};

/**
 * Single-user mode: whoever sits at the machine is the administrator, and there are no accounts. Only for a server that
 * nobody else can reach: see checkBinding in src/server.
 */
export function openLocalIdentity(db: Database, isUnitUsed?: IsUnitUsed): Identity {
  return {
    mode: 'single-user',
    authenticate: async () => ({ person: localPerson, cookies: [] }),
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
    units: openUnits(db, isUnitUsed),
    tokens: { create: refused, list: async () => [], revoke: refused },
    oidc: null,
    sweep: async () => undefined,
  };
}
