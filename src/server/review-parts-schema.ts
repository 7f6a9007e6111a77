import { z } from 'zod';

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const locationSchema = z
  .object({
    file: z.string(),
    page: z.int().nullable().describe('从 1 起'),
    block: z.int().describe('文档中第几块，从 0 起'),
    start: z.int().nullable(),
    end: z.int().nullable(),
    cell: z.object({ row: z.int(), column: z.int() }).nullable(),
    box: box.nullable().describe('在该页的位置，单位为点，原点在左上角'),
  })
  .meta({ id: 'Location', description: '在文档中的位置' });

export const findingSchema = z
  .object({
    id: z.string(),
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    message: z.string(),
    evidence: z.array(z.object({ quote: z.string(), location: locationSchema })),
    expected: z.string().nullable(),
    actual: z.string().nullable(),
    suggestion: z.string().nullable(),
    criterion: z.string().nullable(),
    key: z.string().describe('重新审核后不变，决定按它保留'),
    causedBy: z.string().nullable(),
    certainty: z.enum(['certain', 'check']),
    confidence: z.number(),
  })
  .meta({ id: 'Finding', description: '疑点' });

export const criterionSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    group: z.string(),
    max: z.number(),
    status: z.enum(['scored', 'needs-input']),
    suggested: z.number().nullable(),
    range: z.tuple([z.number(), z.number()]).nullable(),
    band: z.string().nullable(),
    reason: z.string(),
    deductions: z.array(z.object({ points: z.number(), reason: z.string(), findings: z.array(z.string()) })),
    confidence: z.number(),
  })
  .meta({ id: 'Criterion', description: '一项评分' });

const sectionSchema = z.object({
  id: z.string(),
  parent: z.string().nullable(),
  level: z.int(),
  number: z.string().nullable(),
  ordinal: z.int().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  auto: z.boolean(),
  location: locationSchema,
});

const amountSchema = z.object({
  id: z.string(),
  raw: z.string(),
  yuan: z.string().describe('以元为单位的精确小数'),
  item: z.string().nullable(),
  measure: z.string().nullable(),
  year: z.int().nullable(),
  section: z.string().nullable(),
  table: z.string().nullable(),
  certainty: z.enum(['certain', 'check']),
  location: locationSchema,
});

export const documentSchema = z
  .object({
    file: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    format: z.string(),
    scanned: z.boolean(),
    roles: z.array(z.string()),
    title: z.string().nullable(),
    unit: z.string().nullable(),
    year: z.int().nullable(),
    pages: z.int().nullable(),
    pagesUnread: z.array(z.int()),
    ocrConfidence: z.number().nullable(),
    notices: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        location: locationSchema.nullable(),
        picture: z.string().optional(),
      }),
    ),
    sections: z.array(sectionSchema),
    amounts: z.array(amountSchema),
    tables: z.array(
      z.object({
        id: z.string(),
        role: z.string().nullable(),
        rows: z.int(),
        columns: z.int(),
        caption: z.string().nullable(),
        location: locationSchema,
      }),
    ),
    selfScore: z.number().nullable(),
    attachmentsListed: z.array(z.string()),
  })
  .meta({ id: 'DocumentResult', description: '一个文件的读取结果' });
