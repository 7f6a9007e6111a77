import { readFile } from 'node:fs/promises';
import { parseCsv, readXlsx } from 'hucre';
import { UsageError } from '../ports/errors.js';
import { parseDay, parseYear } from './dates.js';
import type { SubmissionPlan } from './plan.js';
import { decodeBytes } from './zip-names.js';

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
  const [head, ...rows] = await readRows(path);
  const columns = (head ?? []).map(
    (cell) =>
      COLUMNS[
        String(cell ?? '')
          .trim()
          .toLowerCase()
      ] ?? null,
  );
  if (!columns.includes('path')) throw new UsageError(`--meta 文件“${path}”的第一行没有“路径”（path）一列。`);
  const table = new Map<string, Given>();
  const used = new Set<string>();
  rows.forEach((cells, index) => {
    const row = new Map(columns.map((column, at) => [column, cells[at] ?? null]));
    const key = normalize(String(row.get('path') ?? ''));
    if (key !== '') table.set(key, parseRow(row, `--meta 文件“${path}”第 ${index + 2} 行`));
  });
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

async function readRows(path: string): Promise<unknown[][]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `找不到 --meta 文件“${path}”。` : `--meta 文件“${path}”打不开。`,
    );
  });
  try {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK')
      return (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    return parseCsv(decodeBytes(bytes, false).replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`--meta 文件“${path}”不是可读的 CSV 或 XLSX。`);
  }
}

function parseRow(row: ReadonlyMap<string | null, unknown>, where: string): Given {
  const read = <T>(column: keyof Given, parse: (value: unknown) => T | null, wanted: string): T | null => {
    const value = row.get(column);
    if (value === undefined || value === null || String(value).trim() === '') return null;
    const parsed = parse(value);
    if (parsed === null) throw new UsageError(`${where}：“${String(value)}”不是${wanted}。`);
    return parsed;
  };
  return {
    unit: read('unit', (value) => String(value).trim(), '单位名称'),
    year: read('year', parseYear, '年度'),
    submitted: read('submitted', parseDay, '日期（应为 2025-07-15 的形式）'),
    published: read('published', parseDay, '日期（应为 2025-07-15 的形式）'),
  };
}

const normalize = (path: string) =>
  path
    .normalize('NFC')
    .trim()
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '');
