import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { isAtLeast, type Person, type Role } from '../model/person.js';
import type { Identity } from '../ports/identity.js';
import { putCookies } from './cookies.js';
import { Problem } from './problem.js';

/** Who may use a route: everybody, signed in or not; or who has this role or one that may do more. */
export type Access = 'anyone' | Role;

export interface ListedRoute {
  readonly method: string;
  /** With `:name` for what differs. */
  readonly url: string;
  readonly access: Access | null;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Every route there is, and who may use it: for the test that tries them all. */
    listRoutes: () => readonly ListedRoute[];
  }
  interface FastifyRequest {
    /** Who asks. Always null on routes for anyone: they are answered without looking. */
    person: Person | null;
  }
  interface FastifyContextConfig {
    /** Must be said of every route: an app with one that does not say it refuses to start. */
    access?: Access;
    /** An API token is not enough: the person must have signed in. */
    inPerson?: boolean;
  }
}

/** Finds out who asks, before anything of the body is read. */
export function recognise(app: FastifyInstance, identity: Identity): void {
  app.decorateRequest('person', null);
  app.addHook('onRequest', async (request, reply) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || access === 'anyone') return;
    const { person, cookies } = await identity.authenticate(request.headers);
    request.person = person;
    putCookies(request, reply, cookies);
  });
}

/** Lets in who may come in. After the rate limit, so that being turned away counts. */
export function guardRoutes(app: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    routes.push(route);
    const before = route.onRequest === undefined ? [] : [route.onRequest].flat();
    route.onRequest = [...before, admit];
  });
  app.decorate('listRoutes', () =>
    routes.flatMap(({ method, url, config }) =>
      [method].flat().map((one) => ({ method: one, url, access: config?.access ?? null })),
    ),
  );
  app.addHook('onReady', async () => {
    const open = routes.filter(({ config }) => config?.access === undefined);
    const names = open.map(({ method, url }) => `${method} ${url}`);
    if (names.length > 0) throw new Error(`routes that do not say who may use them: ${names.join(', ')}`);
  });
}

async function admit(request: FastifyRequest): Promise<void> {
  const { access, inPerson } = request.routeOptions.config;
  if (access === 'anyone') return;
  const person = personOf(request);
  if (access === undefined || !isAtLeast(person.role, access)) throw new Problem('not-allowed');
  if (inPerson && person.via === 'token') throw new Problem('session-needed');
}

/** For plugins of others, whose routes say nothing: all routes of this scope get the access. Call it before registering. */
export function setAccess(scope: FastifyInstance, access: Access): void {
  scope.addHook('onRoute', (route) => {
    route.config = { ...route.config, access: route.config?.access ?? access };
  });
}

/** Whether who opened a stream would be let in again, and see the same: asked while it is open. */
export async function isStillAdmitted(request: FastifyRequest, identity: Identity): Promise<boolean> {
  const { access } = request.routeOptions.config;
  if (access === 'anyone') return true;
  const { person } = await identity.authenticate(request.headers);
  const was = request.person;
  if (!person || !was || access === undefined) return false;
  return person.id === was.id && person.unit === was.unit && isAtLeast(person.role, was.role);
}

/** Who asks, on a route that only people who are signed in can reach. */
export function personOf(request: FastifyRequest): Person {
  if (!request.person) throw new Problem('not-signed-in');
  return request.person;
}
