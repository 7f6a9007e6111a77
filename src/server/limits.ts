import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Redis } from 'ioredis';
import { Problem } from './problem.js';

export interface LimitOptions {
  /** Requests in a minute of one person, however they sign in. */
  readonly person: number;
  /** The same of an address, for requests of nobody known. */
  readonly anonymous: number;
  /** Where several servers count together. It should answer fast or not at all: a Redis that is gone limits nobody. */
  readonly redis?: Redis | null;
}

export const defaultLimits: LimitOptions = { person: 600, anonymous: 300 };

/** How often one may ask; what a route needs otherwise stands in its `config.rateLimit`. */
export async function limitRequests(app: FastifyInstance, options: LimitOptions): Promise<void> {
  await app.register(rateLimit, {
    timeWindow: 60_000,
    max: (request) => (request.person ? options.person : options.anonymous),
    keyGenerator: keyOf,
    // Who has the machine for himself waits for nobody.
    allowList: (request) => request.person?.via === 'local',
    redis: options.redis ?? undefined,
    nameSpace: 'jishen-limit-',
    skipOnError: true,
    errorResponseBuilder: (_request, { ttl }) =>
      new Problem('too-many-requests', { retryAfter: Math.ceil(ttl / 1000) }),
  });
}

const keyOf = ({ person, ip }: FastifyRequest): string =>
  person ? `person:${person.id}` : `address:${normalizeIP(ip)}`;
