/** 部门整体支出绩效评价基础数据表: staff, and money of last year and this year by item. */
import type { Cell } from '../../model/document.js';
import type { AmountFact, BasicData, BasicDataRow, FormFigure, TableFact } from '../../model/facts.js';
import { parseDecimal } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { addTo } from '../../text/groups.js';
import { cleanLabel } from './clean-label.js';
import { textOf } from './grid.js';
import { placeOf } from './indicators.js';
import { headOf, type Layout, rowLabel } from './layout.js';
import { basicCells } from './required-cells.js';

const REQUIRED: readonly (readonly [string, RegExp])[] = [
  ['三公经费', /三公/],
  ['项目支出', /项目支出/],
  ['公用经费', /公用经费/],
  ['政府采购金额', /政府采购/],
];

export function readBasicData(
  layout: Layout,
  fact: TableFact,
  amounts: readonly AmountFact[],
): BasicData | null {
  if (fact.role !== 'basic-data-table') return null;
  const rows = rowsOf(layout, fact, amounts);
  const staffQuota = figureUnder(layout, fact, /编制/);
  const staffActual = figureUnder(layout, fact, /在职|实有/);
  const missing = REQUIRED.filter(([, pattern]) => !rows.some(({ label }) => pattern.test(label))).map(
    ([name]) => name,
  );
  return {
    table: fact.id,
    ref: fact.ref,
    rows,
    staffQuota,
    staffActual,
    staffRate: figureUnder(layout, fact, /^控制率/),
    cells: basicCells(layout, fact),
    unrecognised: [...(staffQuota && staffActual ? [] : ['财政供养人员情况']), ...missing],
  };
}

function rowsOf(layout: Layout, fact: TableFact, amounts: readonly AmountFact[]): readonly BasicDataRow[] {
  const byRow = new Map<number, AmountFact[]>();
  for (const amount of amounts) {
    const row = amount.ref.cell?.row;
    // 2.3万元 inside a sentence belongs to no column.
    if (row === undefined || amount.ref.start !== 0) continue;
    addTo(byRow, row, amount);
  }
  return [...byRow].flatMap(([row, figures]): readonly BasicDataRow[] => {
    const column = figures[0]!.ref.cell!.column;
    const cell = layout.grid[row]![column]!;
    const label = rowLabel(layout, cell).name;
    if (label === '') return [];
    const of = (...measures: readonly AmountFact['measure'][]): AmountFact | null =>
      figures.find(({ measure }) => measures.includes(measure)) ?? null;
    return [
      {
        label: cleanLabel(label),
        itemKey: figures[0]!.itemKey,
        part: /^其中|^\d/.test(label),
        prior: of('prior-final'),
        budget: of('budget', 'initial-budget', 'adjusted-budget'),
        final: of('final'),
        ref: placeOf(
          fact,
          layout.grid[row]!.find((one) => foldKey(textOf(one)) === label),
        ),
      },
    ];
  });
}

/** The first figure under a head that names staff. */
function figureUnder(layout: Layout, fact: TableFact, head: RegExp): FormFigure | null {
  const seen = new Set<Cell>();
  for (const [index, row] of layout.grid.entries()) {
    for (const [column, cell] of row.entries()) {
      if (!cell || seen.has(cell) || layout.isHeader[index] || !head.test(headOf(layout, index, column)))
        continue;
      seen.add(cell);
      const value = parseDecimal(foldKey(cell.text).replace(/[%人名]$/, ''));
      if (value) return { value, printed: cell.text.trim(), ref: placeOf(fact, cell) };
    }
  }
  return null;
}
