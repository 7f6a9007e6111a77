import { z } from 'zod';
import type { BulkTarget } from '../../adapters/db/service/bulk.js';
import { readHistory } from '../../adapters/db/service/history.js';
import { listSubmissions, storedBytes } from '../../adapters/db/service/list.js';
import { countStates, oldestWait } from '../../adapters/db/service/submissions.js';
import { allQueues } from '../../adapters/queue/settings.js';
import { actOn } from '../../service/bulk/act-on.js';
import type { Service } from '../../service/service.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { answerOf, BACKGROUND, bulkResult } from './bulk-answer.js';
import { countsSchema, historySchema, idSchema, submissionSchema, whole } from './service-schemas.js';
import { actorOf, showHistory, showSubmission } from './shown.js';

const tags = ['运行'];
const config = { access: 'administrator' } as const;

const queueSchema = z.object({
  submissions: countsSchema,
  oldestSeconds: z.number().nullable().describe('等得最久的一份已等了多少秒'),
  storedBytes: z.int().describe('保存的材料总字节数'),
  kind: z.enum(['embedded', 'postgres', 'redis']).describe('队列在哪里'),
  jobs: z.record(z.string(), z.record(z.string(), z.int())).describe('各队列各状态的任务数'),
});

/** For the administrator: how the queue stands, what failed for good, who did what. */
export function operationRoutes(app: App, service: Service): void {
  app.get(
    '/queue',
    { config, schema: { tags, summary: '队列状况', response: answers({ 200: queueSchema }) } },
    async () => {
      const { db, hub } = service;
      const wait = await oldestWait(db, new Date());
      const jobs: Record<string, Record<string, number>> = {};
      for (const name of allQueues) jobs[name] = await hub.queue(name).getJobCounts();
      return {
        submissions: { ...(await countStates(db)) },
        oldestSeconds: wait === null ? null : wait / 1000,
        storedBytes: await storedBytes(db, null),
        kind: hub.kind,
        jobs,
      };
    },
  );

  app.get(
    '/dead-letters',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '没能处理的材料及原因',
        querystring: z.object({ offset: whole(0, 10_000_000).default(0), most: whole(1, 500).default(100) }),
        response: answers({ 200: z.object({ rows: z.array(submissionSchema), total: z.int() }) }),
      },
    },
    async (request) => {
      const { rows, total } = await listSubmissions(service.db, {
        ...request.query,
        owner: null,
        state: ['failed'],
        sort: 'settled',
        descending: true,
      });
      return { rows: rows.map(showSubmission), total };
    },
  );

  app.post(
    '/dead-letters/retry',
    {
      config: { access: 'reviewer' },
      schema: {
        tags,
        summary: '重试没能处理的材料',
        description: BACKGROUND,
        body: z.object({ ids: z.array(idSchema).max(10_000).optional().describe('不写则为全部') }),
        response: answers({ 200: bulkResult, 202: bulkResult }),
      },
    },
    async (request, reply) => {
      const { ids } = request.body;
      const target: BulkTarget = ids
        ? { kind: 'ids', ids }
        : { kind: 'filter', filter: { owner: null, state: ['failed'] } };
      const options = { actor: actorOf(personOf(request)) };
      const { status, body } = answerOf(await actOn(service, target, { action: 'retry' }, options));
      return reply.code(status).send(body);
    },
  );

  app.get(
    '/history',
    {
      config,
      schema: {
        tags,
        summary: '全部操作记录',
        description: '新的在前；before 写上次看到的最小编号即可翻页。记录不能修改或删除。',
        querystring: z.object({
          before: whole(1, Number.MAX_SAFE_INTEGER).optional(),
          by: idSchema.optional(),
          action: z.string().max(60).optional(),
          most: whole(1, 500).default(100),
        }),
        response: answers({ 200: z.array(historySchema) }),
      },
    },
    async (request) => (await readHistory(service.db, request.query)).map(showHistory),
  );
}
