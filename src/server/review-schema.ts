import { z } from 'zod';
import { criterionSchema, documentSchema, findingSchema } from './review-parts-schema.js';

/** The one JSON of a submission (jishen.review/1) as the API describes it; model/review.ts says the same in types. */
export const reviewSchema = z
  .object({
    schema: z.literal('jishen.review/1'),
    versions: z.object({ jishen: z.string(), rules: z.string(), rubric: z.string() }),
    id: z.string(),
    source: z.string(),
    unit: z.string().nullable(),
    year: z.int().nullable(),
    submitted: z.string().nullable(),
    published: z.string().nullable(),
    documents: z.array(documentSchema),
    findings: z.array(findingSchema),
    outcomes: z.array(
      z.object({
        rule: z.string(),
        outcome: z.enum(['passed', 'failed', 'needs-review', 'inapplicable', 'unable']),
        reason: z.string().nullable(),
      }),
    ),
    rubric: z.object({
      rubric: z.string(),
      max: z.number(),
      suggested: z.number(),
      range: z.tuple([z.number(), z.number()]),
      pending: z.number(),
      criteria: z.array(criterionSchema),
    }),
    errors: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
    stats: z.object({ ms: z.number(), pages: z.int(), chars: z.int(), ocrPages: z.int() }),
  })
  .meta({ id: 'Review', description: '一份材料的审核结果' });
