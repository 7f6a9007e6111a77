import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Cookies } from '../ports/identity.js';

/** Cookies go over https only, once they were given over https. */
export function putCookies(request: FastifyRequest, reply: FastifyReply, cookies: Cookies): void {
  for (const cookie of cookies)
    reply.header('set-cookie', request.protocol === 'https' ? `${cookie}; Secure` : cookie);
}
