import { z } from 'zod';
import type { BulkTarget } from '../../adapters/db/service/bulk.js';
import type { SubmissionRow } from '../../adapters/db/service/submissions.js';
import type { Person } from '../../model/person.js';
import { actOn, type BulkWish } from '../../service/bulk/act-on.js';
import { resolveFilter } from '../../service/list.js';
import { cancel, retry } from '../../service/rework.js';
import type { Service } from '../../service/service.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { answerOf, BACKGROUND, bulkResult, setupWish } from './bulk-answer.js';
import { filterQuery } from './list-filter.js';
import { seenSubmission } from './seen.js';
import { byId, idSchema, submissionSchema } from './service-schemas.js';
import { actorOf, ownerOf, showSubmission } from './shown.js';

const tags = ['材料'];

const bulkBody = z.object({
  action: z.enum(['retry', 'cancel', 'reaudit', 'assign', 'delete']),
  ids: z.array(idSchema).max(10_000).optional().describe('哪些材料；不写则看 filter，再看 batch'),
  batch: idSchema.optional().describe('整个批次'),
  filter: filterQuery.optional().describe('符合条件的全部材料；条件写法与材料清单的查询参数相同'),
  count: z.int().optional().describe('看到的份数；与 filter 找到的不符时不执行'),
  setup: setupWish.optional().describe('reaudit 用的评分表和配置；不写则与批次相同'),
  assignee: idSchema.nullable().optional(),
});

export function submissionActionRoutes(app: App, service: Service): void {
  const one = (
    path: string,
    summary: string,
    step: (row: SubmissionRow, person: Person) => Promise<SubmissionRow>,
  ) =>
    app.post(
      `/submissions/:id/${path}`,
      {
        config: { access: 'reviewer' },
        schema: {
          tags,
          summary,
          params: byId,
          response: answers({ 200: submissionSchema }, 'submission-not-found', 'signed', 'not-open'),
        },
      },
      async (request) => {
        const person = personOf(request);
        const row = await seenSubmission(service, person, request.params.id);
        return showSubmission(await step(row, person));
      },
    );
  one('retry', '重试', (row, person) => retry(service, row.id, actorOf(person)));
  one('cancel', '取消', (row, person) => cancel(service, row.id, actorOf(person)));

  app.post(
    '/submissions/:id/reaudit',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '换评分表或配置重新审核',
        description: '人的决定按疑点保留。',
        params: byId,
        body: setupWish,
        response: answers({ 200: bulkResult }, 'submission-not-found', 'usage'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const row = await seenSubmission(service, person, request.params.id);
      const wish = { action: 'reaudit', wish: request.body } as const;
      const outcome = await actOn(service, { kind: 'ids', ids: [row.id] }, wish, { actor: actorOf(person) });
      return answerOf(outcome).body;
    },
  );

  app.post(
    '/submissions/actions',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '对多份材料进行同一操作',
        description: BACKGROUND,
        body: bulkBody,
        response: answers(
          { 200: bulkResult, 202: bulkResult },
          'batch-not-found',
          'no-roster',
          'list-changed',
          'usage',
        ),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const target = await meant(service, person, request.body);
      // Who names them, or a batch as a whole, has agreed to whatever number there is.
      const expected = request.body.filter && !request.body.ids ? request.body.count : undefined;
      const options = { actor: actorOf(person), expected };
      const { status, body } = answerOf(await actOn(service, target, wishOf(request.body), options));
      return reply.code(status).send(body);
    },
  );
}

/** Whom the action is for. */
async function meant(
  service: Service,
  person: Person,
  { ids, batch, filter }: z.output<typeof bulkBody>,
): Promise<BulkTarget> {
  if (ids) return { kind: 'ids', ids };
  const owner = ownerOf(person);
  if (filter) return { kind: 'filter', filter: await resolveFilter(service, filter, owner) };
  return batch === undefined ? { kind: 'ids', ids: [] } : { kind: 'filter', filter: { owner, batch } };
}

function wishOf({ action, setup, assignee = null }: z.output<typeof bulkBody>): BulkWish {
  switch (action) {
    case 'assign':
      return { action, assignee };
    case 'reaudit':
      return { action, wish: setup ?? null };
    default:
      return { action };
  }
}
