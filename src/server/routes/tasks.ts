import { z } from 'zod';
import { recentTasks, stopTask, taskOf } from '../../service/bulk/tasks.js';
import type { Service } from '../../service/service.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { bulkTaskSchema, showTask } from './bulk-answer.js';
import { byId } from './service-schemas.js';
import { actorOf } from './shown.js';

const tags = ['材料'];
const config = { access: 'reviewer' } as const;

/** What is done to many submissions in the background. */
export function taskRoutes(app: App, service: Service): void {
  app.get(
    '/tasks',
    {
      config,
      schema: {
        tags,
        summary: '批量操作的进度',
        description: '进行中的和一小时内结束的，新的在前。',
        response: answers({ 200: z.array(bulkTaskSchema) }),
      },
    },
    async () => (await recentTasks(service)).map(showTask),
  );

  app.get(
    '/tasks/:id',
    {
      config,
      schema: {
        tags,
        summary: '一项批量操作的进度',
        params: byId,
        response: answers({ 200: bulkTaskSchema }, 'task-not-found'),
      },
    },
    async (request) => showTask(await taskOf(service, request.params.id)),
  );

  app.post(
    '/tasks/:id/stop',
    {
      config,
      schema: {
        tags,
        summary: '停止一项批量操作',
        description: '已经做了的不撤销。',
        params: byId,
        response: answers({ 200: bulkTaskSchema }, 'task-not-found'),
      },
    },
    async (request) => showTask(await stopTask(service, request.params.id, actorOf(personOf(request)))),
  );
}
