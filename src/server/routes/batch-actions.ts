import { findIds } from '../../adapters/db/service/list.js';
import { keptStates, openStates } from '../../model/desk.js';
import { cancel, reaudit, retry, setUpBatch } from '../../service/rework.js';
import type { Service } from '../../service/service.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { bulkResult, forEach, setupWish } from './for-each.js';
import { seenBatch } from './seen.js';
import { byId } from './service-schemas.js';
import { actorOf } from './shown.js';

const tags = ['批次'];

/** What is done to all submissions of a batch at once. */
export function batchActionRoutes(app: App, service: Service): void {
  app.post(
    '/batches/:id/cancel',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '取消尚未完成的材料',
        params: byId,
        response: answers({ 200: bulkResult }, 'batch-not-found'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const { id } = await seenBatch(service, person, request.params.id);
      const ids = await findIds(service.db, { owner: null, batch: id, state: openStates });
      return forEach(ids, (one) => cancel(service, one, actorOf(person)));
    },
  );

  app.post(
    '/batches/:id/retry',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '重试没能读取的材料',
        params: byId,
        response: answers({ 200: bulkResult }, 'batch-not-found'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const { id } = await seenBatch(service, person, request.params.id);
      const ids = await findIds(service.db, { owner: null, batch: id, withFailures: true });
      return forEach(ids, (one) => retry(service, one, actorOf(person)));
    },
  );

  app.post(
    '/batches/:id/reaudit',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '换评分表或配置重新审核',
        description: '人的决定按疑点保留；已签署的材料不动。以后交到这个批次的材料也用新的。',
        params: byId,
        body: setupWish,
        response: answers({ 200: bulkResult }, 'batch-not-found', 'usage'),
      },
    },
    async (request) => {
      const person = personOf(request);
      const { id, roster } = await seenBatch(service, person, request.params.id);
      const options = { wish: request.body, roster, actor: actorOf(person) };
      await setUpBatch(service, id, options);
      const ids = await findIds(service.db, { owner: null, batch: id, state: keptStates });
      const { again, signed } = await reaudit(service, ids, options);
      return { done: [...again], refused: signed.map((one) => ({ id: one, code: 'signed' })) };
    },
  );
}
