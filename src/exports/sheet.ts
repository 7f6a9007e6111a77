/** Workbooks as all our lists look: headings in sight and with filters, wrapped text, rows as high as they need. */
import { type CellStyle, type CellValue, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { cellText } from './cell-text.js';
import { severityNames } from './legend.js';

export type Row = readonly (string | number | null)[];

export interface Column {
  readonly heading: string;
  readonly width: number;
  readonly format?: string | undefined;
  /** Looks like something to click on. */
  readonly isLink?: boolean;
}

export function writeSheets(sheets: WriteSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets,
    stringMode: 'inline',
    defaultFont: FONT,
    // Fixed, so that the same run gives the same bytes.
    properties: { creator: 'Jishen', created: new Date(0), modified: new Date(0) },
  });
}

export function columns(pairs: readonly (readonly [string, number])[]): Column[] {
  return pairs.map(([heading, width]) => ({ heading, width }));
}

/** Named in every style: a font of a cell that names none is whatever the program likes. */
const FONT = { name: '宋体', size: 11 } as const;

const line = { style: 'thin', color: { rgb: 'D5DAE1' } } as const;

const bodyStyle: CellStyle = {
  alignment: { wrapText: true, vertical: 'top', horizontal: 'left' },
  border: { top: line, right: line, bottom: line, left: line },
};

const headingStyle: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E8ECF1' } },
  alignment: { vertical: 'center', wrapText: true },
  border: { bottom: { style: 'thin', color: { rgb: '8A94A3' } } },
};

export const severityColours: Readonly<Record<string, string>> = {
  [severityNames.error]: 'B3261E',
  [severityNames.warning]: '8A5A00',
  [severityNames.info]: '45556B',
};

/** The column whose words are coloured; -1 where there is none. */
export const severityColumn = (columns: readonly Column[]): number =>
  columns.findIndex(({ heading }) => heading === '等级');

export function sheet(name: string, columns: readonly Column[], rows: readonly Row[]): WriteSheet {
  const cells = new Map<string, { style: CellStyle }>();
  for (const column of columns.keys()) cells.set(`0,${column}`, { style: headingStyle });
  const severity = severityColumn(columns);
  for (const [index, row] of severity < 0 ? [] : rows.entries()) {
    const rgb = severityColours[String(row[severity])];
    const font = { ...FONT, bold: true, color: { rgb } };
    if (rgb) cells.set(`${index + 1},${severity}`, { style: { ...bodyStyle, font } });
  }
  return {
    name,
    rows: [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(cellValue))],
    columns: columns.map(({ width, format, isLink }) => ({
      width,
      style: {
        ...bodyStyle,
        ...(format ? { numFmt: format } : {}),
        ...(isLink ? { font: { ...FONT, underline: true, color: { rgb: '1F5FBF' } } } : {}),
      },
    })),
    cells,
    rowDefs: rowHeights(columns, rows),
    freezePane: { rows: 1 },
    autoFilter: { range: rangeOf(columns, rows.length) },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      margins: { top: 0.5, right: 0.4, bottom: 0.5, left: 0.4, header: 0.3, footer: 0.3 },
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

/** The headings and `rows` rows under them: A1:Q4. */
export const rangeOf = (columns: readonly Column[], rows: number): string =>
  `A1:${columnName(columns.length)}${rows + 1}`;

const lineHeight = 15;
const highestRow = 240;

function rowHeights(columns: readonly Column[], rows: readonly Row[]): Map<number, { height: number }> {
  const heights = new Map<number, { height: number }>();
  const headings = columns.map(({ heading }) => heading);
  for (const [index, row] of [headings, ...rows].entries()) {
    const height = rowHeight(columns, row);
    if (height !== null) heights.set(index, { height });
  }
  return heights;
}

/**
 * Not every program fits rows to wrapped text when it opens a file, so the height is given: by the longest cell. Null for one
 * line.
 */
export function rowHeight(columns: readonly Column[], row: Row): number | null {
  let most = 1;
  for (const [column, value] of row.entries())
    most = Math.max(most, linesOf(value, columns[column]?.width ?? 10));
  return most > 1 ? Math.min(highestRow, most * lineHeight + 2) : null;
}

/** How many lines a text takes in a column of that width. */
export function linesOf(value: string | number | null, width: number): number {
  if (typeof value !== 'string') return 1;
  let lines = 0;
  for (const text of value.split('\n')) {
    // A Chinese character is two columns wide; the cell's margins take one.
    const wide = text.length + text.replace(/[\u0000-\u2e7f]/g, '').length;
    lines += Math.max(1, Math.ceil(wide / (width - 1)));
  }
  return lines;
}

/** Text stays text: the writer makes formulas of formula cells only, and none is ever given to it. */
function cellValue(value: string | number | null): CellValue {
  return typeof value === 'string' ? cellText(value) : value;
}

/** 1 is A, 27 is AA. */
export function columnName(number: number): string {
  let name = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
