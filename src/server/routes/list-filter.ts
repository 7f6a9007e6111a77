import { z } from 'zod';
import { signStates, submissionStates } from '../../model/desk.js';
import { handedInStates, type ListFilter } from '../../model/list.js';
import { flag, idSchema, nameSchema, yearSchema } from './service-schemas.js';

/** One or several values of a list, separated by commas. */
const listOf = <T extends readonly [string, ...string[]]>(values: T) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values)).max(values.length));

const conditions = {
  state: listOf(submissionStates).optional().describe('可写多个，用逗号隔开'),
  sign: z.enum(signStates).optional(),
  year: z.coerce.number().pipe(yearSchema).optional(),
  unit: nameSchema.optional().describe('预算单位名称，完全相同'),
  assignee: idSchema.optional(),
  search: z.string().trim().max(100).optional().describe('单位名称或文件名的一部分'),
  withErrors: flag.optional().describe('只要有错误级疑点的'),
  withFailures: flag.optional().describe('只要有文件没能读取的'),
  rule: z.string().max(100).optional().describe('只要有这条规则的疑点的'),
  scoreFrom: z.coerce.number().optional().describe('建议得分不低于'),
  scoreBelow: z.coerce.number().optional().describe('建议得分低于'),
  roster: z
    .enum(handedInStates)
    .optional()
    .describe('应交清单上的情况：on-time 按时，late 逾期，no-date 日期不明，unread 未能读取；须指定批次'),
} satisfies { readonly [Name in keyof Required<ListFilter>]: z.ZodType };

/** Conditions as an address says them: of the list, of what is done to all of it, of what is exported. */
export const filterConditions = z.object(conditions);
export const filterQuery = filterConditions.extend({ batch: idSchema.optional() });

/** Of what the conditions find, in the address of a file that is made of it. */
export const onlyThese = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(idSchema).max(1000))
  .optional()
  .describe('只要这些材料，用逗号隔开');
