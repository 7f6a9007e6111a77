/** Workbooks as all our lists look: headings in sight and with filters, wrapped text, rows as high as they need. */
import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { cleanText } from './clean.js';
import { severityNames } from './legend.js';

export type Row = readonly (string | number | null)[];

export interface Column {
  readonly heading: string;
  readonly width: number;
  readonly format?: string;
}

export function writeSheets(sheets: WriteSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets,
    stringMode: 'inline',
    defaultFont: { name: '宋体', size: 11 },
    // Fixed, so that the same run gives the same bytes.
    properties: { creator: 'Jishen', created: new Date(0), modified: new Date(0) },
  });
}

export function columns(pairs: readonly (readonly [string, number])[]): Column[] {
  return pairs.map(([heading, width]) => ({ heading, width }));
}

const line = { style: 'thin', color: { rgb: 'D5DAE1' } } as const;

const bodyStyle: CellStyle = {
  alignment: { wrapText: true, vertical: 'top', horizontal: 'left' },
  border: { top: line, right: line, bottom: line, left: line },
};

const headingStyle: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8ECF1' } },
  alignment: { vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '8A94A3' } } },
};

const severityColours: Readonly<Record<string, string>> = {
  [severityNames.error]: 'B3261E',
  [severityNames.warning]: '8A5A00',
  [severityNames.info]: '45556B',
};

export function sheet(name: string, columns: readonly Column[], rows: readonly Row[]): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  for (const column of columns.keys()) cells.set(`0,${column}`, { style: headingStyle });
  const severity = columns.findIndex(({ heading }) => heading === '等级');
  for (const [index, row] of severity < 0 ? [] : rows.entries()) {
    const rgb = severityColours[String(row[severity])];
    const font = { bold: true, color: { rgb } };
    if (rgb) cells.set(`${index + 1},${severity}`, { style: { ...bodyStyle, font } });
  }
  return {
    name,
    rows: [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(cellValue))],
    columns: columns.map(({ width, format }) => ({
      width,
      style: { ...bodyStyle, ...(format ? { numFmt: format } : {}) },
    })),
    cells,
    rowDefs: rowHeights(columns, rows),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(columns.length)}${rows.length + 1}` },
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

const lineHeight = 15;
const highestRow = 240;

/** Not every program fits rows to wrapped text when it opens a file, so the height is given: by the longest cell. */
function rowHeights(columns: readonly Column[], rows: readonly Row[]): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  for (const [index, row] of rows.entries()) {
    const lines = row.map((value, column) => linesOf(value, columns[column]?.width ?? 10));
    const most = Math.max(1, ...lines);
    if (most > 1) heights.set(index + 1, { height: Math.min(highestRow, most * lineHeight + 2) });
  }
  return heights;
}

function linesOf(value: string | number | null, width: number): number {
  if (typeof value !== 'string') return 1;
  let lines = 0;
  for (const text of value.split('\n')) {
    // A Chinese character is two columns wide; the cell's margins take one.
    const wide = text.length + text.replace(/[\u0000-\u2e7f]/g, '').length;
    lines += Math.max(1, Math.ceil(wide / (width - 1)));
  }
  return lines;
}

/** What Excel takes in one cell. */
const longestCell = 32_767;

/** Text stays text: the writer makes formulas of formula cells only, and none is ever given to it. */
function cellValue(value: string | number | null): CellValue {
  return typeof value === 'string' ? cleanText(value).slice(0, longestCell) : value;
}

function columnName(count: number): string {
  return String.fromCharCode(64 + count);
}
