import type { Identity } from '../../ports/identity.js';
import type { Database } from '../db/database.js';
import { openAuth } from './auth.js';
import { openOidc, openProfile } from './oidc.js';
import type { OidcSettings } from './oidc-claims.js';
import { openSessions, sweepSessions } from './sessions.js';
import { openSetup } from './setup.js';
import { defaultThrottle, openThrottle, sweepAttempts, type ThrottleSettings } from './throttle.js';
import { openTokens } from './tokens.js';
import { type IsUnitUsed, openUnits } from './units.js';
import { openUsers } from './users.js';

export interface AccountsOptions {
  readonly db: Database;
  /** At least 32 characters; the same on all servers. See loadSecret. */
  readonly secret: string;
  /** Where people reach the service, as in https://jishen.example.gov.cn; needed for OIDC. */
  readonly publicUrl?: string | null;
  readonly sessionSeconds?: number;
  readonly throttle?: ThrottleSettings;
  readonly oidc?: OidcSettings | null;
  readonly isUnitUsed?: IsUnitUsed;
  readonly log?: (level: 'warn' | 'error', message: string) => void;
}

const TWELVE_HOURS = 12 * 60 * 60;

/** Accounts with roles: the identity of a service that more than one person uses. */
export async function openAccounts(options: AccountsOptions): Promise<Identity> {
  const { db, secret, log } = options;
  const oidc = options.oidc ?? null;
  const publicUrl = options.publicUrl ?? null;
  if (oidc && publicUrl === null) throw new Error('OIDC needs the address that people reach us at');
  const throttleSettings = options.throttle ?? defaultThrottle;
  const profile = oidc
    ? openProfile(db, oidc, () => users)
    : { check: async () => 'oidc-not-allowed', map: async () => ({}) };
  const sessionSeconds = options.sessionSeconds ?? TWELVE_HOURS;
  const auth = await openAuth({ db, secret, publicUrl, sessionSeconds, oidc, profile, log });
  const users = openUsers(db, auth.password.hash);
  const tokens = openTokens(db);
  const sessions = openSessions(db, auth, tokens, openThrottle(db, throttleSettings));
  const { authenticate } = sessions;
  return {
    mode: 'accounts',
    ...sessions,
    users,
    units: openUnits(db, options.isUnitUsed),
    tokens,
    setup: openSetup(db, users, auth.password.hash),
    oidc: oidc && publicUrl ? openOidc({ auth, publicUrl, settings: oidc, authenticate }) : null,
    sweep: async () => {
      await sweepSessions(db);
      await sweepAttempts(db, throttleSettings);
    },
  };
}
