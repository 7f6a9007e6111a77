import { z } from 'zod';
import { PROBLEM_TYPE } from './problem.js';
import { type ProblemCode, problemKinds } from './problem-codes.js';

/** The schema of `ProblemBody`, for the documentation. */
export const problemSchema = z
  .object({
    type: z.string().describe('urn:jishen:problem:<code>'),
    title: z.string().describe('简短的中文标题'),
    status: z.int().describe('HTTP 状态码'),
    code: z.string().describe('供程序判断的代码'),
    detail: z.string().describe('中文说明'),
    detailEn: z.string().describe('The same in English'),
    instance: z.string().optional().describe('请求编号，与日志一致'),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('不符合要求的各项'),
  })
  .meta({ id: 'Problem', description: '出错时的回答（RFC 9457）' });

export interface ProblemAnswer {
  readonly description: string;
  readonly content: { readonly [PROBLEM_TYPE]: { readonly schema: typeof problemSchema } };
}

/** An answer without a body: `null` in the description of the API, nothing at all in the handler. */
export const empty = (description: string): z.ZodType<undefined> =>
  z.null().describe(description) as unknown as z.ZodType<undefined>;

export const noContent = empty('已完成，没有内容');

export interface FileAnswer {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: z.ZodType }>>;
}

/** A file: its types are told, its bytes are nobody's to check. */
export const fileOf = (description: string, ...types: readonly string[]): FileAnswer => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: z.any().meta({ type: 'string' }) }])),
});

/**
 * What a route answers: its own schemas, and the problems it can end in. What can go wrong anywhere (a request of the
 * wrong form, nobody signed in, too many requests) is added by documentation.ts.
 */
export function answers<T extends object>(
  good: T,
  ...problems: readonly ProblemCode[]
): T & Readonly<Record<'4xx', ProblemAnswer>> {
  return { ...good, ...problemAnswers(problems) } as T & Readonly<Record<'4xx', ProblemAnswer>>;
}

export function problemAnswers(problems: readonly ProblemCode[]): Readonly<Record<number, ProblemAnswer>> {
  const statuses = new Set(problems.map((code) => problemKinds[code].status));
  const withStatus = (status: number) => problems.filter((code) => problemKinds[code].status === status);
  return Object.fromEntries([...statuses].map((status) => [status, problemAnswer(withStatus(status))]));
}

function problemAnswer(codes: readonly ProblemCode[]): ProblemAnswer {
  const description = codes.map((code) => `\`${code}\`：${problemKinds[code].zh}`).join('\n\n');
  return { description, content: { [PROBLEM_TYPE]: { schema: problemSchema } } };
}
