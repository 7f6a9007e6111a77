import { UsageError } from '../ports/errors.js';
import { parseDay, parseYear } from './dates.js';
import type { SubmissionPlan } from './plan.js';
import { readCell, readTable } from './tables.js';

/** What a person says of one submission; null where they say nothing. */
export interface Given {
  readonly unit: string | null;
  readonly year: number | null;
  readonly submitted: string | null;
  readonly published: string | null;
}

export interface MetaTable {
  /** What the table says of this submission, or null. */
  find(plan: SubmissionPlan): Given | null;
  /** Paths that no submission answered to. Ask after all were looked up. */
  unused(): string[];
}

const COLUMNS: Readonly<Record<string, keyof Given | 'path'>> = {
  path: 'path',
  路径: 'path',
  文件: 'path',
  文件名: 'path',
  unit: 'unit',
  单位: 'unit',
  单位名称: 'unit',
  预算单位: 'unit',
  year: 'year',
  年度: 'year',
  年份: 'year',
  submitted: 'submitted',
  报送日期: 'submitted',
  published: 'published',
  公开日期: 'published',
};

/** Reads `--meta`: a CSV (UTF-8 or GBK) or the first sheet of an XLSX. */
export async function readMeta(path: string): Promise<MetaTable> {
  const { columns, rows } = await readTable(path, '--meta', COLUMNS);
  if (!columns.has('path')) throw new UsageError(`--meta 文件“${path}”的第一行没有“路径”（path）一列。`);
  const table = new Map<string, Given>();
  const used = new Set<string>();
  for (const { line, cells } of rows) {
    const key = normalize(String(cells.get('path') ?? ''));
    if (key !== '') table.set(key, parseRow(cells, `--meta 文件“${path}”第 ${line} 行`));
  }
  return {
    find: (plan) => {
      const key = [plan.relative, plan.source].map(normalize).find((name) => table.has(name));
      if (key === undefined) return null;
      used.add(key);
      return table.get(key)!;
    },
    unused: () => [...table.keys()].filter((key) => !used.has(key)),
  };
}

const DAY = '日期（应为 2025-07-15 的形式）';

function parseRow(cells: ReadonlyMap<keyof Given | 'path', unknown>, where: string): Given {
  return {
    unit: readCell(cells.get('unit'), (value) => String(value).trim(), where, '单位名称'),
    year: readCell(cells.get('year'), parseYear, where, '年度'),
    submitted: readCell(cells.get('submitted'), parseDay, where, DAY),
    published: readCell(cells.get('published'), parseDay, where, DAY),
  };
}

const normalize = (path: string) =>
  path
    .normalize('NFC')
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
