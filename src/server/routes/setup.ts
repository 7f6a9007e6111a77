import { z } from 'zod';
import { answers } from '../answers.js';
import { putCookies } from '../cookies.js';
import type { App } from '../make-app.js';
import type { IdentityRouteOptions } from './identity.js';
import { nameSchema, passwordSchema, personSchema, usernameSchema } from './schemas.js';

const tags = ['初始化'];

const stateSchema = z.object({
  mode: z.enum(['accounts', 'single-user']).describe('single-user：单人模式，无需登录'),
  needed: z.boolean().describe('是否还没有管理员'),
  oidc: z.string().nullable().describe('统一身份认证按钮上的名称；没有则为 null'),
});

/** What the page must know before anybody is signed in, and how the first administrator comes to be. */
export function setupRoutes(app: App, { identity, onAction }: Required<IdentityRouteOptions>): void {
  app.get(
    '/setup',
    {
      config: { access: 'anyone' },
      schema: { tags, summary: '如何登录、是否需要初始化', response: answers({ 200: stateSchema }) },
    },
    async () => ({
      mode: identity.mode,
      needed: await identity.setup.isNeeded(),
      oidc: identity.oidc?.name ?? null,
    }),
  );

  app.post(
    '/setup',
    {
      // A token is not guessed, but asking costs a look into the database.
      config: { access: 'anyone', rateLimit: { max: 20, timeWindow: 60_000 } },
      schema: {
        tags,
        summary: '创建首位管理员并登录',
        description: '令牌在服务启动时显示，只能用一次。',
        body: z.object({
          token: z.string().min(1).max(200),
          username: usernameSchema,
          name: nameSchema,
          password: passwordSchema,
        }),
        response: answers(
          { 201: personSchema },
          'setup-done',
          'setup-token-wrong',
          'username-invalid',
          'username-taken',
          'password-weak',
          'single-user',
        ),
      },
    },
    async (request, reply) => {
      const { token, ...administrator } = request.body;
      const user = await identity.setup.complete(token, administrator);
      const { username, password } = administrator;
      const { person, cookies } = await identity.signIn({ username, password, address: request.ip });
      putCookies(request, reply, cookies);
      await onAction(person, 'setup-done', user.id, { username: user.username });
      return reply.code(201).send(person);
    },
  );
}
