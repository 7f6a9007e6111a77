/** The indicator part of performance tables: 一级指标, 二级指标, 三级指标 with their weights. */
import type { Cell, Table } from '../../model/document.js';
import type { Indicator, TableFact } from '../../model/facts.js';
import { parseDecimal } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { gridOf } from './grid.js';

const LEVELS = [/^一级指标$/, /^二级指标$/, /^三级指标$/] as const;

/** Null where the table has no header that names first- and second-level indicators. */
export function readIndicators(table: Table, fact: TableFact): readonly Indicator[] | null {
  const grid = gridOf(table);
  const headerRow = grid.findIndex((row) => {
    const keys = row.map((cell) => foldKey(cell?.text ?? ''));
    return LEVELS.slice(0, 2).every((level) => keys.some((key) => level.test(key)));
  });
  if (headerRow < 0) return null;
  const header = grid[headerRow]!.map((cell) => foldKey(cell?.text ?? ''));
  const [first, second, third] = LEVELS.map((level) => header.findIndex((key) => level.test(key)));
  const weight = header.findIndex((key) => /^(?:分值|权重)(?:\(.*\))?$/.test(key));
  const text = (row: readonly (Cell | undefined)[], column: number): string =>
    column < 0 ? '' : foldKey(row[column]?.text ?? '');

  const indicators: Indicator[] = [];
  let above = { first: '', second: '' };
  for (const row of grid.slice(headerRow + 1)) {
    const named = { first: text(row, first!), second: text(row, second!), third: text(row, third!) };
    if (/合计|总分|总计|评价结论|存在问题|说明/.test(named.first) || /^(?:合计|总分)$/.test(named.second))
      break;
    // A merged or blank cell means the level above.
    above = { first: named.first || above.first, second: named.second || (named.first ? '' : above.second) };
    const printed = weight < 0 ? '' : text(row, weight).replace(/分$/, '');
    if (named.third === '' && printed === '' && named.second === '') continue;
    const cell = row[third! >= 0 ? third! : second!];
    indicators.push({
      table: fact.id,
      first: above.first,
      second: above.second,
      third: named.third,
      weight: parseDecimal(printed),
      ref: {
        ...fact.ref,
        start: null,
        end: null,
        cell: cell ? { row: cell.row, column: cell.column } : null,
      },
    });
  }
  return indicators;
}
