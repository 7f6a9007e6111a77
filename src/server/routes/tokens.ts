import { z } from 'zod';
import { isAtLeast, type Person } from '../../model/person.js';
import type { ApiToken } from '../../ports/identity.js';
import { answers, noContent } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import type { IdentityRouteOptions } from './identity.js';
import { byId, isoOf, moment, nameSchema, roleSchema } from './schemas.js';

const tags = ['接口令牌'];
const config = { access: 'uploader', inPerson: true } as const;

const roleField = roleSchema.nullable().describe('令牌的角色，不高于本人；null 表示与本人相同');

const tokenSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    user: z.string().describe('所有者的编号'),
    username: z.string(),
    role: roleField,
    created: moment,
    expires: moment.nullable().describe('null 表示不过期'),
    lastUsed: moment.nullable().describe('最近使用时间，精确到分钟'),
  })
  .meta({ id: 'ApiToken', description: '接口令牌，不含令牌内容' });

const shown = (token: ApiToken) => ({
  ...token,
  created: isoOf(token.created),
  expires: token.expires && isoOf(token.expires),
  lastUsed: token.lastUsed && isoOf(token.lastUsed),
});

/** Administrators see everybody's tokens, since they must be able to end one. */
const ownerFor = (person: Person): string | null =>
  isAtLeast(person.role, 'administrator') ? null : person.id;

export function tokenRoutes(app: App, { identity, onAction }: Required<IdentityRouteOptions>): void {
  const { tokens } = identity;
  app.get(
    '/tokens',
    {
      config,
      schema: {
        tags,
        summary: '接口令牌',
        description: '自己的令牌；管理员看到所有人的。',
        response: answers({ 200: z.array(tokenSchema) }),
      },
    },
    async (request) => (await tokens.list(ownerFor(personOf(request)))).map(shown),
  );

  app.post(
    '/tokens',
    {
      config,
      schema: {
        tags,
        summary: '创建接口令牌',
        description: '令牌内容 secret 只在这里出现一次，请立即保存。',
        body: z.object({
          name: nameSchema.describe('用途'),
          role: roleField.default(null),
          expires: z.iso.datetime({ offset: true }).nullable().default(null).describe('到期时间'),
        }),
        response: answers(
          { 201: z.object({ token: tokenSchema, secret: z.string() }) },
          'token-role-too-high',
          'token-expiry-past',
          'single-user',
        ),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { name, role, expires } = request.body;
      const made = await tokens.create(person, { name, role, expires: expires ? new Date(expires) : null });
      await onAction(person, 'token-created', made.token.id, { name, role, expires });
      return reply.code(201).send({ token: shown(made.token), secret: made.secret });
    },
  );

  app.delete(
    '/tokens/:id',
    {
      config,
      schema: {
        tags,
        summary: '撤销接口令牌',
        params: byId,
        response: answers({ 204: noContent }, 'token-not-found', 'single-user'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { name, username } = await tokens.revoke(request.params.id, ownerFor(person));
      await onAction(person, 'token-revoked', request.params.id, { name, username });
      return reply.code(204).send();
    },
  );
}
