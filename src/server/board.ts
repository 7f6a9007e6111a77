import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { allQueues } from '../adapters/queue/settings.js';
import type { Service } from '../service/service.js';
import { setAccess } from './guards.js';
import type { App } from './make-app.js';

export const BOARD = '/admin/queues';

/** The queue's own board, to look at: jobs are retried through the API, which knows what they are for. */
export async function boardRoutes(app: App, { hub }: Service): Promise<void> {
  const adapter = new FastifyAdapter();
  adapter.setBasePath(BOARD);
  createBullBoard({
    queues: allQueues.map((name) => new BullMQAdapter(hub.queue(name), { readOnlyMode: true })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: '绩审 队列' } },
  });
  await app.register(
    async (scope) => {
      setAccess(scope, 'administrator');
      await scope.register(adapter.registerPlugin());
    },
    { prefix: BOARD },
  );
}
