/** The form of rubrics/*.yaml. What passes here is a `Rubric`; whether its points make sense is the linter's business. */
import { z } from 'zod';
import type { Rubric } from '../../model/rubric.js';

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期写成 2025-07-15 的样子');
export const role = z.enum([
  'self-evaluation-report',
  'basic-data-table',
  'overall-self-evaluation-table',
  'project-self-evaluation-table',
  'score-sheet',
  'final-accounts',
  'other',
]);
export const partId = z.enum([
  'basic',
  'spending',
  'basic-spending',
  'project-spending',
  'performance',
  'problems',
  'measures',
  'results-use',
  'fund',
  'other',
]);
const points = z.number().min(0);

const scoring = z.union([
  z.strictObject({ kind: z.literal('deadline'), event: z.enum(['submitted', 'published']), perDay: points }),
  z.strictObject({ kind: z.literal('per-missing'), what: z.literal('materials'), points }),
  z.strictObject({
    kind: z.literal('per-missing'),
    what: z.literal('parts'),
    points,
    of: z.array(partId).min(1),
    normsUpTo: points,
  }),
  z.strictObject({
    kind: z.literal('discretionary'),
    what: z.literal('attachments'),
    of: z.array(role).min(1),
    perError: points,
    perWarning: points,
  }),
  z.strictObject({
    kind: z.literal('components'),
    components: z
      .array(z.strictObject({ id: z.enum(['third-level', 'weight-60']), name: z.string().min(1), points }))
      .min(1),
  }),
  z.strictObject({
    kind: z.literal('bands'),
    subject: z.enum(['problems', 'measures']),
    bands: z
      .array(
        z.strictObject({
          id: z.enum(['comprehensive', 'fairly', 'incomplete', 'too-simple', 'only-funding', 'absent']),
          name: z.string().min(1),
          min: points,
          max: points,
        }),
      )
      .min(1),
  }),
]);

const criterion = z.strictObject({
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, '编号由字母开头，只含字母、数字和连字符'),
  name: z.string().min(1),
  group: z.string().min(1),
  max: points,
  standard: z.string(),
  rules: z.array(z.string()),
  scoring,
});

export const rubricSchema = z.strictObject({
  id: z.string().min(1),
  version: z.string().min(1),
  name: z.string().min(1),
  source: z.string(),
  max: points,
  criteria: z.array(criterion).min(1),
}) satisfies z.ZodType<Rubric>;
