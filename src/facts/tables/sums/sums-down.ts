/**
 * 合计 and 小计 rows against the rows that they cover. Which rows those are is printed nowhere: nested 其中 rows, sub-totals
 * and account levels stand in one column. A total that any plain reading explains is right; it is wrong only where the other
 * columns show how to read it, or where the rows leave no doubt.
 */
import type { AmountFact, TableSum } from '../../../model/facts.js';
import { ITEM_BY_KEY, lastItem } from '../../amounts/vocabulary.js';
import { cleanLabel } from '../clean-label.js';
import type { MoneyGrid, MoneyRow } from './money-grid.js';
import { collapses, readingsOf } from './readings.js';
import { asSum, type Trial, trySum } from './try-sum.js';

export function sumsDown(grid: MoneyGrid): readonly TableSum[] {
  return grid.rows.flatMap((row, position) =>
    row.kind === 'item' ? [] : sumsOf(grid, row, scopesOf(grid.rows, position)),
  );
}

interface Scope {
  readonly rows: readonly MoneyRow[];
  /** Nothing else could be meant. */
  readonly isOnly: boolean;
}

function scopesOf(rows: readonly MoneyRow[], position: number): readonly Scope[] {
  const row = rows[position]!;
  const before = rows.slice(0, position);
  const after = rows.slice(position + 1);
  const cut = (list: readonly MoneyRow[], isEnd: (one: MoneyRow) => boolean): readonly MoneyRow[] => {
    const end = list.findIndex(isEnd);
    return end < 0 ? list : list.slice(0, end);
  };
  const upTo = (isEnd: (one: MoneyRow) => boolean): readonly MoneyRow[] =>
    [...cut([...before].reverse(), isEnd)].reverse();
  const isTotal = ({ kind }: MoneyRow): boolean => kind === 'total';
  const isSum = ({ kind }: MoneyRow): boolean => kind !== 'item';
  if (row.kind === 'total') {
    const above = upTo(isTotal);
    return above.length > 0
      ? [
          { rows: above, isOnly: true },
          ...(above.length < before.length ? [{ rows: before, isOnly: false }] : []),
        ]
      : [{ rows: cut(after, isTotal), isOnly: true }];
  }
  const above = upTo(isSum);
  const below = cut(after, isSum);
  const side = row.name === '小计' ? sideOf(rows) : null;
  return [
    { rows: above, isOnly: side === 'behind' },
    { rows: upTo(isTotal), isOnly: false },
    { rows: below, isOnly: side === 'before' },
  ];
}

/** Whether every 小计 stands behind its rows or before them: told by what the rows begin and end with. */
function sideOf(rows: readonly MoneyRow[]): 'behind' | 'before' | null {
  const own = rows.filter(({ kind }) => kind !== 'total');
  const [first, last] = [own[0]?.kind, own.at(-1)?.kind];
  if (first === 'item' && last === 'subtotal') return 'behind';
  return first === 'subtotal' && last === 'item' ? 'before' : null;
}

function sumsOf(grid: MoneyGrid, row: MoneyRow, scopes: readonly Scope[]): readonly TableSum[] {
  const readings = scopes.flatMap((scope) => readingsOf(scope.rows));
  const columns = grid.columns.flatMap((column) => {
    const total = grid.at(row.index, column.index);
    if (typeof total !== 'object') return [];
    const trials = readings.map((rows) => trialOf(grid, total, rows, column.index));
    return [{ column, total, trials }];
  });
  const plain = scopes.find(({ rows, isOnly }) => isOnly && isPlain(grid, row, rows));
  return columns.flatMap(({ column, total, trials }): readonly TableSum[] => {
    const rest = {
      table: grid.fact.id,
      direction: 'down',
      name: row.name,
      along: column.path.at(-1) ?? '',
      complete: true,
    } as const;
    const right = trials.find((trial) => trial?.agrees);
    if (right) return [asSum(right, rest)];
    if (scopes.some(({ rows }) => collapses(rows, total, (index) => grid.at(index, column.index)))) return [];
    const learned = learnedBy(columns.map((one) => one.trials));
    const own = learned === null ? null : trials[learned];
    if (own && own.parts.length >= 2) return [asSum(own, rest)];
    const sure = plain ? trialOf(grid, total, plain.rows, column.index) : null;
    return sure && sure.parts.length >= 2 ? [asSum(sure, rest)] : [];
  });
}

function trialOf(
  grid: MoneyGrid,
  total: AmountFact,
  rows: readonly MoneyRow[],
  column: number,
): Trial | null {
  return trySum(
    total,
    rows.map(({ index, name }) => ({ name, amount: grid.at(index, column) })),
  );
}

/** The reading that at least as many columns confirm as contradict. */
function learnedBy(columns: readonly (readonly (Trial | null)[])[]): number | null {
  let best: { readonly reading: number; readonly count: number } | null = null;
  for (let reading = 0; reading < (columns[0]?.length ?? 0); reading += 1) {
    const own = columns.map((trials) => trials[reading]);
    const count = own.filter((trial) => trial?.agrees && trial.telling).length;
    const against = own.filter((trial) => trial && !trial.agrees).length;
    if (count > 0 && count >= against && count > (best?.count ?? 0)) best = { reading, count };
  }
  return best?.reading ?? null;
}

/** Every row is an item beside the others: no 其中, no levels, no item that another one holds. */
function isPlain(grid: MoneyGrid, total: MoneyRow, rows: readonly MoneyRow[]): boolean {
  const isBelow = rows[0] !== undefined && rows[0].index > total.index;
  if (rows.length < 2 || !grid.hasHeader || (isBelow && grid.isOpen)) return false;
  if (
    rows.some(
      ({ kind, marked, name }) => kind !== 'item' || marked || name === '' || /…|\.\.\.|略$/.test(name),
    )
  )
    return false;
  if (new Set(rows.map(({ code }) => code?.length ?? 0)).size > 1) return false;
  const levels = new Set(rows.map(({ level }) => level));
  if (levels.size > 1) return false;
  const isNumbered = !levels.has(null);
  if (isNumbered && rows.some(({ ordinal }, at) => ordinal !== at + 1)) return false;
  // Names of accounts stand in levels that print does not show.
  if (!isNumbered && (grid.fact.kind === 'accounts' || /科目|功能|经济分类/.test(grid.labelHead)))
    return false;
  const names = rows.map(({ name }) => cleanLabel(name));
  if (new Set(names).size < names.length) return false;
  const keys = new Set(names.map((name) => lastItem(name)?.item.key));
  return ![...keys].some((key) => key && ITEM_BY_KEY.get(key)?.parts.some((part) => keys.has(part)));
}
