import { z } from 'zod';
import { maySee } from '../../model/person.js';
import type { Unit } from '../../ports/identity.js';
import { answers, noContent } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import type { IdentityRouteOptions } from './identity.js';
import { byId, isoOf, moment, nameSchema } from './schemas.js';

const tags = ['单位'];
const config = { access: 'administrator' } as const;

const unitSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    created: moment,
    users: z.int().describe('属于这个单位的用户数'),
  })
  .meta({ id: 'Unit', description: '单位' });

const shown = (unit: Unit) => ({ ...unit, created: isoOf(unit.created) });
const body = z.object({ name: nameSchema });

export function unitRoutes(app: App, { identity, onAction }: Required<IdentityRouteOptions>): void {
  const { units } = identity;
  app.get(
    '/units',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '单位',
        description: '上报人只看到自己的单位。',
        response: answers({ 200: z.array(unitSchema) }),
      },
    },
    async (request) => {
      const person = personOf(request);
      const all = await units.list();
      return all.filter(({ id }) => maySee(person, { unit: id })).map(shown);
    },
  );

  app.post(
    '/units',
    {
      config,
      schema: {
        tags,
        summary: '添加单位',
        body,
        response: answers({ 201: unitSchema }, 'unit-name-taken'),
      },
    },
    async (request, reply) => {
      const unit = await units.create(request.body.name);
      await onAction(personOf(request), 'unit-created', unit.id, { name: unit.name });
      return reply.code(201).send(shown(unit));
    },
  );

  app.patch(
    '/units/:id',
    {
      config,
      schema: {
        tags,
        summary: '修改单位名称',
        params: byId,
        body,
        response: answers({ 200: unitSchema }, 'unit-not-found', 'unit-name-taken'),
      },
    },
    async (request) => {
      const { id } = request.params;
      const before = await units.find(id);
      const unit = await units.rename(id, request.body.name);
      const names = { before: before?.name ?? null, after: unit.name };
      await onAction(personOf(request), 'unit-renamed', id, names);
      return shown(unit);
    },
  );

  app.delete(
    '/units/:id',
    {
      config,
      schema: {
        tags,
        summary: '删除单位',
        description: '只能删除没有用户和材料的单位。',
        params: byId,
        response: answers({ 204: noContent }, 'unit-not-found', 'unit-in-use'),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const unit = await units.find(id);
      await units.delete(id);
      await onAction(personOf(request), 'unit-deleted', id, { name: unit?.name ?? null });
      return reply.code(204).send();
    },
  );
}
