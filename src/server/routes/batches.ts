import { z } from 'zod';
import { type BatchRow, listBatches } from '../../adapters/db/service/batches.js';
import { countStatesOf } from '../../adapters/db/service/submissions.js';
import { changeBatch, createBatch } from '../../service/batches.js';
import { removeBatch } from '../../service/bulk/act-on.js';
import type { Service } from '../../service/service.js';
import { answers, noContent } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { Problem } from '../problem.js';
import { BACKGROUND, bulkTaskSchema, showTask } from './bulk-answer.js';
import { seenBatch } from './seen.js';
import {
  batchSchema,
  byId,
  day,
  flag,
  moment,
  nameSchema,
  ocrSchema,
  rosterEntrySchema,
  setupIdSchema,
  whole,
  yearSchema,
} from './service-schemas.js';
import { actorOf, ownerOf, showBatch } from './shown.js';

const tags = ['批次'];

const newBatchSchema = z.object({
  name: nameSchema,
  year: yearSchema.nullable().default(null),
  submitted: day.nullable().default(null).describe('报送日期，用于没有另外写明的材料'),
  published: day.nullable().default(null).describe('公开日期，同上'),
  rubric: setupIdSchema.nullable().default(null).describe('评分表编号，null 为默认'),
  config: setupIdSchema.nullable().default(null).describe('本地区配置编号，null 为默认'),
  ocr: ocrSchema.default('auto'),
  urgency: z.enum(['person', 'bulk']).default('person').describe('bulk：大批量，让等待中的人先办'),
  isOpen: z.boolean().default(false).describe('各单位可以向这个批次上报'),
  roster: z.array(rosterEntrySchema).max(20_000).nullable().default(null).describe('应交清单'),
});

export function batchRoutes(app: App, service: Service): void {
  const shown = async (rows: readonly BatchRow[], owner: string | null) => {
    const ids = rows.map(({ id }) => id);
    const counts = await countStatesOf(service.db, ids, owner);
    return rows.map((row, index) => showBatch(row, counts[index]!));
  };
  const one = async (row: BatchRow, owner: string | null) => (await shown([row], owner))[0]!;

  app.get(
    '/batches',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '批次',
        description: '新的在前。上报人看到本单位的批次和向各单位开放的批次。',
        querystring: z.object({
          search: z.string().max(100).optional(),
          before: moment.optional().describe('只要此时之前创建的，用于翻页'),
          most: whole(1, 200).default(50),
        }),
        response: answers({ 200: z.array(batchSchema) }),
      },
    },
    async (request) => {
      const person = personOf(request);
      const owner = ownerOf(person);
      const { search, before, most } = request.query;
      const rows = await listBatches(service.db, {
        unit: owner,
        withOpen: person.unit !== null,
        search,
        before: before === undefined ? undefined : new Date(before),
        most,
      });
      return shown(rows, owner);
    },
  );

  app.post(
    '/batches',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '新建批次',
        description: '上报人新建的批次属于本单位，只能用默认的评分表和配置。',
        body: newBatchSchema,
        response: answers({ 201: batchSchema }, 'usage', 'not-allowed'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const isUploader = person.role === 'uploader';
      if (isUploader && person.unit === null) throw new Problem('not-allowed');
      const body = isUploader
        ? { ...request.body, isOpen: false, rubric: null, config: null, roster: null }
        : request.body;
      const row = await createBatch(service, { ...body, actor: actorOf(person), unit: person.unit });
      return reply.code(201).send(await one(row, null));
    },
  );

  app.get(
    '/batches/:id',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '一个批次',
        params: byId,
        response: answers({ 200: batchSchema }, 'batch-not-found'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const row = await seenBatch(service, person, request.params.id);
      return one(row, ownerOf(person));
    },
  );

  app.patch(
    '/batches/:id',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '修改批次',
        params: byId,
        body: z.object({
          name: nameSchema.optional(),
          isOpen: z.boolean().optional(),
          urgency: z.enum(['person', 'bulk']).optional(),
        }),
        response: answers({ 200: batchSchema }, 'batch-not-found'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const { id } = await seenBatch(service, person, request.params.id);
      return one(await changeBatch(service, id, { ...request.body, actor: actorOf(person) }), null);
    },
  );

  app.delete(
    '/batches/:id',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '删除批次及其全部材料',
        description: `已签署的材料只有管理员可以连同删除，须加 signed=true。${BACKGROUND}`,
        params: byId,
        querystring: z.object({ signed: flag.default(false) }),
        response: answers({ 202: bulkTaskSchema, 204: noContent }, 'batch-not-found', 'signed'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const row = await seenBatch(service, person, request.params.id);
      const evenSigned = request.query.signed && person.role === 'administrator';
      const task = await removeBatch(service, row.id, { actor: actorOf(person), evenSigned });
      return task ? reply.code(202).send(showTask(task)) : reply.code(204).send();
    },
  );
}
