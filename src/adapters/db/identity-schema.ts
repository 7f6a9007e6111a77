import { boolean, index, integer, pgSchema, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Role } from '../../model/person.js';

/** Tables of people. The names of the fields in the first four are those that better-auth asks for. */
export const identity = pgSchema('jishen_identity');

const moment = (name: string) => timestamp(name, { withTimezone: true });

export const units = identity.table('units', {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  created: moment('created').notNull(),
});

export const users = identity.table(
  'users',
  {
    id: text().primaryKey(),
    /** Normalised: see usernames.ts. */
    username: text().notNull().unique(),
    name: text().notNull(),
    /** better-auth wants one; ours are made up, so that nobody is ever matched by an address. */
    email: text().notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text(),
    role: text().$type<Role>().notNull().default('uploader'),
    unit: text().references(() => units.id),
    disabled: boolean().notNull().default(false),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('users_unit').on(table.unit)],
);

const owner = () =>
  text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

export const sessions = identity.table(
  'sessions',
  {
    id: text().primaryKey(),
    token: text().notNull().unique(),
    userId: owner(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expires').on(table.expiresAt)],
);

/** How somebody signs in: a password of ours, or a provider. */
export const accounts = identity.table(
  'accounts',
  {
    id: text().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: owner(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [
    index('accounts_user').on(table.userId),
    uniqueIndex('accounts_provider').on(table.providerId, table.accountId),
  ],
);

/** A sign-in at the provider that is under way. */
export const verifications = identity.table(
  'verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
);

/** API tokens, by the hash of their secret. */
export const tokens = identity.table(
  'tokens',
  {
    id: text().primaryKey(),
    hash: text().notNull().unique(),
    name: text().notNull(),
    userId: owner(),
    role: text().$type<Role>(),
    created: moment('created').notNull(),
    expires: moment('expires'),
    lastUsed: moment('last_used'),
  },
  (table) => [index('tokens_user').on(table.userId)],
);

/** Tries to sign in that did not succeed, or not yet. */
export const signInAttempts = identity.table(
  'sign_in_attempts',
  {
    id: text().primaryKey(),
    /** Hashed: people type passwords into the wrong field. */
    name: text().notNull(),
    address: text().notNull(),
    at: moment('at').notNull(),
  },
  (table) => [
    index('sign_in_attempts_name').on(table.name, table.at),
    index('sign_in_attempts_address').on(table.address, table.at),
    index('sign_in_attempts_at').on(table.at),
  ],
);

/** The one row says that the first administrator was made. */
export const setup = identity.table('setup', { id: integer().primaryKey(), done: moment('done').notNull() });

/** Hashes of tokens that may make the first administrator. */
export const setupTokens = identity.table('setup_tokens', {
  hash: text().primaryKey(),
  created: moment('created').notNull(),
});
