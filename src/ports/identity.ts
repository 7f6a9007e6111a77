import type { Person, Role } from '../model/person.js';
import { Refusal } from './refusal.js';

/** Why something about people could not be done. Sentences: src/server/problem-codes.ts. */
export type IdentityRefusalCode =
  | 'sign-in-failed'
  | 'too-many-attempts'
  | 'password-wrong'
  | 'password-weak'
  | 'password-missing'
  | 'username-taken'
  | 'username-invalid'
  | 'user-not-found'
  | 'last-administrator'
  | 'unit-not-found'
  | 'unit-name-taken'
  | 'unit-in-use'
  | 'token-not-found'
  | 'token-role-too-high'
  | 'token-expiry-past'
  | 'setup-done'
  | 'setup-token-wrong'
  | 'oidc-unavailable'
  | 'single-user';

export const refuse = (code: IdentityRefusalCode, retryAfter?: number): Refusal<IdentityRefusalCode> =>
  new Refusal(code, { retryAfter });

export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whole values of Set-Cookie headers for the answer, without `Secure`: only the server knows how it was reached. */
export type Cookies = readonly string[];

export interface Recognised {
  readonly person: Person | null;
  readonly cookies: Cookies;
}

export interface SignedIn {
  readonly person: Person;
  readonly cookies: Cookies;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Address of the client, for throttling. */
  readonly address: string;
}

export interface User {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly unit: string | null;
  readonly disabled: boolean;
  /** False: signs in through the bureau's own sign-in (OIDC) only. */
  readonly hasPassword: boolean;
  readonly created: Date;
}

export interface NewUser {
  readonly username: string;
  readonly name: string;
  readonly password: string;
  readonly role: Role;
  readonly unit: string | null;
}

export type UserChange = Partial<Pick<User, 'name' | 'role' | 'unit' | 'disabled'>>;

export interface Users {
  list(): Promise<readonly User[]>;
  find(id: string): Promise<User | null>;
  create(user: NewUser): Promise<User>;
  /** What is disabled is signed out at once. The last administrator stays one. */
  update(id: string, change: UserChange): Promise<User>;
  /** Ends the sessions and API tokens of the user: somebody else may have had the old password. */
  resetPassword(id: string, password: string): Promise<void>;
  delete(id: string): Promise<void>;
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly created: Date;
  /** People who belong to it. */
  readonly users: number;
}

export interface Units {
  list(): Promise<readonly Unit[]>;
  find(id: string): Promise<Unit | null>;
  create(name: string): Promise<Unit>;
  rename(id: string, name: string): Promise<Unit>;
  /** Only one that nothing belongs to. */
  delete(id: string): Promise<void>;
}

export interface ApiToken {
  readonly id: string;
  readonly name: string;
  /** Whose it is. */
  readonly user: string;
  readonly username: string;
  /** Null: as much as its owner may. Never more than that. */
  readonly role: Role | null;
  readonly created: Date;
  readonly expires: Date | null;
  readonly lastUsed: Date | null;
}

export interface NewToken {
  readonly name: string;
  readonly role: Role | null;
  readonly expires: Date | null;
}

export interface Tokens {
  /** The secret is told here and never again. */
  create(owner: Person, token: NewToken): Promise<{ readonly token: ApiToken; readonly secret: string }>;
  /** Null: everybody's. */
  list(owner: string | null): Promise<readonly ApiToken[]>;
  /** `owner`: only if it is theirs; null: whosever it is. */
  revoke(id: string, owner: string | null): Promise<ApiToken>;
}

export interface FirstAdministrator {
  readonly username: string;
  readonly name: string;
  readonly password: string;
}

export interface Setup {
  /** Whether there has never been an administrator. */
  isNeeded(): Promise<boolean>;
  /** A token that makes one administrator, once; `given` is taken instead of a new one. Null: not needed any more. */
  issueToken(given?: string | null): Promise<string | null>;
  complete(token: string, administrator: FirstAdministrator): Promise<User>;
}

export type OidcOutcome =
  | ({ readonly ok: true } & SignedIn)
  | { readonly ok: false; readonly reason: 'oidc-failed' | 'oidc-not-allowed'; readonly cookies: Cookies };

/** Sign-in through the bureau's own provider (OpenID Connect). */
export interface Oidc {
  /** What the button says. */
  readonly name: string;
  start(headers: RequestHeaders): Promise<{ readonly url: string; readonly cookies: Cookies }>;
  /** `query`: what the provider sent back, with its question mark. */
  finish(query: string, headers: RequestHeaders): Promise<OidcOutcome>;
}

export interface Identity {
  readonly mode: 'accounts' | 'single-user';
  readonly setup: Setup;
  readonly users: Users;
  readonly units: Units;
  readonly tokens: Tokens;
  readonly oidc: Oidc | null;
  /** Never throws for what headers can contain. */
  authenticate(headers: RequestHeaders): Promise<Recognised>;
  signIn(credentials: Credentials): Promise<SignedIn>;
  signOut(headers: RequestHeaders): Promise<Cookies>;
  /** Ends all other sessions of the person. */
  changePassword(
    person: Person,
    headers: RequestHeaders,
    passwords: { readonly current: string; readonly next: string; readonly address: string },
  ): Promise<Cookies>;
  /** Forgets what has expired; for a timer. */
  sweep(): Promise<void>;
}
