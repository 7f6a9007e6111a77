/**
 * The cells that a form asks to be filled in. Not asked for: rows that a unit does not use (其他资金, a level-2 name without
 * indicator), 偏差原因, notes. A dash fills a cell; 对照年度目标，说明…（100字以内） does not.
 */
import type { Cell } from '../../model/document.js';
import type { FormCell, PerformanceForm, TableFact } from '../../model/facts.js';
import { foldKey } from '../../text/fold.js';
import { cellKind } from '../../text/table-words.js';
import { cleanLabel } from './clean-label.js';
import { FUND_HEAD, FUND_TOTAL } from './funds.js';
import { filledCells, type Row, textOf } from './grid.js';
import { TEMPLATE } from './indicator-traits.js';
import {
  type Column,
  type Columns,
  columnsOf,
  INDICATOR_END,
  isIndicatorHeader,
  OTHER_PART,
  placeOf,
} from './indicators.js';
import { headOf, type Layout, rowLabel } from './layout.js';

const FIELD =
  /^(?:(?:项目|专项|专项资金|转移支付\(项目\)|转移\(项目\)|(?:预算)?(?:部门|单位)(?:\(单位\))?)名称|主管部门|(?:项目)?实施单位|项目单位|资金使用单位)(?:\(盖章\))?:?$/;
const GOAL = /^(?:预期目标|年初设定目标|实际完成情况|全年实际完成情况|年度目标完成情况)$/;
const INSTRUCTION = /\(?\d{2,4}字(?:以内|左右)\)?/;
const COLUMN_NAMES: readonly (readonly [Column, string])[] = [
  ['third', '三级指标'],
  ['target', '指标值'],
  ['actual', '完成值'],
  ['weight', '分值'],
  ['score', '得分'],
];

const isFilled = (cell: Cell | undefined): boolean => {
  const text = foldKey(textOf(cell));
  return text !== '' && !INSTRUCTION.test(text);
};

export function requiredCells(
  layout: Layout,
  fact: TableFact,
  from: number,
  to: number,
  kind: PerformanceForm['kind'],
): readonly FormCell[] {
  const cells: FormCell[] = [];
  let columns: Columns | null = null;
  let hasTotal = false;
  for (let index = from; index < to; index += 1) {
    const row = layout.grid[index]!;
    if (isIndicatorHeader(row)) {
      columns = columnsOf(row);
      continue;
    }
    const lead = foldKey(filledCells(row)[0]?.text ?? '');
    if (columns && !hasTotal) {
      if (OTHER_PART.test(lead)) columns = null;
      else if (isTotal(row, columns)) {
        hasTotal = true;
        if (kind !== 'transfer-performance') cells.push(...totalCell(row, columns, fact));
      } else cells.push(...indicatorCells(row, columns, fact, kind));
      continue;
    }
    cells.push(...fieldCells(row, index, fact), ...goalCells(layout, index, fact));
    cells.push(...fundCells(layout, index, fact));
  }
  return cells;
}

const isTotal = (row: Row, columns: Columns): boolean =>
  [filledCells(row)[0], row[columns.first], row[columns.second]].some((cell) =>
    INDICATOR_END.test(foldKey(textOf(cell))),
  );

/** 总分 100 97.69: possible points and points earned, or the latter alone; a lone 100 is told by its column. */
function totalCell(row: Row, columns: Columns, fact: TableFact): readonly FormCell[] {
  const [label, ...rest] = filledCells(row);
  const figures = rest.filter(({ text }) => /^[\d.]+分?$/.test(foldKey(text)));
  const [lone] = figures;
  const isPossible = figures.length === 1 && /^100(?:\.0+)?分?$/.test(foldKey(lone!.text));
  if (!label || (isPossible && lone!.column !== columns.score && lone!.column !== columns.weight)) return [];
  const filled = figures.length > 0 && !(isPossible && lone!.column === columns.weight);
  return [{ name: `${foldKey(label.text)}的得分`, filled, ref: placeOf(fact, label) }];
}

function indicatorCells(
  row: Row,
  columns: Columns,
  fact: TableFact,
  kind: PerformanceForm['kind'],
): readonly FormCell[] {
  const asked = COLUMN_NAMES.filter(
    ([column]) =>
      columns[column] >= 0 &&
      (kind !== 'transfer-performance' || (column !== 'weight' && column !== 'score')),
  );
  const used = asked.some(([column]) => isFilled(row[columns[column]]));
  const third = foldKey(textOf(row[columns.third]));
  if (!used || (third !== '' && TEMPLATE.test(third))) return [];
  const label = [columns.third, columns.second, columns.first]
    .map((column) => row[column])
    .find((cell) => textOf(cell) !== '');
  if (!label) return [];
  const name = foldKey(label.text);
  return asked.map(([column, head]) => ({
    name: `“${name}”的${head}`,
    filled: isFilled(row[columns[column]]),
    ref: placeOf(fact, label),
  }));
}

function fieldCells(row: Row, index: number, fact: TableFact): readonly FormCell[] {
  const cells = [...new Set(row)].filter((cell): cell is Cell => cell !== undefined && cell.row === index);
  return cells.flatMap((cell, at) => {
    const key = foldKey(cell.text);
    if (!FIELD.test(key)) return [];
    // Formats without spans leave blanks behind a label.
    const next = cells.slice(at + 1).find((one) => textOf(one) !== '');
    const filled = next !== undefined && !FIELD.test(foldKey(next.text));
    return [{ name: key.replace(/:$/, ''), filled, ref: placeOf(fact, cell) }];
  });
}

function goalCells(layout: Layout, index: number, fact: TableFact): readonly FormCell[] {
  const row = layout.grid[index]!;
  const below = layout.grid[index + 1];
  if (!below || filledCells(row).every(({ text }) => !GOAL.test(foldKey(text)))) return [];
  return [...new Set(row)].flatMap((cell) => {
    if (!cell || cell.row !== index || !GOAL.test(foldKey(cell.text)) || below[cell.column] === cell)
      return [];
    return [{ name: foldKey(cell.text), filled: isFilled(below[cell.column]), ref: placeOf(fact, cell) }];
  });
}

/** The row of the total under the heads of budget and execution; the rows below it may be unused. */
function fundCells(layout: Layout, index: number, fact: TableFact): readonly FormCell[] {
  const row = layout.grid[index]!;
  const label = row.find((cell) => cell !== undefined && FUND_TOTAL.test(cleanLabel(cell.text)));
  if (!label || layout.isHeader[index]) return [];
  return row.flatMap((cell, column) => {
    const head = headOf(layout, index, column);
    if (column <= label.column || cell === label || (cell && cell.column !== column)) return [];
    if (!FUND_HEAD.test(head) && !/^(?:分值|权重|得分)|执行率/.test(head)) return [];
    return [
      { name: `${cleanLabel(label.text)}的${head}`, filled: isFilled(cell), ref: placeOf(fact, label) },
    ];
  });
}

const MAIN = /^(?:三公经费|项目支出|公用经费|政府采购(?:金额)?)/;
const MONEY = /决算数|预算数/;

export function basicCells(layout: Layout, fact: TableFact): readonly FormCell[] {
  const cells: FormCell[] = [];
  layout.grid.forEach((row, index) => {
    if (layout.isHeader[index]) return;
    const staff = row.flatMap((cell, column) => {
      const head = headOf(layout, index, column);
      if (!/编制|在职|实有|^控制率/.test(head) || (cell && cell.column !== column)) return [];
      const place = layout.grid[layout.headers[index]!.at(-1)!]![column];
      return [{ name: head, filled: isFilled(cell), ref: placeOf(fact, place) }];
    });
    cells.push(...staff);
    const columns = row.flatMap((_, column) => (MONEY.test(headOf(layout, index, column)) ? [column] : []));
    if (columns.length < 2) return;
    const name = rowLabel(layout, { row: index, column: columns[0]! } as Cell).name;
    const label = row.find((cell) => cell !== undefined && foldKey(cell.text) === name);
    const values = columns.map((column) => row[column]);
    // A sentence over the whole row is no figure.
    if (name === '' || !label || values.some((cell) => cell && cellKind(cell.text.trim()) === 'text')) return;
    const isMain = MAIN.test(cleanLabel(name)) && !/^其中/.test(name);
    if (!isMain && !values.some(isFilled)) return;
    cells.push(
      ...columns.map((column, at) => ({
        name: `“${cleanLabel(name)}”的${headOf(layout, index, column)}`,
        filled: isFilled(values[at]),
        ref: placeOf(fact, label),
      })),
    );
  });
  return cells;
}
