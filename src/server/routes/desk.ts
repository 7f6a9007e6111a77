import { z } from 'zod';
import { verdicts } from '../../model/desk.js';
import { adjust, decide, reopen, sheetOf, sign } from '../../service/desk.js';
import { scoreSheetFile, sheetFormats } from '../../service/score-sheet.js';
import type { Service } from '../../service/service.js';
import { answers, fileOf, noContent } from '../answers.js';
import { attachment } from '../attachment.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { seenSubmission } from './seen.js';
import { byId, idSchema } from './service-schemas.js';
import { actorOf } from './shown.js';

const tags = ['审核'];
const config = { access: 'reviewer' } as const;
const text = z.string().trim().max(2000);

const OFFICE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const ofFinding = z.object({ id: idSchema, key: z.string().min(1).max(200).describe('疑点的 key') });
const ofCriterion = z.object({ id: idSchema, criterion: z.string().min(1).max(100) });

/** What a reviewer decides. Everything is in the history; nothing is possible on what is signed. */
export function deskRoutes(app: App, service: Service): void {
  app.put(
    '/submissions/:id/decisions/:key',
    {
      config,
      schema: {
        tags,
        summary: '对疑点作出决定',
        description: 'dismissed（不属实）须写理由；全部依据都不属实的扣分随之取消。',
        params: ofFinding,
        body: z.object({
          verdict: z.enum(verdicts).nullable(),
          reason: text.nullable().default(null),
          note: text.nullable().default(null),
        }),
        response: answers(
          { 204: noContent },
          'submission-not-found',
          'finding-not-found',
          'reason-missing',
          'signed',
          'no-review',
          'review-changed',
        ),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { id, key } = request.params;
      await seenSubmission(service, person, id);
      await decide(service, { submission: id, finding: key, actor: actorOf(person) }, request.body);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/submissions/:id/decisions/:key',
    {
      config,
      schema: {
        tags,
        summary: '撤销对疑点的决定',
        params: ofFinding,
        response: answers({ 204: noContent }, 'submission-not-found', 'finding-not-found', 'signed'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { id, key } = request.params;
      await seenSubmission(service, person, id);
      await decide(service, { submission: id, finding: key, actor: actorOf(person) }, null);
      return reply.code(204).send();
    },
  );

  app.put(
    '/submissions/:id/criteria/:criterion',
    {
      config,
      schema: {
        tags,
        summary: '调整一项评分',
        params: ofCriterion,
        body: z.object({
          points: z.number().min(0).multipleOf(0.01).nullable().describe('null：分数不变，只改理由'),
          reason: text.nullable().default(null).describe('扣分理由，写入评分表'),
        }),
        response: answers(
          { 204: noContent },
          'submission-not-found',
          'criterion-not-found',
          'points-out-of-range',
          'signed',
          'no-review',
        ),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { id, criterion } = request.params;
      await seenSubmission(service, person, id);
      await adjust(service, { submission: id, criterion, actor: actorOf(person) }, request.body);
      return reply.code(204).send();
    },
  );

  app.delete(
    '/submissions/:id/criteria/:criterion',
    {
      config,
      schema: {
        tags,
        summary: '撤销对一项评分的调整',
        params: ofCriterion,
        response: answers({ 204: noContent }, 'submission-not-found', 'criterion-not-found', 'signed'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { id, criterion } = request.params;
      await seenSubmission(service, person, id);
      await adjust(service, { submission: id, criterion, actor: actorOf(person) }, null);
      return reply.code(204).send();
    },
  );

  app.get(
    '/submissions/:id/score-sheet.:format',
    {
      config: { access: 'uploader' },
      schema: {
        tags,
        summary: '评分表（Word 或 Excel），按官方样式填好',
        params: byId.extend({ format: z.enum(sheetFormats) }),
        response: answers(
          { 200: fileOf('文件', ...Object.values(OFFICE_TYPES)) },
          'submission-not-found',
          'no-review',
        ),
      },
    },
    async (request, reply) => {
      const row = await seenSubmission(service, personOf(request), request.params.id);
      const { format } = request.params;
      const { bytes, name } = await scoreSheetFile(service, row, format);
      return reply
        .type(OFFICE_TYPES[format])
        .header('content-disposition', attachment(name))
        .send(Buffer.from(bytes) as never);
    },
  );

  app.post(
    '/submissions/:id/sign-off',
    {
      config,
      schema: {
        tags,
        summary: '签署评分表',
        description: '签署后不能再改动；各项都有分数才能签署。',
        params: byId,
        body: z.object({ review: z.string().describe('看到的审核结果的编号（Submission.review）') }),
        response: answers(
          { 200: z.object({ total: z.number() }) },
          'submission-not-found',
          'criteria-open',
          'review-changed',
          'signed',
          'no-review',
        ),
      },
    },
    async (request) => {
      const person = personOf(request);
      const row = await seenSubmission(service, person, request.params.id);
      await sign(service, { submission: row.id, actor: actorOf(person), review: request.body.review });
      return { total: (await sheetOf(service, row))?.total ?? 0 };
    },
  );

  app.post(
    '/submissions/:id/reopen',
    {
      config,
      schema: {
        tags,
        summary: '重新打开已签署的材料',
        params: byId,
        body: z.object({ reason: text.min(1) }),
        response: answers({ 204: noContent }, 'submission-not-found', 'not-signed', 'reason-missing'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const row = await seenSubmission(service, person, request.params.id);
      await reopen(service, { submission: row.id, actor: actorOf(person), reason: request.body.reason });
      return reply.code(204).send();
    },
  );
}
