import type { Role } from '../../model/person.js';

/** The provider's name inside better-auth, and the end of the address it sends people back to. */
export const OIDC = 'oidc';

export interface OidcSettings {
  /** What the button says. */
  readonly name: string;
  /** …/.well-known/openid-configuration */
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that roles come from. With it the provider has the say about roles, at every sign-in. */
  readonly roleClaim?: string | null;
  readonly roles?: Readonly<Record<string, Role>>;
  /** The claim that holds the name of an uploader's unit, for people who come for the first time. */
  readonly unitClaim?: string | null;
  /** Domains of e-mail that may come in; null: whoever the provider lets in. */
  readonly allowedDomains?: readonly string[] | null;
}

/** What the provider says of a person, unchecked. */
export type OidcClaims = Readonly<Record<string, unknown>>;

export const discoveryUrlOf = (issuer: string): string =>
  `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;

/** The highest role that any value of the claim stands for; null: the claim says nothing about it. */
export function roleOf(claims: OidcClaims, { roleClaim, roles = {} }: OidcSettings): Role | null {
  if (!roleClaim) return null;
  const values = textsOf(claimAt(claims, roleClaim));
  const found = values.map((value) => (Object.hasOwn(roles, value) ? roles[value] : undefined));
  return (['administrator', 'reviewer', 'uploader'] as const).find((role) => found.includes(role)) ?? null;
}

/** Without a list everybody comes in; with one, only who has an address in it that is not called unverified. */
export function isAllowed(claims: OidcClaims, { allowedDomains }: OidcSettings): boolean {
  if (!allowedDomains) return true;
  const [email] = textsOf(claims.email);
  if (!email || claims.email_verified === false || claims.email_verified === 'false') return false;
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return allowedDomains.some((allowed) => allowed.toLowerCase() === domain);
}

export function textClaim(claims: OidcClaims, ...names: readonly string[]): string | null {
  for (const name of names) {
    const [text] = textsOf(claimAt(claims, name));
    if (text) return text;
  }
  return null;
}

/** Keycloak keeps roles in `realm_access.roles`: a dot goes down, unless a claim has it in its name. */
function claimAt(claims: OidcClaims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>((at, step) => {
    const isObject = typeof at === 'object' && at !== null && Object.hasOwn(at, step);
    return isObject ? (at as Readonly<Record<string, unknown>>)[step] : undefined;
  }, claims);
}

function textsOf(claim: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return values.filter((value) => typeof value === 'string').map((value) => value.trim());
}
