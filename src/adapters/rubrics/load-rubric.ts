import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse, YAMLParseError } from 'yaml';
import type { Rubric } from '../../model/rubric.js';
import { UsageError } from '../../ports/errors.js';
import { rubricSchema } from './schema.js';

/** rubrics/ lies beside src/ and beside dist/. */
const candidates = ['../../../rubrics/default.yaml', '../../../../rubrics/default.yaml'];

/**
 * The rubric of a YAML file, or the default one for null. Throws `UsageError` with a Chinese sentence naming the file and
 * the field when it cannot be read or does not have the form of `rubricSchema`.
 */
export async function loadRubric(path: string | null): Promise<Rubric> {
  const { text, name } = path === null ? await readDefault() : await readGiven(path);
  return parseRubric(text, name);
}

export function parseRubric(text: string, name: string): Rubric {
  let data: unknown;
  try {
    data = parse(text, { maxAliasCount: 20 });
  } catch (error) {
    const place = error instanceof YAMLParseError && error.linePos ? `第 ${error.linePos[0].line} 行` : '';
    throw new UsageError(`评分表“${name}”${place}不是有效的 YAML，请检查缩进和引号。`);
  }
  const result = rubricSchema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new UsageError(`评分表“${name}”的“${issue.path.join('.') || '顶层'}”有误：${issue.message}`);
}

async function readGiven(path: string): Promise<{ text: string; name: string }> {
  try {
    return { text: await readFile(path, 'utf8'), name: path };
  } catch {
    throw new UsageError(`读不到评分表“${path}”，请检查路径。`);
  }
}

async function readDefault(): Promise<{ text: string; name: string }> {
  for (const candidate of candidates) {
    try {
      return {
        text: await readFile(fileURLToPath(new URL(candidate, import.meta.url)), 'utf8'),
        name: 'default',
      };
    } catch {
      // The other layout (src/ or dist/) is tried next.
    }
  }
  throw new UsageError('找不到自带的评分表 rubrics/default.yaml，请重新安装。');
}
