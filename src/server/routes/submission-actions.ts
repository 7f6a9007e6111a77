import { z } from 'zod';
import { findBatch } from '../../adapters/db/service/batches.js';
import { findIds } from '../../adapters/db/service/list.js';
import type { SubmissionRow } from '../../adapters/db/service/submissions.js';
import { assignSubmissions, findSubmission } from '../../adapters/db/service/submissions.js';
import type { Person } from '../../model/person.js';
import { resolveFilter } from '../../service/list.js';
import { refuse } from '../../service/refusals.js';
import { removeSubmission } from '../../service/remove.js';
import { cancel, reaudit, retry } from '../../service/rework.js';
import type { Service } from '../../service/service.js';
import { addTo } from '../../text/groups.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { bulkResult, forEach, setupWish } from './for-each.js';
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
        response: answers({ 200: bulkResult }, 'batch-not-found', 'no-roster', 'list-changed', 'usage'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const { action, setup, assignee = null } = request.body;
      const ids = await meant(service, person, request.body);
      const actor = actorOf(person);
      switch (action) {
        case 'retry':
          return forEach(ids, (id) => retry(service, id, actor));
        case 'cancel':
          return forEach(ids, (id) => cancel(service, id, actor));
        case 'delete':
          return forEach(ids, (id) => removeSubmission(service, id, { actor, evenSigned: false }));
        case 'assign': {
          const there = await assignSubmissions(service.db, ids, assignee);
          const gone = ids.filter((id) => !there.has(id));
          return {
            done: ids.filter((id) => there.has(id)),
            refused: gone.map((id) => ({ id, code: 'submission-not-found' })),
          };
        }
        case 'reaudit':
          return again(service, ids, person, setup ?? null);
      }
    },
  );
}

/** Ids of what the action is for. */
async function meant(
  service: Service,
  person: Person,
  { ids, batch, filter, count }: z.output<typeof bulkBody>,
): Promise<readonly string[]> {
  if (ids) return ids;
  const owner = ownerOf(person);
  if (!filter) return batch === undefined ? [] : findIds(service.db, { owner, batch });
  const found = await findIds(service.db, await resolveFilter(service, filter, owner));
  // Somebody agreed to a number that was shown: others may have come to the list since.
  if (count !== undefined && count !== found.length) throw refuse('list-changed');
  return found;
}

/** Each under the list of its own batch; without a wish under the batch's own setup. */
async function again(
  service: Service,
  ids: readonly string[],
  person: Person,
  wish: z.infer<typeof setupWish> | null,
): Promise<z.infer<typeof bulkResult>> {
  const byBatch = new Map<string, string[]>();
  const done: string[] = [];
  const refused: { id: string; code: string }[] = [];
  for (const id of ids) {
    const row = await findSubmission(service.db, id);
    if (row) addTo(byBatch, row.batch, id);
    else refused.push({ id, code: 'submission-not-found' });
  }
  for (const [key, members] of byBatch) {
    const batch = await findBatch(service.db, key);
    const own = { rubric: batch?.rubric ?? null, config: batch?.config ?? null };
    const options = { wish: wish ?? own, roster: batch?.roster ?? null, actor: actorOf(person) };
    const result = await reaudit(service, members, options);
    done.push(...result.again);
    refused.push(...result.signed.map((signed) => ({ id: signed, code: 'signed' })));
  }
  return { done, refused };
}
