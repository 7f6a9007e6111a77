import { z } from 'zod';
import type { Service } from '../../service/service.js';
import { trySetup } from '../../service/try-setup.js';
import { answers } from '../answers.js';
import { personOf } from '../guards.js';
import type { App } from '../make-app.js';
import { seenSubmission } from './seen.js';
import { idSchema } from './service-schemas.js';
import { kindSchema, yamlSchema } from './setups.js';

const severity = z.enum(['error', 'warning', 'info']);
const finding = z.object({
  rule: z.string(),
  severity,
  message: z.string(),
  key: z.string().describe('疑点的 key'),
});
const sum = z.object({ suggested: z.number(), max: z.number(), findings: z.int() });

const resultSchema = z
  .object({
    before: sum,
    after: sum,
    added: z.array(finding),
    removed: z.array(finding),
    changed: z.array(finding.extend({ was: severity })).describe('等级变了的'),
    points: z
      .array(
        z.object({
          id: z.string(),
          name: z.string(),
          before: z.number().nullable(),
          after: z.number().nullable(),
        }),
      )
      .describe('建议分变了的评分项'),
  })
  .meta({ id: 'TryResult', description: '试用一份评分表或配置，与现在的结果相比' });

export function setupTryRoutes(app: App, service: Service): void {
  app.post(
    '/setups/try',
    {
      config: { access: 'reviewer' },
      schema: {
        tags: ['规则与评分表'],
        summary: '用一份已审核的材料试用评分表或配置，不保存',
        description: '不含各份材料之间的比对。',
        body: z.object({ kind: kindSchema, yaml: yamlSchema, submission: idSchema }),
        response: answers({ 200: resultSchema }, 'usage', 'submission-not-found', 'no-review', 'not-read'),
      },
    },
    async (request) => {
      const { submission, kind, yaml } = request.body;
      const row = await seenSubmission(service, personOf(request), submission);
      const result = await trySetup(service, row, { kind, yaml, name: '未保存' });
      const { added, removed, changed, points } = result;
      return {
        ...result,
        ...{ added: [...added], removed: [...removed], changed: [...changed], points: [...points] },
      };
    },
  );
}
