/**
 * The basic data table has no total rows: 项目支出 is followed by its projects, numbered, 公用经费 by 其中：办公经费 and others.
 * Projects are all there are where another column shows it; the latter are only some.
 */
import type { TableSum } from '../../../model/facts.js';
import type { MoneyGrid, MoneyRow } from './money-grid.js';
import { asSum, type Trial, trySum } from './try-sum.js';

export function listedSums(grid: MoneyGrid): readonly TableSum[] {
  return grid.rows.flatMap((row, index) => {
    const after = grid.rows.slice(index + 1);
    if (/^项目支出$/.test(row.name)) return sumsOf(grid, row, cut(after, isListed), true);
    if (/^公用经费$/.test(row.name) && after[0]?.marked) return sumsOf(grid, row, cut(after, isCost), false);
    return [];
  });
}

/** 1.业务工作专项, 2.运行维护专项: numbers as the first of them has. */
const isListed = (row: MoneyRow, first: MoneyRow): boolean => row.level !== null && row.level === first.level;
const isCost = (row: MoneyRow): boolean => /[费用]$/.test(row.name) || (row.marked && /经费$/.test(row.name));

function cut(
  rows: readonly MoneyRow[],
  isPart: (row: MoneyRow, first: MoneyRow) => boolean,
): readonly MoneyRow[] {
  const end = rows.findIndex((row) => !isPart(row, rows[0]!));
  return end < 0 ? rows : rows.slice(0, end);
}

function sumsOf(
  grid: MoneyGrid,
  row: MoneyRow,
  parts: readonly MoneyRow[],
  mayBeComplete: boolean,
): readonly TableSum[] {
  if (parts.length < 2) return [];
  const trials = grid.columns.flatMap((column): readonly (readonly [string, Trial])[] => {
    const total = grid.at(row.index, column.index);
    const trial =
      typeof total === 'object'
        ? trySum(
            total,
            parts.map(({ index, name }) => ({ name, amount: grid.at(index, column.index) })),
          )
        : null;
    return trial ? [[column.path.at(-1) ?? '', trial]] : [];
  });
  const count = trials.filter(([, { agrees, telling }]) => agrees && telling).length;
  const against = trials.filter(([, { agrees }]) => !agrees).length;
  const complete = mayBeComplete && count > 0 && count >= against;
  return trials.map(([along, trial]) =>
    asSum(trial, { table: grid.fact.id, direction: 'down', name: row.name, along, complete }),
  );
}
