import { z } from 'zod';
import { Refusal } from '../../ports/refusal.js';
import { answers, noContent } from '../answers.js';
import { putCookies } from '../cookies.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import type { IdentityRouteOptions } from './identity.js';
import { passwordSchema, personSchema, usernameSchema } from './schemas.js';

const tags = ['登录'];

export function sessionRoutes(app: App, { identity, onAction }: Required<IdentityRouteOptions>): void {
  app.post(
    '/session',
    {
      config: { access: 'anyone' },
      schema: {
        tags,
        summary: '登录',
        body: z.object({ username: usernameSchema, password: z.string().min(1).max(512) }),
        response: answers({ 200: personSchema }, 'sign-in-failed', 'too-many-attempts', 'single-user'),
      },
    },
    async (request, reply) => {
      const { username, password } = request.body;
      const signedIn = await identity
        .signIn({ username, password, address: request.ip })
        .catch(async (error: unknown) => {
          if (error instanceof Refusal)
            await onAction(null, 'sign-in-failed', null, { reason: error.code, address: request.ip });
          throw error;
        });
      putCookies(request, reply, signedIn.cookies);
      const { person } = signedIn;
      await onAction(person, 'signed-in', person.id, { with: 'password', address: request.ip });
      return person;
    },
  );

  app.delete(
    '/session',
    {
      config: { access: 'anyone' },
      schema: { tags, summary: '退出登录', response: answers({ 204: noContent }) },
    },
    async (request, reply) => {
      const { person } = await identity.authenticate(request.headers);
      putCookies(request, reply, await identity.signOut(request.headers));
      if (person?.via === 'session') await onAction(person, 'signed-out', person.id, {});
      return reply.code(204).send();
    },
  );

  app.get(
    '/me',
    {
      config: { access: 'uploader' },
      schema: { tags, summary: '当前用户', response: answers({ 200: personSchema }) },
    },
    async (request) => personOf(request),
  );

  app.put(
    '/me/password',
    {
      config: { access: 'uploader', inPerson: true },
      schema: {
        tags,
        summary: '修改自己的密码',
        description: '其他地方的登录随之失效，接口令牌不受影响。',
        body: z.object({ current: z.string().min(1).max(512), next: passwordSchema }),
        response: answers(
          { 204: noContent },
          'password-wrong',
          'password-weak',
          'password-missing',
          'too-many-attempts',
          'single-user',
        ),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const passwords = { ...request.body, address: request.ip };
      const cookies = await identity.changePassword(person, request.headers, passwords);
      putCookies(request, reply, cookies);
      await onAction(person, 'password-changed', person.id, {});
      return reply.code(204).send();
    },
  );
}
