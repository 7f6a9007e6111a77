import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, ne, sql } from 'drizzle-orm';
import type { Role } from '../../model/person.js';
import { type NewUser, refuse, type User, type Users } from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { accounts, sessions, tokens, units, users } from '../db/identity-schema.js';
import { checkPassword, checkUsername } from './rules.js';

/** The handle of a database or of a transaction in it. */
export type Tx = Pick<Database, 'select' | 'insert' | 'update' | 'delete' | 'execute'>;

export type HashPassword = (password: string) => Promise<string>;

/** better-auth's name for a password of ours. */
export const CREDENTIAL = 'credential';

/** Spells USER: of two who take each other's role away at once, one stays administrator. */
const LOCK = 0x55534552;

export function openUsers(db: Database, hash: HashPassword): Users {
  const find = async (id: string): Promise<User> => {
    const [user] = await selectUsers(db).where(eq(users.id, id));
    if (!user) throw refuse('user-not-found');
    return user;
  };
  return {
    list: () => selectUsers(db).orderBy(asc(users.username)),
    find: async (id) => (await selectUsers(db).where(eq(users.id, id)))[0] ?? null,
    create: async (given) => {
      const id = await db.transaction(await prepareUser(given, hash));
      return find(id);
    },
    update: async (id, change) => {
      await db.transaction(async (tx) => {
        const before = await lockUser(tx, id);
        const role = change.role ?? before.role;
        const disabled = change.disabled ?? before.disabled;
        if (role !== 'administrator' || disabled) await keepOneAdministrator(tx, id);
        const wanted = change.unit === undefined ? before.unit : change.unit;
        const unit = await unitFor(tx, role, wanted);
        const name = change.name ?? before.name;
        const set = { name, role, unit, disabled, updatedAt: new Date() };
        await tx.update(users).set(set).where(eq(users.id, id));
        if (disabled) await tx.delete(sessions).where(eq(sessions.userId, id));
      });
      return find(id);
    },
    resetPassword: async (id, password) => {
      const { username } = await find(id);
      checkPassword(password, username);
      const hashed = await hash(password);
      await db.transaction(async (tx) => {
        await lockUser(tx, id);
        await tx.delete(accounts).where(and(eq(accounts.userId, id), eq(accounts.providerId, CREDENTIAL)));
        await tx.insert(accounts).values(credential(id, hashed));
        await tx.delete(sessions).where(eq(sessions.userId, id));
        await tx.delete(tokens).where(eq(tokens.userId, id));
      });
    },
    delete: async (id) => {
      await db.transaction(async (tx) => {
        await lockUser(tx, id);
        await keepOneAdministrator(tx, id);
        await tx.delete(users).where(eq(users.id, id));
      });
    },
  };
}

/** Checks and hashes before the transaction, which should be short; gives what writes the user. */
export async function prepareUser(given: NewUser, hash: HashPassword): Promise<(tx: Tx) => Promise<string>> {
  const username = checkUsername(given.username);
  checkPassword(given.password, username);
  const hashed = await hash(given.password);
  return async (tx) => {
    const id = randomUUID();
    const now = new Date();
    const unit = await unitFor(tx, given.role, given.unit);
    const row = { id, username, name: given.name, email: `${id}@account.invalid`, role: given.role, unit };
    const made = await tx
      .insert(users)
      .values({ ...row, createdAt: now, updatedAt: now })
      .onConflictDoNothing({ target: users.username })
      .returning({ id: users.id });
    if (made.length === 0) throw refuse('username-taken');
    await tx.insert(accounts).values(credential(id, hashed));
    return id;
  };
}

function credential(userId: string, password: string): typeof accounts.$inferInsert {
  const now = new Date();
  const account = { id: randomUUID(), accountId: userId, providerId: CREDENTIAL, userId, password };
  return { ...account, createdAt: now, updatedAt: now };
}

async function lockUser(tx: Tx, id: string): Promise<typeof users.$inferSelect> {
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
  const [user] = await tx.select().from(users).where(eq(users.id, id));
  if (!user) throw refuse('user-not-found');
  return user;
}

async function keepOneAdministrator(tx: Tx, leaving: string): Promise<void> {
  const others = and(eq(users.role, 'administrator'), eq(users.disabled, false), ne(users.id, leaving));
  const [row] = await tx.select({ others: count() }).from(users).where(others);
  const [self] = await tx.select().from(users).where(eq(users.id, leaving));
  const isOne = self?.role === 'administrator' && !self.disabled;
  if (isOne && row?.others === 0) throw refuse('last-administrator');
}

/** Only uploaders belong to a unit. */
async function unitFor(tx: Tx, role: Role, unit: string | null): Promise<string | null> {
  if (role !== 'uploader' || unit === null) return null;
  const [found] = await tx.select({ id: units.id }).from(units).where(eq(units.id, unit));
  if (!found) throw refuse('unit-not-found');
  return found.id;
}

function selectUsers(db: Database) {
  const hasPassword = sql<boolean>`${accounts.id} is not null`;
  return db
    .select({
      id: users.id,
      username: users.username,
      name: users.name,
      role: users.role,
      unit: users.unit,
      disabled: users.disabled,
      hasPassword,
      created: users.createdAt,
    })
    .from(users)
    .leftJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, CREDENTIAL)))
    .$dynamic();
}
