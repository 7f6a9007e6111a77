import { z } from 'zod';
import type { BulkTaskRow } from '../../adapters/db/service/bulk.js';
import { bulkActions, bulkStates } from '../../model/bulk.js';
import type { BulkOutcome } from '../../service/bulk/act-on.js';
import { isoOf, moment, setupIdSchema } from './service-schemas.js';

export const bulkTaskSchema = z
  .object({
    id: z.string(),
    action: z.enum(bulkActions),
    state: z.enum(bulkStates).describe('running 进行中，done 已完成，stopped 已停止'),
    byName: z.string().describe('谁发起的'),
    created: moment,
    ended: moment.nullable(),
    total: z.int(),
    done: z.int().describe('已照办的份数'),
    refused: z.record(z.string(), z.int()).describe('没有照办的份数，按原因代码'),
  })
  .meta({ id: 'BulkTask', description: '在后台对很多份材料进行的操作' });

export const bulkResult = z
  .object({
    done: z.array(z.string()).describe('照办的材料'),
    refused: z.array(z.object({ id: z.string(), code: z.string() })).describe('没有照办的，及原因代码'),
    task: bulkTaskSchema.optional().describe('份数多，在后台进行；此时 done、refused 为空'),
  })
  .meta({ id: 'BulkResult', description: '对多份材料的操作结果' });

/** Added to what routes say of themselves. */
export const BACKGROUND =
  '超过 500 份时在后台进行，回答 202 和 task；进度看 GET /tasks/:id 或事件 task-progress，可以停止，服务重启后接着做。';

export const setupWish = z.object({
  rubric: setupIdSchema.nullable().default(null).describe('评分表编号，null 为默认'),
  config: setupIdSchema.nullable().default(null).describe('本地区配置编号，null 为默认'),
});

export function showTask(row: BulkTaskRow): z.input<typeof bulkTaskSchema> {
  const { id, action, state, byName, created, ended, total, done, refused } = row;
  return {
    id,
    action,
    state,
    byName,
    created: isoOf(created),
    ended: ended && isoOf(ended),
    total,
    done,
    refused,
  };
}

/** Sends what became of it, with the status that says whether it is over. */
export function answerOf({ done, refused, task }: BulkOutcome): {
  readonly status: 200 | 202;
  readonly body: z.input<typeof bulkResult>;
} {
  const body = { done: [...done], refused: refused.map(({ id, code }) => ({ id, code })) };
  return task ? { status: 202, body: { ...body, task: showTask(task) } } : { status: 200, body };
}
