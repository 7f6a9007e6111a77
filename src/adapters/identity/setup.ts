import { eq } from 'drizzle-orm';
import { refuse, type Setup, type Users } from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { setup, setupTokens } from '../db/identity-schema.js';
import { randomToken, sha256 } from './hash.js';
import { type HashPassword, prepareUser } from './users.js';

/** The one row of `setup`. */
const DONE = 1;

/**
 * The first administrator is made with a token that only whoever started the server has seen. Several servers may each
 * have printed one; the first use ends them all, and of two uses at once the database lets one through.
 */
export function openSetup(db: Database, users: Users, hash: HashPassword): Setup {
  const isNeeded = async () => (await db.select().from(setup)).length === 0;
  return {
    isNeeded,
    issueToken: async (given) => {
      if (!(await isNeeded())) return null;
      const token = given ?? randomToken();
      await db
        .insert(setupTokens)
        .values({ hash: sha256(token), created: new Date() })
        .onConflictDoNothing();
      return token;
    },
    complete: async (token, administrator) => {
      const known = eq(setupTokens.hash, sha256(token));
      // Before the password is hashed: that takes a moment of processor time, which not everybody may ask for.
      if (!(await isNeeded())) throw refuse('setup-done');
      if ((await db.select().from(setupTokens).where(known)).length === 0) throw refuse('setup-token-wrong');
      const write = await prepareUser({ ...administrator, role: 'administrator', unit: null }, hash);
      const id = await db.transaction(async (tx) => {
        const first = await tx
          .insert(setup)
          .values({ id: DONE, done: new Date() })
          .onConflictDoNothing()
          .returning();
        if (first.length === 0) throw refuse('setup-done');
        await tx.delete(setupTokens);
        return write(tx);
      });
      const made = await users.find(id);
      if (!made) throw new Error('the first administrator is gone');
      return made;
    },
  };
}
