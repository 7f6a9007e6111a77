import { z } from 'zod';
import { signStates, submissionStates, verdicts } from '../../model/desk.js';
import { groupings } from '../../service/group-uploads.js';
import { byId, idSchema, isoOf, moment, nameSchema } from './schemas.js';

export { byId, idSchema, isoOf, moment, nameSchema };

/** Schemas that several routes share. Their descriptions are the text of the OpenAPI page. */
export const day = z.iso.date().describe('日期，如 2025-07-15');
export const yearSchema = z.int().min(1990).max(2100).describe('报告年度');
export const ocrSchema = z.enum(['auto', 'always', 'never']).describe('扫描件识别');
export const setupIdSchema = z.string().min(1).max(100);
export const groupingSchema = z
  .enum(groupings)
  .describe('auto：每个文件夹、压缩包、散放文件各为一份；one：全部为一份；single：每个文件为一份');

/** Yes or no in an address. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
/** A whole number in an address. */
export const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

export const stateSchema = z
  .enum(submissionStates)
  .describe('waiting 等待，queued 已派发，reading 读取中，reviewed 已审核，failed 失败，cancelled 已取消');

export const failureSchema = z
  .object({ file: z.string(), code: z.string(), message: z.string() })
  .meta({ id: 'InputError', description: '没能读取的文件' });

export const submissionSchema = z
  .object({
    id: z.string(),
    batch: z.string(),
    position: z.int().describe('在批次中的顺序'),
    source: z.string().describe('上传时的文件、文件夹或压缩包名称'),
    owner: z.string().nullable().describe('上报单位的编号；null 为财政局上传'),
    created: moment,
    size: z.int().describe('上传的字节数'),
    state: stateSchema,
    attempt: z.int().describe('第几次处理'),
    settled: moment.nullable().describe('审核完成的时间'),
    unit: z.string().nullable().describe('预算单位名称'),
    year: z.int().nullable(),
    submitted: z.string().nullable(),
    published: z.string().nullable(),
    suggested: z.number().nullable().describe('建议得分'),
    lowest: z.number().nullable().describe('可能的最低分'),
    highest: z.number().nullable().describe('可能的最高分'),
    selfScore: z.number().nullable().describe('自评得分'),
    score: z.number().nullable().describe('签署的得分'),
    errors: z.int(),
    warnings: z.int(),
    infos: z.int(),
    pages: z.int().nullable(),
    failures: z.array(failureSchema),
    sign: z.enum(signStates).describe('open 未签署，signed 已签署'),
    assignee: z.string().nullable().describe('负责审核的用户编号'),
    hasReview: z.boolean(),
    review: z.string().nullable().describe('审核结果的编号；签署时用来确认看到的是最新结果'),
    given: z
      .object({
        unit: z.string().nullable(),
        year: z.int().nullable(),
        submitted: z.string().nullable(),
        published: z.string().nullable(),
      })
      .describe('由人填写的单位、年度、日期'),
    originalsRemoved: z.boolean().describe('原件已按保留期删除'),
  })
  .meta({ id: 'Submission', description: '一份报送材料' });

export const countsSchema = z
  .object({
    waiting: z.int(),
    queued: z.int(),
    reading: z.int(),
    reviewed: z.int(),
    failed: z.int(),
    cancelled: z.int(),
  })
  .meta({ id: 'StateCounts', description: '各状态的份数' });

export const batchSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    unit: z.string().nullable().describe('所属单位；null 为财政局的批次'),
    created: moment,
    year: z.int().nullable(),
    submitted: z.string().nullable(),
    published: z.string().nullable(),
    rubric: z.string().nullable(),
    config: z.string().nullable(),
    ocr: ocrSchema,
    urgency: z.enum(['person', 'bulk']),
    isOpen: z.boolean().describe('各单位可以向这个批次上报'),
    hasRoster: z.boolean(),
    isCompared: z.boolean().describe('各单位之间的比对已完成'),
    compareProblem: z.string().nullable(),
    counts: countsSchema,
  })
  .meta({ id: 'Batch', description: '一批报送材料' });

export const rosterEntrySchema = z
  .object({ unit: z.string().trim().min(1).max(200), due: day.nullable().default(null) })
  .meta({ id: 'RosterEntry', description: '应交清单的一行' });

export const decisionSchema = z
  .object({
    finding: z.string().describe('疑点的 key'),
    rule: z.string(),
    verdict: z.enum(verdicts).nullable().describe('accepted 属实，dismissed 不属实，null 只有备注'),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    by: z.string(),
    byName: z.string(),
    at: moment,
  })
  .meta({ id: 'Decision', description: '审核人对一个疑点的决定' });

export const adjustmentSchema = z
  .object({
    criterion: z.string(),
    points: z.number().nullable(),
    reason: z.string().nullable(),
    by: z.string(),
    byName: z.string(),
    at: moment,
  })
  .meta({ id: 'Adjustment', description: '审核人对一项评分的调整' });

export const sheetSchema = z
  .object({
    rubric: z.string(),
    max: z.number(),
    total: z.number().describe('已有分数各项之和'),
    range: z.tuple([z.number(), z.number()]),
    pending: z.number().describe('尚待人定的分值'),
    lines: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        group: z.string(),
        max: z.number(),
        band: z.string().nullable(),
        suggested: z.number().nullable(),
        points: z.number().nullable(),
        range: z.tuple([z.number(), z.number()]).nullable(),
        reason: z.string().describe('扣分理由'),
        isAdjusted: z.boolean(),
        deductions: z.array(
          z.object({
            points: z.number(),
            reason: z.string(),
            findings: z.array(z.string()),
            isDismissed: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ScoreSheet', description: '评分表，已计入人的决定' });

export const historySchema = z
  .object({
    id: z.int(),
    at: moment,
    by: z.string().nullable(),
    byName: z.string().nullable(),
    action: z.string(),
    batch: z.string().nullable(),
    submission: z.string().nullable(),
    subject: z.string().nullable(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'HistoryEntry', description: '操作记录，不可修改' });
