/** Everything that a table says adds up, each total once a direction. */
import type { Table } from '../../../model/document.js';
import type { AmountFact, TableFact, TableSum } from '../../../model/facts.js';
import type { Layout } from '../layout.js';
import { moneyGrids } from './money-grid.js';
import { sumsAcross } from './sums-across.js';
import { sumsDown } from './sums-down.js';
import { knownSums } from './sums-known.js';
import { listedSums } from './sums-listed.js';

/** Performance forms have rows of their own (sums-of-funds.ts). */
const FORMS: ReadonlySet<TableFact['kind']> = new Set([
  'overall-performance',
  'project-performance',
  'transfer-performance',
]);
/** A table with more totals than that is a list of forms, or made to be slow. */
const MOST_TOTALS = 60;

export function tableSums(
  table: Table,
  layout: Layout,
  fact: TableFact,
  amounts: readonly AmountFact[],
  isLast: boolean,
): readonly TableSum[] {
  if (FORMS.has(fact.kind)) return [];
  return moneyGrids(table, layout, fact, amounts, isLast).flatMap((grid) => {
    const totals = grid.rows.filter(({ kind }) => kind !== 'item').length;
    const known = knownSums(grid);
    if (fact.kind === 'basic-data') return [...known, ...listedSums(grid)];
    const printed = totals > MOST_TOTALS ? [] : sumsDown(grid);
    const seen = new Set(known.map(placeKey));
    return [...known, ...[...printed, ...sumsAcross(grid)].filter((sum) => !seen.has(placeKey(sum)))];
  });
}

const placeKey = ({ total, direction }: TableSum): string => `${total.id}/${direction}`;
