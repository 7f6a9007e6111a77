import type { z } from 'zod';
import type { SubmissionFilter } from '../../adapters/db/service/list.js';
import { keptStates, openStates } from '../../model/desk.js';
import { actOn, type BulkWish } from '../../service/bulk/act-on.js';
import { setUpBatch } from '../../service/rework.js';
import type { Service } from '../../service/service.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { answerOf, BACKGROUND, bulkResult, setupWish } from './bulk-answer.js';
import { seenBatch } from './seen.js';
import { byId } from './service-schemas.js';
import { actorOf } from './shown.js';

const tags = ['批次'];

/** What is done to all submissions of a batch at once. */
export function batchActionRoutes(app: App, service: Service): void {
  const toAll = (
    path: 'cancel' | 'retry',
    summary: string,
    filter: Pick<SubmissionFilter, 'state' | 'withFailures'>,
  ) =>
    app.post(
      `/batches/:id/${path}`,
      {
        config: { access: 'reviewer' },
        schema: {
          tags,
          summary,
          description: BACKGROUND,
          params: byId,
          response: answers({ 200: bulkResult, 202: bulkResult }, 'batch-not-found'),
        },
      },
      async (request, reply) => {
        const person = personOf(request);
        const { id } = await seenBatch(service, person, request.params.id);
        const { status, body } = await inBatch(id, filter, { action: path }, person);
        return reply.code(status).send(body);
      },
    );
  const inBatch = async (
    batch: string,
    filter: Pick<SubmissionFilter, 'state' | 'withFailures'>,
    wish: BulkWish,
    person: Parameters<typeof actorOf>[0],
  ): Promise<ReturnType<typeof answerOf>> => {
    const target = { kind: 'filter', filter: { ...filter, batch, owner: null } } as const;
    return answerOf(await actOn(service, target, wish, { actor: actorOf(person) }));
  };
  toAll('cancel', '取消尚未完成的材料', { state: openStates });
  toAll('retry', '重试没能读取的材料', { withFailures: true });

  app.post(
    '/batches/:id/reaudit',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '换评分表或配置重新审核',
        description: `人的决定按疑点保留；已签署的材料不动。以后交到这个批次的材料也用新的。${BACKGROUND}`,
        params: byId,
        body: setupWish,
        response: answers({ 200: bulkResult, 202: bulkResult }, 'batch-not-found', 'usage'),
      },
    },
    async (request, reply) => {
      const person = personOf(request);
      const { id, roster } = await seenBatch(service, person, request.params.id);
      const wish: z.output<typeof setupWish> = request.body;
      await setUpBatch(service, id, { wish, roster, actor: actorOf(person) });
      const again = { action: 'reaudit', wish } as const;
      const { status, body } = await inBatch(id, { state: keptStates }, again, person);
      return reply.code(status).send(body);
    },
  );
}
