import { z } from 'zod';
import { Refusal } from '../../ports/refusal.js';
import { setupIdSchema } from './service-schemas.js';

export const bulkResult = z
  .object({
    done: z.array(z.string()).describe('照办的材料'),
    refused: z.array(z.object({ id: z.string(), code: z.string() })).describe('没有照办的，及原因代码'),
  })
  .meta({ id: 'BulkResult', description: '对多份材料的操作结果' });

export const setupWish = z.object({
  rubric: setupIdSchema.nullable().default(null).describe('评分表编号，null 为默认'),
  config: setupIdSchema.nullable().default(null).describe('本地区配置编号，null 为默认'),
});

/** One after the other; what is refused does not hold up the rest. */
export async function forEach(
  ids: readonly string[],
  step: (id: string) => Promise<unknown>,
): Promise<z.infer<typeof bulkResult>> {
  const done: string[] = [];
  const refused: { id: string; code: string }[] = [];
  for (const id of ids) {
    try {
      await step(id);
      done.push(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ id, code: error.code });
    }
  }
  return { done, refused };
}
