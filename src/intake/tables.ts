import { readFile } from 'node:fs/promises';
import { parseCsv, readXlsx } from 'hucre';
import { UsageError } from '../ports/errors.js';
import { decodeBytes } from './zip-names.js';

/** A row of a table by the meaning of its columns; `line` as a spreadsheet counts. */
export interface TableRow<Column extends string> {
  readonly line: number;
  readonly cells: ReadonlyMap<Column, unknown>;
}

export interface NamedTable<Column extends string> {
  readonly columns: ReadonlySet<Column>;
  readonly rows: readonly TableRow<Column>[];
}

/**
 * A CSV (UTF-8 or GBK) or the first sheet of an XLSX whose first row with a known heading names the columns. `option`: who
 * asks, for errors (`--meta`).
 */
export async function readTable<Column extends string>(
  path: string,
  option: string,
  headings: Readonly<Record<string, Column>>,
): Promise<NamedTable<Column>> {
  const rows = await readRows(path, option);
  const columnOf = (cell: unknown): Column | null =>
    headings[
      String(cell ?? '')
        .replace(/[\s*＊]/g, '')
        .toLowerCase()
    ] ?? null;
  // Lists carry a title above their headings.
  const head = Math.max(
    0,
    rows.slice(0, 5).findIndex((row) => row.some((cell) => columnOf(cell) !== null)),
  );
  const columns = (rows[head] ?? []).map(columnOf);
  return {
    columns: new Set(columns.filter((column) => column !== null)),
    rows: rows.slice(head + 1).map((cells, index) => ({
      line: head + index + 2,
      cells: new Map(
        columns.flatMap((column, at): readonly (readonly [Column, unknown])[] =>
          column === null ? [] : [[column, cells[at] ?? null]],
        ),
      ),
    })),
  };
}

async function readRows(path: string, option: string): Promise<readonly (readonly unknown[])[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'ENOENT' ? `找不到 ${option} 文件“${path}”。` : `${option} 文件“${path}”打不开。`,
    );
  });
  try {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK')
      return (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    return parseCsv(decodeBytes(bytes, false).replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`${option} 文件“${path}”不是可读的 CSV 或 XLSX。`);
  }
}

/** Null for an empty cell; a UsageError with the line for one that does not hold what is wanted. */
export function readCell<Value>(
  value: unknown,
  parse: (value: unknown) => Value | null,
  where: string,
  wanted: string,
): Value | null {
  if (value === undefined || value === null || String(value).trim() === '') return null;
  const parsed = parse(value);
  if (parsed === null) throw new UsageError(`${where}：“${String(value)}”不是${wanted}。`);
  return parsed;
}
