/**
 * 合计 columns against the columns that they cover: 合计 = 中央 + 省级 + 市级, 小计 under a head that it shares with its parts.
 * Rows that agree show what the column holds; a row that does not is wrong.
 */
import type { TableSum } from '../../../model/facts.js';
import { addTo } from '../../../text/groups.js';
import { isTotalWord, type MoneyColumn, type MoneyGrid } from './money-grid.js';
import { asSum, type Trial, trySum } from './try-sum.js';

export function sumsAcross(grid: MoneyGrid): readonly TableSum[] {
  return grid.columns.flatMap((column) =>
    isTotalWord(column.path.at(-1) ?? '') ? sumsOf(grid, column, readingsOf(grid.columns, column)) : [],
  );
}

function sumsOf(
  grid: MoneyGrid,
  column: MoneyColumn,
  readings: readonly (readonly MoneyColumn[])[],
): readonly TableSum[] {
  const rows = grid.rows.flatMap((row) => {
    const total = grid.at(row.index, column.index);
    if (typeof total !== 'object') return [];
    const trials = readings.map((columns): Trial | null => {
      const trial = trySum(
        total,
        columns.map(({ index, path }) => ({ name: path.at(-1) ?? '', amount: grid.at(row.index, index) })),
      );
      // Budget and final beside one another add up to nothing.
      const isOne = trial?.parts.every(
        ({ measure, year }) => measure === total.measure && year === total.year,
      );
      return isOne ? trial : null;
    });
    return [{ row, trials }];
  });
  const learned = learnedBy(rows.map(({ trials }) => trials));
  return rows.flatMap(({ row, trials }) => {
    const right = trials.find((trial) => trial?.agrees);
    const shown = right ?? (learned === null ? null : trials[learned]);
    if (!shown || (!right && shown.parts.length < 2)) return [];
    return [
      asSum(shown, {
        table: grid.fact.id,
        direction: 'across',
        name: column.path.at(-1) ?? '',
        along: row.name,
        complete: true,
      }),
    ];
  });
}

function readingsOf(
  columns: readonly MoneyColumn[],
  total: MoneyColumn,
): readonly (readonly MoneyColumn[])[] {
  const parent = total.path.slice(0, -1).join('/');
  const others = columns.filter((column) => column !== total);
  const isMarked = ({ path }: MoneyColumn): boolean => path.some((word) => /^其中/.test(word));
  if (parent !== '') {
    const own = others.filter(({ path }) => path.slice(0, -1).join('/') === parent);
    return dedupe([own, own.filter((column) => !isMarked(column))]);
  }
  // A group of columns counts by its own total, or by what it holds.
  const leaves = others.filter(({ path }) => !isTotalWord(path.at(-1) ?? ''));
  const groups = new Map<string, MoneyColumn[]>();
  for (const column of others) {
    const key = column.path[0] ?? '';
    addTo(groups, key, column);
  }
  const tops = [...groups.values()].flatMap((members) => {
    const own = members.find(({ path }) => path.length > 1 && isTotalWord(path.at(-1)!));
    return own ? [own] : members;
  });
  const right = others.filter(({ index }) => index > total.index);
  const end = right.findIndex(({ path }) => path.length === 1 && isTotalWord(path[0]!));
  const next = end < 0 ? right : right.slice(0, end);
  return dedupe([
    leaves,
    tops,
    leaves.filter((column) => !isMarked(column)),
    next,
    next.filter((column) => !isMarked(column)),
    others.filter(({ index }) => index < total.index),
  ]);
}

function dedupe(readings: readonly (readonly MoneyColumn[])[]): readonly (readonly MoneyColumn[])[] {
  const byKey = new Map(readings.map((columns) => [columns.map(({ index }) => index).join(), columns]));
  return [...byKey.values()].filter((columns) => columns.length >= 2);
}

/** The reading that two rows or more confirm, and twice as many as contradict it. */
function learnedBy(rows: readonly (readonly (Trial | null)[])[]): number | null {
  let best: { readonly reading: number; readonly count: number } | null = null;
  for (let reading = 0; reading < (rows[0]?.length ?? 0); reading += 1) {
    const own = rows.map((trials) => trials[reading]);
    const count = own.filter((trial) => trial?.agrees && trial.telling).length;
    const against = own.filter((trial) => trial && !trial.agrees).length;
    if (count >= 2 && count >= 2 * against && count > (best?.count ?? 0)) best = { reading, count };
  }
  return best?.reading ?? null;
}
