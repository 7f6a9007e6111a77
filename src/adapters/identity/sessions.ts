import { and, eq, gt, lt } from 'drizzle-orm';
import type { Person } from '../../model/person.js';
import {
  type Credentials,
  type Identity,
  type Recognised,
  type RequestHeaders,
  refuse,
  type SignedIn,
} from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { accounts, sessions, users, verifications } from '../db/identity-schema.js';
import type { Auth } from './auth.js';
import { bearerOf, cookieHeaders, hasSession, sentBack, setCookiesOf } from './cookies.js';
import { checkPassword, normaliseUsername } from './rules.js';
import type { Throttle } from './throttle.js';
import type { TokenStore } from './tokens.js';
import { CREDENTIAL } from './users.js';

type Sessions = Pick<Identity, 'authenticate' | 'signIn' | 'signOut' | 'changePassword'>;

const NOBODY: Recognised = { person: null, cookies: [] };

export function openSessions(db: Database, auth: Auth, tokens: TokenStore, throttle: Throttle): Sessions {
  const authenticate = async (headers: RequestHeaders): Promise<Recognised> => {
    const bearer = bearerOf(headers);
    if (bearer !== null) return { person: await tokens.authenticate(bearer), cookies: [] };
    if (!hasSession(headers)) return NOBODY;
    const { response, headers: out } = await auth.api.getSession({
      headers: cookieHeaders(headers),
      returnHeaders: true,
    });
    // The cookie may speak from memory. Who was disabled, signed out or given another role is that at once.
    const person = response ? await findPerson(db, response.session.id) : null;
    return { person, cookies: setCookiesOf(out) };
  };

  const signIn = async ({ username: given, password, address }: Credentials): Promise<SignedIn> => {
    const attempt = await throttle(given, address);
    const username = normaliseUsername(given);
    if (!(await mayTry(db, username))) {
      // As much work as a wrong password takes: how long it took tells nothing about who exists.
      await auth.password.hash(password);
      throw refuse('sign-in-failed');
    }
    const { headers } = await auth.api
      .signInUsername({ body: { username, password }, headers: new Headers(), returnHeaders: true })
      .catch((error: unknown) => {
        throw isWrongPassword(error) ? refuse('sign-in-failed') : error;
      });
    const cookies = setCookiesOf(headers);
    const { person } = await authenticate(sentBack(cookies));
    if (!person) throw refuse('sign-in-failed');
    await attempt.succeeded();
    return { person, cookies };
  };

  return {
    authenticate,
    signIn,
    signOut: async (headers) => {
      const { headers: out } = await auth.api.signOut({
        headers: cookieHeaders(headers),
        returnHeaders: true,
      });
      return setCookiesOf(out);
    },
    changePassword: async ({ username }, headers, { current, next, address }) => {
      checkPassword(next, username);
      // Whoever sits at somebody else's machine may not guess either.
      const attempt = await throttle(username, address);
      const { headers: out } = await auth.api
        .changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: cookieHeaders(headers),
          returnHeaders: true,
        })
        .catch((error: unknown) => {
          throw asRefusal(error);
        });
      await attempt.succeeded();
      return setCookiesOf(out);
    },
  };
}

async function findPerson(db: Database, session: string): Promise<Person | null> {
  const { id, username, name, role, unit } = users;
  const [person] = await db
    .select({ id, username, name, role, unit })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, session), gt(sessions.expiresAt, new Date()), eq(users.disabled, false)));
  return person ? { ...person, via: 'session' } : null;
}

/** Whether there is a password to compare with. */
async function mayTry(db: Database, username: string): Promise<boolean> {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .innerJoin(accounts, and(eq(accounts.userId, users.id), eq(accounts.providerId, CREDENTIAL)))
    .where(and(eq(users.username, username), eq(users.disabled, false)));
  return rows.length > 0;
}

const statusOf = (error: unknown): number | undefined =>
  (error as { readonly statusCode?: number }).statusCode;

const isWrongPassword = (error: unknown): boolean => {
  const status = statusOf(error);
  return status === 400 || status === 401 || status === 422;
};

function asRefusal(error: unknown): unknown {
  const code = (error as { readonly body?: { readonly code?: string } }).body?.code;
  if (code === 'INVALID_PASSWORD') return refuse('password-wrong');
  if (code === 'CREDENTIAL_ACCOUNT_NOT_FOUND') return refuse('password-missing');
  return error;
}

export async function sweepSessions(db: Database): Promise<void> {
  const now = new Date();
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
  await db.delete(verifications).where(lt(verifications.expiresAt, now));
}
