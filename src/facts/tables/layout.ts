/**
 * Which rows of a table are its headers, and what words stand above and beside a cell. Forms print a new header in the
 * middle; a cell is read under the nearest one.
 */
import type { Cell, Table } from '../../model/document.js';
import { foldKey } from '../../text/fold.js';
import { cellKind, headKind, isCaption, isField, isStrictHead } from '../../text/table-words.js';
import { lastItem } from '../amounts/vocabulary.js';
import { filledCells, type Grid, gridOf, isFigure, type Row, textOf } from './grid.js';

export interface Layout {
  readonly grid: Grid;
  /** For every row the header rows that it stands under, top down; a header row has none. */
  readonly headers: readonly (readonly number[])[];
  readonly isHeader: readonly boolean[];
}

/** No form stacks more. */
const MOST_HEADER_ROWS = 5;

export function layoutOf(table: Table): Layout {
  const grid = gridOf(table);
  const isHeader = grid.map((row) => isHeaderRow(row));
  grid.forEach((row, index) => {
    // The lower row of a header with merged cells: 小计, 购置费 under a cell that spans them.
    if (!isHeader[index] && index > 0 && isHeader[index - 1]) isHeader[index] = isLowerRow(row, grid, index);
  });
  if (!isHeader.includes(true)) markFirstRows(grid, isHeader);
  const counting = new Set<number>();
  grid.forEach((row, index) => {
    if (index === 0 || !isHeader[index - 1] || !isCounting(row)) return;
    counting.add(index);
    isHeader[index] = true;
  });
  const headers: number[][] = [];
  let open: number[] = [];
  grid.forEach((_, index) => {
    if (!isHeader[index]) {
      headers.push(open);
      return;
    }
    headers.push([]);
    if (counting.has(index)) return;
    open = index > 0 && isHeader[index - 1] && open.length < MOST_HEADER_ROWS ? [...open, index] : [index];
  });
  return { grid, headers, isHeader };
}

function isHeaderRow(row: Row): boolean {
  const cells = filledCells(row);
  if (cells.length < 2 || cells.some((cell) => cellKind(cell.text) === 'value')) return false;
  // 项目名称 X 主管部门 Y: fields with their values, which may read like heads (档案整理经费).
  if (isField(cells[0]!.text) && !cells.slice(1).some(({ text }) => isStrictHead(text))) return false;
  const kinds = cells.map(({ text }) => headKind(text));
  const heads = kinds.filter((kind) => kind !== null).length;
  if (heads < 2) return false;
  const isSure = kinds.includes('value') || cells.some(({ text }) => isStrictHead(text));
  return isSure ? heads * 2 >= cells.length : heads === cells.length;
}

/** 1 2 3 4 below the heads counts the columns, with or without the word 栏次; beside an item's name they are its figures. */
function isCounting(row: Row): boolean {
  const texts = filledCells(row).map(({ text }) => text.replace(/\s/g, ''));
  const figures = texts.filter((text) => cellKind(text) === 'value');
  return (
    figures.length >= 3 &&
    figures.every((text, at) => text === String(at + 1)) &&
    texts.every((text) => cellKind(text) === 'value' || /^(?:栏次|栏目|行次|项目|序号|次)$/.test(text))
  );
}

function isLowerRow(row: Row, grid: Grid, index: number): boolean {
  const own = filledCells(row).filter((cell) => cell.row === index);
  if (own.length === 0 || own.some((cell) => cellKind(cell.text) === 'value')) return false;
  const above = grid[index - 1]!;
  // Every cell of it stands under a merged one, or under a blank that a lost span left.
  return own.every((cell) => {
    const upper = above[cell.column];
    return (
      (upper !== undefined && upper.columnSpan > 1) ||
      (cell.column > 0 && isUnderLostSpan(above, cell.column))
    );
  });
}

const isUnderLostSpan = (above: Row, column: number): boolean =>
  textOf(above[column]) === '' || textOf(above[column + 1]) === '';

/** Heads that nobody knows: what stands above the first figure. */
function markFirstRows(grid: Grid, isHeader: boolean[]): void {
  const first = grid.findIndex((row) => row.some(isFigure));
  for (let index = 0; index < first; index += 1) isHeader[index] = filledCells(grid[index]!).length > 1;
}

/** Words of the header above a cell, top down. */
export function headerPath(layout: Layout, cell: Cell): readonly string[] {
  const rows = layout.headers[cell.row] ?? [];
  const words: string[] = [];
  rows.forEach((row, index) => {
    const isLast = index === rows.length - 1;
    const word = foldKey(headIn(layout.grid[row]!, cell.column, isLast));
    if (word !== '' && !words.includes(word)) words.push(word);
  });
  return words;
}

/** In the upper rows a blank belongs to the head left of it: formats without spans print merged cells so. */
function headIn(row: Row, column: number, isLast: boolean): string {
  const own = textOf(row[column]);
  if (own !== '' || isLast) return own;
  for (let left = column - 1; left > 0; left -= 1) if (textOf(row[left]) !== '') return textOf(row[left]);
  // The first column names the rows, unless its head announces figures as well.
  return headKind(textOf(row[0])) === 'value' ? textOf(row[0]) : '';
}

/** The header of a column without units: to ask what the column is. */
export function headOf(layout: Layout, row: number, column: number): string {
  const rows = layout.headers[row] ?? [];
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const word = foldKey(textOf(layout.grid[rows[index]!]![column]));
    if (word !== '') return word;
  }
  return '';
}

const NAME_COLUMN = /项目|名称|科目|乡镇|县|区|市|村|单位|指标|类别|年度|年份|内容/;
const NO_NAME =
  /资金来源|责任单位|主管部门|实施单位|计量单位|度量单位|指标值|目标值|完成值|指标性质|建设内容|备注|说明|原因|地点|编码|代码|序号/;

export interface RowLabel {
  /** The words that name the row, the innermost last. */
  readonly path: readonly string[];
  /** The cell that names it. */
  readonly name: string;
}

export function rowLabel(layout: Layout, cell: Cell): RowLabel {
  const row = layout.grid[cell.row]!;
  const path: string[] = [];
  let name = '';
  let named = false;
  for (let column = 0; column < cell.column; column += 1) {
    const left = row[column];
    const text = left === undefined || cellKind(left.text) !== 'text' ? '' : foldKey(left.text);
    if (text === '') continue;
    if (path.at(-1) !== text) path.push(text);
    const head = headOf(layout, cell.row, column);
    // A sentence on what is built names no row.
    // In a form the row above may ask for 主管部门; what the vocabulary knows names a row all the same.
    const isItem = lastItem(text) !== null;
    if ((NO_NAME.test(head) && !isItem) || (name !== '' && /[,。;]/.test(text))) continue;
    // A cell over several rows heads a group (项目资金), it names none of its rows.
    const isName = NAME_COLUMN.test(head) && head !== text && left!.rowSpan === 1;
    if (isName || !named) name = text;
    named ||= isName;
  }
  return { path, name: name || (path.at(-1) ?? '') };
}

/** Rows of one wide cell: the table's own title, 单位：万元. */
export function ownCaptions(grid: Grid): readonly string[] {
  const captions: string[] = [];
  for (const row of grid) {
    const cells = filledCells(row);
    if (cells.length !== 1) {
      // 部门：X    单位：万元 stand side by side above the header.
      if (cells.length > 0 && cells.every(({ text }) => isCaption(text))) {
        captions.push(...cells.map(({ text }) => text));
        continue;
      }
      if (cells.length > 1) break;
      continue;
    }
    captions.push(cells[0]!.text.trim());
  }
  return captions;
}
