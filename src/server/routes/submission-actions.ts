import { z } from 'zod';
import { findBatch } from '../../adapters/db/service/batches.js';
import { findIds } from '../../adapters/db/service/list.js';
import type { SubmissionRow } from '../../adapters/db/service/submissions.js';
import { findSubmission, updateSubmission } from '../../adapters/db/service/submissions.js';
import type { Person } from '../../model/person.js';
import { refuse } from '../../service/refusals.js';
import { removeSubmission } from '../../service/remove.js';
import { cancel, reaudit, retry } from '../../service/rework.js';
import type { Service } from '../../service/service.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { bulkResult, forEach, setupWish } from './for-each.js';
import { seenSubmission } from './seen.js';
import { byId, idSchema, submissionSchema } from './service-schemas.js';
import { actorOf, ownerOf, showSubmission } from './shown.js';

const tags = ['材料'];

const bulkBody = z.object({
  action: z.enum(['retry', 'cancel', 'reaudit', 'assign', 'delete']),
  ids: z.array(idSchema).max(10_000).optional().describe('哪些材料；不写则为整个批次'),
  batch: idSchema.optional(),
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
      return again(service, [row.id], person, request.body);
    },
  );

  app.post(
    '/submissions/actions',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '对多份材料进行同一操作',
        body: bulkBody,
        response: answers({ 200: bulkResult }, 'usage'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const { action, batch, setup, assignee = null } = request.body;
      const ids =
        request.body.ids ??
        (batch === undefined ? [] : await findIds(service.db, { owner: ownerOf(person), batch }));
      const actor = actorOf(person);
      switch (action) {
        case 'retry':
          return forEach(ids, (id) => retry(service, id, actor));
        case 'cancel':
          return forEach(ids, (id) => cancel(service, id, actor));
        case 'delete':
          return forEach(ids, (id) => removeSubmission(service, id, { actor, evenSigned: false }));
        case 'assign':
          return forEach(ids, async (id) => {
            if (!(await updateSubmission(service.db, id, { assignee }))) throw refuse('submission-not-found');
          });
        case 'reaudit':
          return again(service, ids, person, setup ?? null);
      }
    },
  );
}

/** Each under the list of its own batch; without a wish under the batch's own setup. */
async function again(
  service: Service,
  ids: readonly string[],
  person: Person,
  wish: z.infer<typeof setupWish> | null,
): Promise<z.infer<typeof bulkResult>> {
  const done: string[] = [];
  const refused: { id: string; code: string }[] = [];
  for (const id of ids) {
    const row = await findSubmission(service.db, id);
    if (!row) {
      refused.push({ id, code: 'submission-not-found' });
      continue;
    }
    const batch = await findBatch(service.db, row.batch);
    const own = { rubric: batch?.rubric ?? null, config: batch?.config ?? null };
    const options = { wish: wish ?? own, roster: batch?.roster ?? null, actor: actorOf(person) };
    const result = await reaudit(service, [id], options);
    done.push(...result.again);
    refused.push(...result.signed.map((signed) => ({ id: signed, code: 'signed' })));
  }
  return { done, refused };
}
