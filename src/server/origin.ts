import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

export interface OriginOptions {
  readonly mode: 'accounts' | 'single-user';
  /** Where people reach us, when that is not the Host of the request. */
  readonly publicUrl: string | null;
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** localhost, 127.0.0.0/8 and ::1, alone or as they stand in a Host header. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$|^::1$/i.test(host);
}

/**
 * Two doors that a page of another site could use. A browser sends our cookies along with whatever a page asks for, so
 * what changes something must come from a page of ours. And a name of theirs may point at this machine: where nobody signs
 * in, only local names are answered.
 */
export function guardOrigin(app: FastifyInstance, options: OriginOptions): void {
  app.addHook('onRequest', async (request) => {
    if (options.mode === 'single-user' && !isLoopback(request.headers.host ?? ''))
      throw new Problem('foreign-host');
    if (!READING.has(request.method)) checkOrigin(request, options);
  });
}

function checkOrigin(request: FastifyRequest, { mode, publicUrl }: OriginOptions): void {
  const { authorization, cookie, origin, referer, 'sec-fetch-site': site } = request.headers;
  // A program with a token: no browser adds that on its own.
  if (authorization && !cookie && mode === 'accounts') return;
  if (site !== undefined) {
    if (site !== 'same-origin') throw new Problem('foreign-origin');
    return;
  }
  const from = origin ?? referer;
  if (from === undefined) {
    // Not a browser. In single-user mode there is nothing that it could be tricked into sending along.
    if (cookie) throw new Problem('foreign-origin');
    return;
  }
  const ours = [request.host, publicUrl === null ? null : hostOf(publicUrl)];
  const host = hostOf(from);
  if (host === null || !ours.includes(host)) throw new Problem('foreign-origin');
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host : null;
}
