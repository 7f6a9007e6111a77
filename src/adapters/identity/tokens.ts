import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull, or } from 'drizzle-orm';
import { isAtLeast, lowerRole, type Person } from '../../model/person.js';
import { type ApiToken, refuse, type Tokens } from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { tokens, users } from '../db/identity-schema.js';
import { randomToken, sha256 } from './hash.js';

/** So that a secret is known for one wherever it turns up. */
const PREFIX = 'jishen_';
/** When a token was last used is written no more often than this. */
const NOTICE_MS = 60_000;

export interface TokenStore extends Tokens {
  /** Whose token this is, if it still holds. */
  authenticate(secret: string): Promise<Person | null>;
}

export function openTokens(db: Database): TokenStore {
  return {
    create: async (owner, { name, role, expires }) => {
      if (role !== null && !isAtLeast(owner.role, role)) throw refuse('token-role-too-high');
      if (expires !== null && expires.getTime() <= Date.now()) throw refuse('token-expiry-past');
      const secret = `${PREFIX}${randomToken()}`;
      const row = { id: randomUUID(), name, role, expires, created: new Date() };
      await db.insert(tokens).values({ ...row, hash: sha256(secret), userId: owner.id });
      return { token: { ...row, user: owner.id, username: owner.username, lastUsed: null }, secret };
    },
    list: (owner) => {
      const all = selectTokens(db).orderBy(desc(tokens.created), tokens.id);
      return owner === null ? all : all.where(eq(tokens.userId, owner));
    },
    revoke: async (id, owner) => {
      const isTheirs = owner === null ? undefined : eq(tokens.userId, owner);
      const [token] = await selectTokens(db).where(and(eq(tokens.id, id), isTheirs));
      if (!token) throw refuse('token-not-found');
      await db.delete(tokens).where(eq(tokens.id, id));
      return token;
    },
    authenticate: async (secret) => {
      if (!secret.startsWith(PREFIX)) return null;
      const now = new Date();
      const [found] = await db
        .select({ token: tokens, user: users })
        .from(tokens)
        .innerJoin(users, eq(users.id, tokens.userId))
        .where(
          and(
            eq(tokens.hash, sha256(secret)),
            eq(users.disabled, false),
            or(isNull(tokens.expires), gt(tokens.expires, now)),
          ),
        );
      if (!found) return null;
      const { token, user } = found;
      await noteUse(db, token, now);
      const role = token.role === null ? user.role : lowerRole(token.role, user.role);
      const { id, username, name, unit } = user;
      return { id, username, name, role, unit, via: 'token' };
    },
  };
}

/** An update at every request would cost more than the request; of servers that write at once, the last one is right. */
async function noteUse(db: Database, { id, lastUsed }: typeof tokens.$inferSelect, now: Date): Promise<void> {
  if (lastUsed !== null && now.getTime() - lastUsed.getTime() < NOTICE_MS) return;
  await db.update(tokens).set({ lastUsed: now }).where(eq(tokens.id, id));
}

function selectTokens(db: Database) {
  const { id, name, role, created, expires, lastUsed, userId } = tokens;
  return db
    .select({ id, name, user: userId, username: users.username, role, created, expires, lastUsed })
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .$dynamic() satisfies PromiseLike<readonly ApiToken[]>;
}
