/**
 * Items whose parts everybody knows: 三公经费 is 出国, 车 and 接待; 公务用车 is 购置 and 运行. They are found by name in one
 * column or one row, however the table prints them, so that 购置 and 运行 are never added to the whole again.
 */
import type { AmountFact, Ref, TableSum } from '../../../model/facts.js';
import { addTo } from '../../../text/groups.js';
import { ITEM_BY_KEY, ITEMS, lastItem } from '../../amounts/vocabulary.js';
import { cleanLabel } from '../clean-label.js';
import { isTotalWord, type MoneyColumn, type MoneyGrid } from './money-grid.js';
import { asSum, trySum } from './try-sum.js';

interface Place {
  readonly name: string;
  readonly amount: AmountFact | 'blank' | 'other';
  readonly key: string | null;
  readonly ref: Ref | undefined;
}

export function knownSums(grid: MoneyGrid): readonly TableSum[] {
  const down = grid.columns.flatMap((column) =>
    sumsIn(
      grid.rows.map(({ index, name, ref }) => placeOf(grid.at(index, column.index), name, ref)),
      { table: grid.fact.id, direction: 'down', along: column.path.at(-1) ?? '' },
    ),
  );
  const across = grid.rows.flatMap((row) =>
    spansOf(grid.columns).flatMap(([span, columns]) =>
      sumsIn(
        columns.map(({ index, path }) => placeOf(grid.at(row.index, index), path.at(-1) ?? '')),
        { table: grid.fact.id, direction: 'across', along: row.name || span },
      ),
    ),
  );
  return [...down, ...across];
}

/** 预算数 and 决算数 over the same items: each span of columns is a table of its own. */
function spansOf(columns: readonly MoneyColumn[]): readonly (readonly [string, readonly MoneyColumn[]])[] {
  const spans = new Map<string, MoneyColumn[]>();
  for (const column of columns) {
    const top = column.path[0] ?? '';
    const key = column.path.length < 2 || lastItem(top) !== null || isTotalWord(top) ? '' : top;
    addTo(spans, key, column);
  }
  return [...spans];
}

function placeOf(amount: Place['amount'], name: string, ref?: Ref): Place {
  const label = cleanLabel(name);
  const match = lastItem(label);
  const named = match && match.start === 0 && match.end === label.length ? match.item.key : null;
  return { name: label, amount, ref, key: typeof amount === 'object' ? amount.itemKey : named };
}

const WHOLES = ITEMS.filter(({ parts }) => parts.length > 0);

function sumsIn(
  places: readonly Place[],
  rest: Pick<TableSum, 'table' | 'direction' | 'along'>,
): readonly TableSum[] {
  const byKey = new Map<string, Place[]>();
  for (const place of places)
    if (place.key !== null && ITEM_BY_KEY.has(place.key)) addTo(byKey, place.key, place);
  return WHOLES.flatMap(({ key, parts }): readonly TableSum[] => {
    const [whole, ...more] = byKey.get(key) ?? [];
    const found = parts.map((part) => byKey.get(part) ?? []);
    if (!whole || more.length > 0 || typeof whole.amount !== 'object') return [];
    const total = whole.amount;
    if (found.some((list) => list.length > 1)) return [];
    const own = found.flat();
    const isOne = own.every(
      ({ amount }) =>
        typeof amount !== 'object' || (amount.measure === total.measure && amount.year === total.year),
    );
    const trial = isOne && own.length >= 2 ? trySum(total, own) : null;
    if (!trial) return [];
    return [asSum(trial, { ...rest, name: whole.name, complete: own.length === parts.length })];
  });
}
