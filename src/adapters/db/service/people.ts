import { among } from '../among.js';
import { users } from '../identity-schema.js';
import type { Tx } from './events.js';

/** Names of people by their ids; who is not there (any more) is left out. */
export async function namesOfPeople(db: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.select({ id: users.id, name: users.name }).from(users).where(among(users.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
