import { z } from 'zod';
import { isAtLeast } from '../../model/person.js';
import type { User } from '../../ports/identity.js';
import { answers, noContent } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import type { IdentityRouteOptions } from './identity.js';
import {
  byId,
  idSchema,
  isoOf,
  moment,
  nameSchema,
  passwordSchema,
  roleSchema,
  usernameSchema,
} from './schemas.js';

const tags = ['用户'];
const config = { access: 'administrator', inPerson: true } as const;

const unitField = idSchema
  .nullable()
  .describe('所属单位的编号，只对上报人有意义；没有单位的上报人什么也看不到');

const userSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    role: roleSchema,
    unit: unitField,
    disabled: z.boolean().describe('停用的用户不能登录，令牌也不能用'),
    hasPassword: z.boolean().describe('false：只经统一身份认证登录'),
    created: moment,
  })
  .meta({ id: 'User', description: '用户' });

const shown = (user: User) => ({ ...user, created: isoOf(user.created) });

export function userRoutes(app: App, { identity, onAction }: Required<IdentityRouteOptions>): void {
  const { users } = identity;
  app.get(
    '/users',
    {
      config: { access: 'administrator' },
      schema: { tags, summary: '全部用户', response: answers({ 200: z.array(userSchema) }) },
    },
    async () => (await users.list()).map(shown),
  );

  app.get(
    '/reviewers',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '可以指定为负责人的用户',
        description: '未停用的审核人和管理员。',
        response: answers({ 200: z.array(z.object({ id: z.string(), name: z.string() })) }),
      },
    },
    async () =>
      (await users.list())
        .filter(({ role, disabled }) => !disabled && isAtLeast(role, 'reviewer'))
        .map(({ id, name }) => ({ id, name })),
  );

  app.post(
    '/users',
    {
      config,
      schema: {
        tags,
        summary: '添加用户',
        body: z.object({
          username: usernameSchema,
          name: nameSchema,
          password: passwordSchema,
          role: roleSchema,
          unit: unitField.default(null),
        }),
        response: answers(
          { 201: userSchema },
          'username-taken',
          'username-invalid',
          'password-weak',
          'unit-not-found',
          'single-user',
        ),
      },
    },
    async (request, reply) => {
      const user = await users.create(request.body);
      const { username, name, role, unit } = user;
      await onAction(personOf(request), 'user-created', user.id, { username, name, role, unit });
      return reply.code(201).send(shown(user));
    },
  );

  app.patch(
    '/users/:id',
    {
      config,
      schema: {
        tags,
        summary: '修改用户',
        description: '停用立即生效，已登录的也随之退出。',
        params: byId,
        body: z.object({
          name: nameSchema.optional(),
          role: roleSchema.optional(),
          unit: unitField.optional(),
          disabled: z.boolean().optional(),
        }),
        response: answers(
          { 200: userSchema },
          'user-not-found',
          'unit-not-found',
          'last-administrator',
          'single-user',
        ),
      },
    },
    async (request) => {
      const { id } = request.params;
      const before = await users.find(id);
      const user = await users.update(id, request.body);
      const { username } = user;
      await onAction(personOf(request), 'user-updated', id, { username, ...changes(before, user) });
      return shown(user);
    },
  );

  app.put(
    '/users/:id/password',
    {
      config,
      schema: {
        tags,
        summary: '重设用户的密码',
        description: '该用户的登录和接口令牌全部失效。',
        params: byId,
        body: z.object({ password: passwordSchema }),
        response: answers({ 204: noContent }, 'user-not-found', 'password-weak', 'single-user'),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      await users.resetPassword(id, request.body.password);
      await onAction(personOf(request), 'user-password-reset', id, {});
      return reply.code(204).send();
    },
  );

  app.delete(
    '/users/:id',
    {
      config,
      schema: {
        tags,
        summary: '删除用户',
        description: '其作出的决定和操作记录保留。',
        params: byId,
        response: answers({ 204: noContent }, 'user-not-found', 'last-administrator', 'single-user'),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const user = await users.find(id);
      await users.delete(id);
      await onAction(personOf(request), 'user-deleted', id, { username: user?.username ?? null });
      return reply.code(204).send();
    },
  );
}

/** What is different afterwards, before and after. */
function changes(before: User | null, after: User): Readonly<Record<string, unknown>> {
  const fields = (['name', 'role', 'unit', 'disabled'] as const).filter(
    (field) => before?.[field] !== after[field],
  );
  const pick = (user: User | null) =>
    Object.fromEntries(fields.map((field) => [field, user?.[field] ?? null]));
  return { before: pick(before), after: pick(after) };
}
