import { z } from 'zod';
import { answers, empty } from '../answers.js';
import { putCookies } from '../cookies.js';
import type { App } from '../make-app.js';
import { Problem } from '../problem.js';
import type { IdentityRouteOptions } from './identity.js';

const tags = ['登录'];
/** Where the page shows why it did not work: it reads `problem`. */
const REFUSED = '/sign-in?problem=';

const redirect = empty('转到另一网址（Location）');

export function oidcRoutes(app: App, { identity, onAction }: Required<IdentityRouteOptions>): void {
  const { oidc } = identity;
  app.get(
    '/session/oidc',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: '经统一身份认证登录',
        description: '由浏览器打开，转到统一身份认证。',
        response: answers({ 302: redirect }, 'not-found', 'oidc-unavailable'),
      },
    },
    async (request, reply) => {
      if (!oidc) throw new Problem('not-found');
      const { url, cookies } = await oidc.start(request.headers);
      putCookies(request, reply, cookies);
      return reply.header('cache-control', 'no-store').redirect(url);
    },
  );

  app.get(
    '/session/callback/oidc',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: '统一身份认证的回调地址',
        description: '登录后转到首页；未成功时转到 /sign-in?problem=…（oidc-failed 或 oidc-not-allowed）。',
        querystring: z.looseObject({
          state: z.string().optional(),
          code: z.string().optional(),
          error: z.string().optional(),
        }),
        response: answers({ 302: redirect }, 'not-found'),
      },
    },
    async (request, reply) => {
      if (!oidc) throw new Problem('not-found');
      const { search } = new URL(request.url, 'http://localhost');
      const outcome = await oidc.finish(search, request.headers);
      putCookies(request, reply, outcome.cookies);
      reply.header('cache-control', 'no-store');
      if (!outcome.ok) {
        await onAction(null, 'sign-in-failed', null, { reason: outcome.reason, address: request.ip });
        return reply.redirect(`${REFUSED}${outcome.reason}`);
      }
      const { person } = outcome;
      await onAction(person, 'signed-in', person.id, { with: 'oidc', address: request.ip });
      return reply.redirect('/');
    },
  );
}
