import type { Person } from '../../model/person.js';
import type { Identity } from '../../ports/identity.js';
import type { App } from '../make-app.js';
import { oidcRoutes } from './oidc.js';
import { sessionRoutes } from './session.js';
import { setupRoutes } from './setup.js';
import { tokenRoutes } from './tokens.js';
import { unitRoutes } from './units.js';
import { userRoutes } from './users.js';

export type IdentityAction =
  | 'signed-in'
  | 'sign-in-failed'
  | 'signed-out'
  | 'password-changed'
  | 'setup-done'
  | 'user-created'
  | 'user-updated'
  | 'user-password-reset'
  | 'user-deleted'
  | 'unit-created'
  | 'unit-renamed'
  | 'unit-deleted'
  | 'token-created'
  | 'token-revoked';

/**
 * Told after something was done: by whom (null: nobody known), what, to whom or what (an id; null: nothing that has one),
 * and what about it. Never a password or a secret. An error of it fails the request, though what was done stays done.
 */
export type OnAction = (
  person: Person | null,
  action: IdentityAction,
  subject: string | null,
  detail: Readonly<Record<string, unknown>>,
) => Promise<void>;

export interface IdentityRouteOptions {
  readonly identity: Identity;
  readonly onAction?: OnAction;
}

/** Everything about people. Register it with the prefix of the API. */
export async function identityRoutes(app: App, options: IdentityRouteOptions): Promise<void> {
  const told: Required<IdentityRouteOptions> = { onAction: async () => undefined, ...options };
  sessionRoutes(app, told);
  oidcRoutes(app, told);
  setupRoutes(app, told);
  userRoutes(app, told);
  unitRoutes(app, told);
  tokenRoutes(app, told);
}
