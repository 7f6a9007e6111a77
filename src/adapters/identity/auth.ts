import { eq } from 'drizzle-orm';
import type { Database } from '../db/database.js';
import { accounts, sessions, users, verifications } from '../db/identity-schema.js';
import { OIDC, type OidcClaims, type OidcSettings } from './oidc-claims.js';
import { isUsername, normaliseUsername, PASSWORD } from './rules.js';

export interface AuthOptions {
  readonly db: Database;
  readonly secret: string;
  /** Where people reach us; the provider sends them back there. */
  readonly publicUrl: string | null;
  readonly sessionSeconds: number;
  readonly oidc: OidcSettings | null;
  readonly profile: {
    /** Whether somebody from the provider may come in, asked each time; null: yes. */
    readonly check: (claims: OidcClaims, user: string | null) => Promise<string | null>;
    readonly map: (claims: OidcClaims) => Promise<Record<string, string | null>>;
  };
  readonly log?: (level: 'warn' | 'error', message: string) => void;
}

export const BASE_PATH = '/api/v1/session';
/** A session cookie tells for so long who it belongs to without asking for its row; whether it still holds is always asked. */
const CACHE_SECONDS = 60;

export type Auth = Awaited<ReturnType<typeof openAuth>>;

/** better-auth on our tables. None of its own addresses is served, save the one that a provider sends people back to. */
export async function openAuth({ db, secret, publicUrl, sessionSeconds, oidc, profile, log }: AuthOptions) {
  // Takes half a second to load, and the command line never needs it.
  const [{ betterAuth }, { drizzleAdapter }, { genericOAuth, username }] = await Promise.all([
    import('better-auth/minimal'),
    import('better-auth/adapters/drizzle'),
    import('better-auth/plugins'),
  ]);
  const byName = username({
    minUsernameLength: 2,
    maxUsernameLength: 40,
    usernameValidator: isUsername,
    usernameNormalization: normaliseUsername,
    displayUsername: false,
  });
  const byProvider = oidc
    ? [
        genericOAuth({
          config: [
            {
              providerId: OIDC,
              name: oidc.name,
              discoveryUrl: oidc.discoveryUrl,
              clientId: oidc.clientId,
              clientSecret: oidc.clientSecret,
              scopes: ['openid', 'profile', 'email'],
              pkce: true,
              requireIdTokenVerification: true,
              disableProviderLogout: true,
              accountSubject: ({ profile: claims }) => String(claims.sub ?? ''),
              mapProfileToUser: (claims) => profile.map(claims),
            },
          ],
        }),
      ]
    : [];
  const auth = betterAuth({
    appName: '绩审',
    baseURL: publicUrl ?? 'http://localhost',
    basePath: BASE_PATH,
    secret,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
      // The embedded database has one session: a transaction of better-auth would wait for itself.
      transaction: false,
    }),
    plugins: [byName, ...byProvider],
    telemetry: { enabled: false },
    // Ours counts for all servers alike.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD.least,
      maxPasswordLength: PASSWORD.most,
    },
    user: {
      additionalFields: {
        role: { type: 'string', required: false },
        unit: { type: 'string', required: false },
        disabled: { type: 'boolean', required: false, input: false },
      },
      validateUserInfo: async ({ user, source }) => {
        const claims = source.oauth?.profile;
        if (!claims) return { error: 'oidc-not-allowed' };
        const error = await profile.check(
          claims,
          source.action === 'sign-in' && typeof user.id === 'string' ? user.id : null,
        );
        return error ? { error } : undefined;
      },
    },
    account: {
      updateAccountOnSignIn: false,
      accountLinking: { enabled: false },
    },
    session: {
      expiresIn: sessionSeconds,
      updateAge: Math.floor(sessionSeconds / 4),
      cookieCache: { enabled: true, maxAge: CACHE_SECONDS },
    },
    databaseHooks: {
      // We ask the provider who somebody is, and nothing more: its tokens are not kept.
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      session: {
        create: {
          before: async ({ userId }) => {
            const [user] = await db
              .select({ disabled: users.disabled })
              .from(users)
              .where(eq(users.id, userId));
            return user && !user.disabled ? undefined : false;
          },
        },
      },
    },
    advanced: {
      cookiePrefix: 'jishen',
      // The server adds it where it was reached by https.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
    },
    logger: {
      disabled: !log,
      level: 'warn',
      // Its details may name people.
      log: (level, message) => log?.(level === 'error' ? 'error' : 'warn', message),
    },
  });
  const { password } = await auth.$context;
  return { api: auth.api, handler: auth.handler, password };
}
