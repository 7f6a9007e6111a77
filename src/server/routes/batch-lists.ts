import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { z } from 'zod';
import type { BatchRow } from '../../adapters/db/service/batches.js';
import { duplicatesOf } from '../../service/duplicates.js';
import { exportList, listFormats } from '../../service/exports.js';
import { resolveFilter } from '../../service/list.js';
import { overviewOf } from '../../service/overview.js';
import { rosterOf } from '../../service/roster.js';
import type { Service } from '../../service/service.js';
import { answers, fileOf } from '../answers.js';
import { attachment } from '../attachment.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { filterConditions, onlyThese } from './list-filter.js';
import { seenBatch } from './seen.js';
import { byId } from './service-schemas.js';
import { ownerOf } from './shown.js';

const tags = ['结果'];

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  zip: 'application/zip',
} as const;

const bar = z.object({
  label: z.string(),
  from: z.number().describe('不低于'),
  below: z.number().nullable().describe('低于；null 为最高一段，含满分'),
  count: z.int(),
});
const overviewSchema = z.object({
  reviewed: z.int().describe('已审核的材料份数'),
  scores: z.array(bar).describe('建议得分的分布，每 10 分一段'),
  selfAgainstSuggested: z.array(
    z.object({ id: z.string(), unit: z.string().nullable(), self: z.number(), suggested: z.number() }),
  ),
  rules: z.array(z.object({ rule: z.string(), findings: z.int(), submissions: z.int() })),
  units: z
    .array(z.object({ id: z.string(), unit: z.string().nullable(), errors: z.int(), warnings: z.int() }))
    .describe('错误最多的在前，最多 50 个'),
  money: z.array(
    z.object({
      id: z.string(),
      unit: z.string().nullable(),
      item: z.string(),
      budget: z.string().nullable(),
      final: z.string().nullable(),
    }),
  ),
});

const sideSchema = z.object({
  submission: z.string(),
  unit: z.string().describe('单位名称，没有时为上传名称'),
  source: z.string(),
  file: z.string(),
  document: z.string().nullable().describe('文件编号；null 表示文件已不在'),
});

const pairSchema = z
  .object({
    a: sideSchema,
    b: sideSchema,
    findings: z.array(
      z.object({
        rule: z.string(),
        key: z.string().describe('疑点的 key'),
        submission: z.string().describe('疑点所在的材料'),
        message: z.string(),
        share: z.string().nullable().describe('相同文字所占比例，如 83%'),
      }),
    ),
  })
  .meta({ id: 'DuplicatePair', description: '文字雷同或重复报送的两个文件' });

/** What is made of all submissions of a batch together. */
export function batchListRoutes(app: App, service: Service): void {
  app.get(
    '/batches/:id/exports/:format',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '导出疑点清单',
        description:
          '与 jishen audit 写出的文件相同；文件有几个时打成一个 ZIP。只要一部分时写材料编号，或与材料清单相同的条件。',
        params: byId.extend({ format: z.enum(listFormats) }),
        querystring: filterConditions.extend({
          ids: onlyThese,
        }),
        response: answers(
          { 200: fileOf('文件', ...Object.values(TYPES).map((type) => type.split(';', 1)[0]!)) },
          'batch-not-found',
          'export-empty',
          'no-roster',
          'usage',
        ),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const batch = await seenBatch(service, person, request.params.id);
      const owner = ownerOf(person);
      const { format } = request.params;
      const roster = owner === null ? await rosterOf(service, batch) : null;
      const { ids, ...conditions } = request.query;
      const filter = await resolveFilter(service, { ...conditions, batch: batch.id }, owner);
      const made = await exportList(service, { format, filter, ids, roster });
      const isZip = made.name.endsWith('.zip');
      const body = createReadStream(made.path);
      body.once('close', () => void made.dispose());
      return reply
        .type(isZip ? TYPES.zip : TYPES[format])
        .header('content-length', (await stat(made.path)).size)
        .header('content-disposition', attachment(`${nameOf(batch)}.${isZip ? 'zip' : format}`))
        .send(body as never);
    },
  );

  app.get(
    '/batches/:id/overview',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '批次概况，供图表使用',
        params: byId,
        response: answers({ 200: overviewSchema }, 'batch-not-found'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const batch = await seenBatch(service, person, request.params.id);
      return overviewOf(service, batch.id, ownerOf(person));
    },
  );

  app.get(
    '/batches/:id/duplicates',
    {
      // Both sides are shown: what other units wrote is the bureau's to see.
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '文字雷同和重复报送的文件，两两成对',
        description: '相同最多的在前；批次比对完成后才有。',
        params: byId,
        response: answers({ 200: z.array(pairSchema) }, 'batch-not-found'),
      },
    },
    async (request) => {
      const batch = await seenBatch(service, personOf(request), request.params.id);
      const pairs = await duplicatesOf(service, batch.id);
      return pairs.map(({ a, b, findings }) => ({ a, b, findings: [...findings] }));
    },
  );
}

const nameOf = ({ name }: BatchRow) => `${name}-疑点清单`;
