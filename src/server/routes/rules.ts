import { z } from 'zod';
import { exampleOf, explainRule } from '../../rules/explain.js';
import { RULES } from '../../rules/index.js';
import { answers } from '../answers.js';
import type { App } from '../make-app.js';

const ruleSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    why: z.string(),
    remedy: z.string(),
    source: z.string().describe('依据'),
    scope: z
      .enum(['document', 'submission', 'run'])
      .describe('document 逐个文件，submission 整份材料，run 各份材料之间'),
    thresholds: z.array(
      z.object({
        key: z.string().describe('配置项'),
        name: z.string(),
        value: z.number(),
        unit: z.string(),
        source: z.string(),
      }),
    ),
    example: z.object({
      under: z.string().describe('示例所按的阈值，与默认不同时才有'),
      wrong: z.string(),
      right: z.string(),
    }),
    text: z.string().describe('完整说明'),
  })
  .meta({ id: 'Rule', description: '一条检查规则' });

export function ruleRoutes(app: App): void {
  app.get(
    '/rules',
    {
      config: { access: 'uploader' },
      schema: {
        tags: ['规则与评分表'],
        summary: '全部检查规则，按检查的先后',
        response: answers({ 200: z.array(ruleSchema) }),
      },
    },
    async () =>
      RULES.map((rule) => ({
        id: rule.id,
        title: rule.title,
        severity: rule.severity,
        why: rule.why,
        remedy: rule.remedy,
        source: rule.source,
        scope: rule.scope,
        thresholds: Object.entries(rule.thresholds).map(([key, { name, value, unit, source }]) => ({
          ...{ key, name, value, unit, source },
        })),
        example: exampleOf(rule),
        text: explainRule(rule),
      })),
  );
}
