import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../../ports/errors.js';

/** The text of a file that a person named; throws `UsageError` with what it was to be and its path. */
export async function readGiven(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError(`读不到${what}“${path}”，请检查路径。`);
  }
}

/** YAML in the form of a schema. Throws `UsageError` with one Chinese sentence naming the file and the line or field. */
export function parseYaml<T>(text: string, name: string, what: string, schema: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 20 });
  } catch (error) {
    const place = error instanceof YAMLParseError && error.linePos ? `第 ${error.linePos[0].line} 行` : '';
    throw new UsageError(`${what}“${name}”${place}不是有效的 YAML，请检查缩进和引号。`);
  }
  return checkData(data, name, what, schema);
}

/** Data in the form of a schema, else `UsageError` with one Chinese sentence naming the field. */
export function checkData<T>(data: unknown, name: string, what: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new UsageError(`${what}“${name}”的“${issue.path.join('.') || '顶层'}”有误：${explain(issue)}`);
}

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  boolean: 'true 或 false',
  array: '列表',
  object: '若干“名称: 值”',
  record: '若干“名称: 值”',
};

/** The commonest mistakes in the words of the person who made them. */
function explain(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `不认识“${issue.keys.join('”“')}”，请检查拼写。`;
    case 'invalid_type':
      return `应为${TYPES[issue.expected] ?? issue.expected}。`;
    case 'invalid_value':
      return `应为 ${issue.values.map(String).join('、')} 之一。`;
    case 'too_small':
      return issue.origin === 'array'
        ? '至少要有一项。'
        : issue.origin === 'string'
          ? '不能为空。'
          : `不能小于 ${issue.minimum}。`;
    default:
      return issue.message;
  }
}
