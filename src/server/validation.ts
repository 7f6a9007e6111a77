import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { type FieldError, Problem } from './problem.js';

/** zod's own Chinese sentences; what a schema says itself goes before them. */
const { localeError } = z.locales.zhCN();

/** Checks a part of a request; what is wrong is told field by field, in Chinese. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const part = PARTS[httpPart ?? ''] ?? null;
    if (hasNul(data)) return { error: new Problem('invalid-request', { errors: [nul(part)] }) };
    const result = schema.safeParse(data, { error: localeError });
    if (result.success) return { value: result.data };
    return { error: new Problem('invalid-request', { errors: fieldErrors(result.error, part) }) };
  };

const PARTS: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', headers: 'headers' };

const nul = (part: string | null): FieldError => ({
  path: part ?? '',
  message: '文字里不能有空字符（U+0000）',
});

/** PostgreSQL cannot keep it in a text, and nobody means to write it. */
function hasNul(data: unknown): boolean {
  if (typeof data === 'string') return data.includes('\0');
  if (typeof data !== 'object' || data === null) return false;
  return Object.values(data).some(hasNul);
}

/** A path as people write it: `files.2.name`; what is not in the body says where it is. */
export function fieldErrors(error: z.ZodError, part: string | null): readonly FieldError[] {
  return error.issues.map(({ path, message }) => ({
    path: [...(part === null ? [] : [part]), ...path.map(String)].join('.'),
    message,
  }));
}
