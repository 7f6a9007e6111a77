import { eq, or } from 'drizzle-orm';
import {
  type Cookies,
  type Oidc,
  type Recognised,
  type RequestHeaders,
  refuse,
  type SignedIn,
  type Users,
} from '../../ports/identity.js';
import { Refusal } from '../../ports/refusal.js';
import type { Database } from '../db/database.js';
import { units, users } from '../db/identity-schema.js';
import { type Auth, type AuthOptions, BASE_PATH } from './auth.js';
import { cookieHeaders, sentBack, setCookiesOf } from './cookies.js';
import { sha256 } from './hash.js';
import { isAllowed, OIDC, type OidcClaims, type OidcSettings, roleOf, textClaim } from './oidc-claims.js';
import { isUsername, normaliseUsername } from './rules.js';

/** Where better-auth sends people on; the server reads it and never follows it. */
const ARRIVED = '/arrived';
const REFUSED = '/refused';

export interface OidcOptions {
  readonly auth: Auth;
  readonly publicUrl: string;
  readonly settings: OidcSettings;
  readonly authenticate: (headers: RequestHeaders) => Promise<Recognised>;
}

export function openOidc({ auth, publicUrl, settings, authenticate }: OidcOptions): Oidc {
  const signedIn = async (cookies: Cookies): Promise<SignedIn | null> => {
    const { person } = await authenticate(sentBack(cookies));
    return person && { person, cookies };
  };
  return {
    name: settings.name,
    start: async (headers) => {
      const { response, headers: out } = await auth.api
        .signInSocial({
          body: { provider: OIDC, callbackURL: ARRIVED, errorCallbackURL: REFUSED, disableRedirect: true },
          headers: cookieHeaders(headers),
          returnHeaders: true,
        })
        .catch((error: unknown) => {
          // A provider that could not be asked for its addresses is none that better-auth knows.
          throw (error as { readonly statusCode?: number }).statusCode === 404
            ? refuse('oidc-unavailable')
            : error;
        });
      if (!response.url) throw refuse('oidc-unavailable');
      return { url: response.url, cookies: setCookiesOf(out) };
    },
    finish: async (query, headers) => {
      const address = new URL(`${BASE_PATH}/callback/${OIDC}${query}`, publicUrl);
      const answer = await auth.handler(new Request(address, { headers: cookieHeaders(headers) }));
      const location = new URL(answer.headers.get('location') ?? REFUSED, publicUrl);
      const cookies = setCookiesOf(answer.headers);
      const arrived = location.pathname === ARRIVED ? await signedIn(cookies) : null;
      if (arrived) return { ok: true, ...arrived };
      const isRefused = location.searchParams.get('error') === 'oidc-not-allowed';
      return { ok: false, reason: isRefused ? 'oidc-not-allowed' : 'oidc-failed', cookies };
    },
  };
}

/** What is taken over of a person whom the provider sends, and who may come in. */
export function openProfile(
  db: Database,
  settings: OidcSettings,
  findUsers: () => Users,
): AuthOptions['profile'] {
  return {
    check: async (claims, user) => {
      if (!isAllowed(claims, settings)) return 'oidc-not-allowed';
      if (user !== null && settings.roleClaim) await followRole(findUsers(), user, claims, settings);
      return null;
    },
    map: async (claims) => {
      const subject = textClaim(claims, 'sub') ?? '';
      const email = `${sha256(`${settings.discoveryUrl} ${subject}`).slice(0, 32)}@oidc.invalid`;
      const name = textClaim(claims, 'name', 'preferred_username', 'email') ?? subject;
      const role = roleOf(claims, settings) ?? 'uploader';
      const unit = role === 'uploader' ? await unitNamed(db, claims, settings) : null;
      return { email, name, role, unit, username: await freeUsername(db, claims, email) };
    },
  };
}

/** A role that the provider takes away is gone; only the last administrator of all stays. */
async function followRole(
  known: Users,
  id: string,
  claims: OidcClaims,
  settings: OidcSettings,
): Promise<void> {
  const role = roleOf(claims, settings) ?? 'uploader';
  const user = await known.find(id);
  if (!user || user.role === role) return;
  await known.update(id, { role }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function unitNamed(
  db: Database,
  claims: OidcClaims,
  { unitClaim }: OidcSettings,
): Promise<string | null> {
  const name = unitClaim ? textClaim(claims, unitClaim) : null;
  if (name === null) return null;
  const [unit] = await db.select({ id: units.id }).from(units).where(eq(units.name, name));
  return unit?.id ?? null;
}

/** The provider's name for a person, unless somebody here has it already or it is none for us. */
async function freeUsername(db: Database, claims: OidcClaims, email: string): Promise<string> {
  const wanted = normaliseUsername(textClaim(claims, 'preferred_username', 'email') ?? '');
  const fallback = `oidc-${email.slice(0, 12)}`;
  if (!isUsername(wanted)) return fallback;
  const rows = await db
    .select({ username: users.username, email: users.email })
    .from(users)
    .where(or(eq(users.username, wanted), eq(users.email, email)));
  const isTaken = rows.some((row) => row.username === wanted && row.email !== email);
  return isTaken ? fallback : wanted;
}
