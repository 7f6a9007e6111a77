import type { FastifySchemaCompiler } from 'fastify';
import { z } from 'zod';
import { type FieldError, Problem } from './problem.js';

/** zod's own Chinese sentences; what a schema says itself goes before them. */
const { localeError } = z.locales.zhCN();

/** Checks a part of a request; what is wrong is told field by field, in Chinese. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart }) =>
  (data: unknown) => {
    const result = schema.safeParse(data, { error: localeError });
    if (result.success) return { value: result.data };
    const part = PARTS[httpPart ?? ''] ?? null;
    return { error: new Problem('invalid-request', { errors: fieldErrors(result.error, part) }) };
  };

const PARTS: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', headers: 'headers' };

/** A path as people write it: `files.2.name`; what is not in the body says where it is. */
export function fieldErrors(error: z.ZodError, part: string | null): readonly FieldError[] {
  return error.issues.map(({ path, message }) => ({
    path: [...(part === null ? [] : [part]), ...path.map(String)].join('.'),
    message,
  }));
}
