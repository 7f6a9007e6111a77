import type { RosterEntry } from '../model/setup.js';
import { UsageError } from '../ports/errors.js';
import { unitKey } from '../text/unit-names.js';
import { parseDay } from './dates.js';
import { readCell, readTable } from './tables.js';

type Column = 'unit' | 'due';

const COLUMNS: Readonly<Record<string, Column>> = {
  unit: 'unit',
  单位: 'unit',
  单位名称: 'unit',
  预算单位: 'unit',
  预算单位名称: 'unit',
  部门: 'unit',
  部门名称: 'unit',
  '部门(单位)名称': 'unit',
  '部门（单位）名称': 'unit',
  due: 'due',
  duedate: 'due',
  截止日期: 'due',
  应交日期: 'due',
  报送截止: 'due',
  报送截止日期: 'due',
  报送期限: 'due',
};

export interface Roster {
  /** In the order of the list; a unit that stands twice is in it once. */
  readonly entries: readonly RosterEntry[];
  /** Chinese sentences, with line numbers, on what the list says twice. */
  readonly warnings: readonly string[];
}

/** Reads `--roster` (应交清单): a CSV (UTF-8 or GBK) or the first sheet of an XLSX. */
export async function readRoster(path: string): Promise<Roster> {
  const { columns, rows } = await readTable(path, '--roster', COLUMNS);
  if (!columns.has('unit'))
    throw new UsageError(`--roster 文件“${path}”没有“单位”（unit、预算单位、单位名称）一列。`);
  const found = new Map<string, { readonly entry: RosterEntry; readonly line: number }>();
  const warnings: string[] = [];
  for (const { line, cells } of rows) {
    const where = `--roster 文件“${path}”第 ${line} 行`;
    const unit = String(cells.get('unit') ?? '').trim();
    const due = readCell(cells.get('due'), parseDay, where, '日期（应为 2025-07-15 的形式）');
    if (unitKey(unit) === '') {
      if (due !== null) throw new UsageError(`${where}有截止日期，但没有单位名称。`);
      continue;
    }
    const first = found.get(unitKey(unit));
    const known = first?.entry.due ?? due;
    if (due !== null && known !== due)
      throw new UsageError(`${where}：“${unit}”的截止日期 ${due} 与第 ${first!.line} 行的 ${known} 不同。`);
    if (first) warnings.push(`${where}：“${unit}”与第 ${first.line} 行重复。`);
    found.set(unitKey(unit), {
      entry: { unit: first?.entry.unit ?? unit, due: known },
      line: first?.line ?? line,
    });
  }
  if (found.size === 0) throw new UsageError(`--roster 文件“${path}”里没有单位。`);
  return { entries: [...found.values()].map(({ entry }) => entry), warnings };
}
