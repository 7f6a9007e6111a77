import { eq } from 'drizzle-orm';
import { batches, submissions } from '../adapters/db/service-schema.js';
import { openLocalIdentity } from '../adapters/identity/local.js';
import { discoveryUrlOf } from '../adapters/identity/oidc-claims.js';
import { loadSecret } from '../adapters/identity/secret.js';
import type { Identity } from '../ports/identity.js';
import type { Service } from '../service/service.js';

/** Who may use the service: whoever sits at the machine, or who signs in. */
export async function openIdentity({ config, db, log }: Service): Promise<Identity> {
  const { settings, secrets } = config;
  const isUnitUsed = async (unit: string) => {
    const [submission] = await db
      .select({ id: submissions.id })
      .from(submissions)
      .where(eq(submissions.owner, unit))
      .limit(1);
    const [batch] = await db.select({ id: batches.id }).from(batches).where(eq(batches.unit, unit)).limit(1);
    return submission !== undefined || batch !== undefined;
  };
  if (settings.mode === 'single-user') return openLocalIdentity(db, isUnitUsed);
  // Its library takes half a second to load, which who works alone need not wait for.
  const { openAccounts } = await import('../adapters/identity/accounts.js');
  const { oidc } = settings;
  return openAccounts({
    db,
    secret: loadSecret(settings.data, { JISHEN_SECRET: secrets.secret ?? undefined }),
    publicUrl: settings.publicUrl,
    sessionSeconds: settings.session.hours * 3600,
    oidc: oidc && {
      discoveryUrl: discoveryUrlOf(oidc.issuer),
      clientId: oidc.clientId,
      clientSecret: secrets.oidcClientSecret!,
      name: oidc.name,
      roleClaim: oidc.roleClaim,
      roles: oidc.roles,
      unitClaim: oidc.unitClaim,
      allowedDomains: oidc.allowedDomains,
    },
    isUnitUsed,
    log: (level, message) => log[level](message),
  });
}
