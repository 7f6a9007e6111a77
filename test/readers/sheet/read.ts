import { type CellValue, type MergeRange, type Cell as SheetCell, type WriteSheet, writeXlsx } from 'hucre';
import type { DocumentModel, ReadLimits, ReadResult } from '../../../src/model/document.js';
import { readLimits } from '../../../src/pipeline/limits.js';
import { readDocument } from '../../../src/readers/read.js';

/** The test language of the spreadsheet reader: rows in, lines and tables out. */
export type Row = readonly CellValue[];

/** A1:C1 as [0, 0, 0, 2]. */
export type Range = readonly [top: number, left: number, bottom: number, right: number];

export interface SheetDraft {
  readonly name?: string;
  readonly rows: readonly Row[];
  readonly merges?: readonly Range[];
  /** By `row,column`. */
  readonly formats?: Readonly<Record<string, string>>;
  readonly more?: Partial<WriteSheet>;
}

export const bookOf = (...sheets: readonly SheetDraft[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: sheets.map(sheetOf) });

function sheetOf({ name, rows, merges, formats, more }: SheetDraft, index: number): WriteSheet {
  const cells = new Map<string, SheetCell>();
  for (const [place, numFmt] of Object.entries(formats ?? {})) {
    const [row, column] = place.split(',').map(Number);
    cells.set(place, { value: rows[row!]![column!] ?? null, type: 'number', style: { numFmt } });
  }
  const ranges = (merges ?? []).map(
    ([startRow, startCol, endRow, endCol]): MergeRange => ({ startRow, startCol, endRow, endCol }),
  );
  return {
    name: name ?? `Sheet${index + 1}`,
    rows: rows.map((row) => [...row]),
    merges: ranges,
    cells,
    ...more,
  };
}

export const readBytes = (
  bytes: Uint8Array,
  file = '附表.xlsx',
  own: Partial<ReadLimits> = {},
): Promise<ReadResult> => readDocument({ file, bytes, sha256: 'x' }, { ...readLimits, ...own });

export async function modelOf(bytes: Uint8Array, file?: string): Promise<DocumentModel> {
  const result = await readBytes(bytes, file);
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.document;
}

export async function failureOf(bytes: Uint8Array, own: Partial<ReadLimits> = {}): Promise<string> {
  const result = await readBytes(bytes, '附表.xlsx', own);
  return result.ok ? 'read' : result.failure.code;
}

export const noticesOf = ({ notices }: DocumentModel): readonly string[] => notices.map(({ code }) => code);
