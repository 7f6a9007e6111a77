import { type CellStyle, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { cellText } from './cell-text.js';
import { formHeadings, groupHeading, type ScoreForm } from './score-form.js';
import { linesOf } from './sheet.js';

/** Named in every style: a font of a cell that names none is whatever the program likes. */
const FONT = { name: '仿宋', size: 11 } as const;
const WIDTHS = [10, 20, 7, 52, 8, 36] as const;
const line = { style: 'thin', color: { rgb: '000000' } } as const;
const box: CellStyle = {
  border: { top: line, right: line, bottom: line, left: line },
  alignment: { wrapText: true, vertical: 'center' },
};
const centred: CellStyle = {
  ...box,
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
};
const strong: CellStyle = { ...centred, font: { ...FONT, bold: true } };
const LINE_HEIGHT = 15;
/** Where 仿宋 is missing another font stands in, with lines that are a little higher. */
const SPARE = 6;
/** The highest row that Excel takes, in points. */
const HIGHEST = 409;

/** The filled form as a workbook that prints on one A4 page lying on its side. The total is a number, not a formula. */
export function scoreSheetXlsx(form: ScoreForm): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [sheetOf(form)],
    stringMode: 'inline',
    defaultFont: FONT,
    properties: { creator: 'Jishen', created: new Date(0), modified: new Date(0) },
  });
}

function sheetOf(form: ScoreForm): WriteSheet {
  const rows: (string | number | null)[][] = [];
  const cells = new Map<string, { style: CellStyle }>();
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  const rowDefs = new Map<number, { height: number }>();
  const across = (text: string, style: CellStyle) => {
    cells.set(`${rows.length},0`, { style });
    merges.push({ startRow: rows.length, startCol: 0, endRow: rows.length, endCol: WIDTHS.length - 1 });
    rows.push([cellText(text), null, null, null, null, null]);
  };
  const inTable = (values: (string | number | null)[], styles: readonly CellStyle[]) => {
    for (const [column, style] of styles.entries()) cells.set(`${rows.length},${column}`, { style });
    const lines = values.map((value, column) => linesOf(value, WIDTHS[column]!));
    rowDefs.set(rows.length, { height: Math.min(HIGHEST, Math.max(2, ...lines) * LINE_HEIGHT + SPARE) });
    rows.push(values.map((value) => (typeof value === 'string' ? cellText(value) : value)));
  };
  if (form.source) across(form.source, { font: { ...FONT, bold: true } });
  across(form.title, { font: { ...FONT, bold: true, size: 16 }, alignment: { horizontal: 'center' } });
  across(`单位名称：${form.unit}${form.year === null ? '' : `    报告年度：${form.year}年`}`, {});
  const headings = rows.length + 1;
  inTable(
    [...formHeadings],
    formHeadings.map(() => strong),
  );
  for (const group of form.groups) {
    const first = rows.length;
    for (const [index, { name, max, standard, points, reason }] of group.lines.entries()) {
      inTable(
        [index === 0 ? groupHeading(group) : null, name, max, standard, points, reason],
        [centred, box, centred, box, centred, box],
      );
    }
    if (group.lines.length > 1)
      merges.push({ startRow: first, startCol: 0, endRow: rows.length - 1, endCol: 0 });
  }
  merges.push({ startRow: rows.length, startCol: 0, endRow: rows.length, endCol: 1 });
  inTable(['合计', null, form.max, null, form.total, null], [strong, strong, strong, box, strong, box]);
  across(
    form.signed ? `评分人：${form.signed.by}    日期：${form.signed.day}` : '评分人：            日期：',
    {},
  );
  return {
    name: '评分表',
    rows,
    columns: WIDTHS.map((width) => ({ width })),
    cells,
    rowDefs,
    merges,
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      paperSize: 'a4',
      printTitlesRow: `$${headings}:$${headings}`,
    },
  };
}
