/** In which unit the figures of a table are given: said by the table, a head, a label, a cell, or by the prose it repeats. */
import type { Table } from '../../model/document.js';
import type { AmountFact } from '../../model/facts.js';
import { formatDecimal, isZero } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { parseFigure } from './grid.js';
import { headerPath, type Layout, rowLabel } from './layout.js';

const EXPONENT: Readonly<Record<string, number>> = { 千: 3, 万: 4, 百万: 6, 亿: 8 };
const UNIT_LABEL = /(?:金额)?单位:?\(?(?:人民币)?(亿|百万|万|千)?元/;
const IN_BRACKETS = /[(,](?:单位:?)?(?:人民币)?(亿|百万|万|千)?元[),]/;
const BARE = /^(亿|百万|万|千)?元$/;

const exponentOf = (match: RegExpExecArray | null): number | null =>
  match ? (match[1] ? EXPONENT[match[1]]! : 0) : null;

/** 单位：万元 among words; folded or not. */
export const unitOf = (text: string): number | null => exponentOf(UNIT_LABEL.exec(foldKey(text)));
/** 金额（万元）. */
export const bracketUnit = (text: string): number | null => exponentOf(IN_BRACKETS.exec(foldKey(text)));
/** A cell that is nothing but a unit. */
export const bareUnit = (text: string): number | null => exponentOf(BARE.exec(foldKey(text)));

const TOTAL = /合计|总计|总额|小计|^总/;

/**
 * A table without a unit that repeats figures of the prose is in the prose's unit. One repeated total or two repeated
 * figures make it certain; zeros repeat by chance.
 */
export function inheritedUnit(table: Table, layout: Layout, prose: readonly AmountFact[]): number | null {
  const units = new Map<string, Set<number>>();
  for (const { value, exponent } of prose) {
    const printed = formatDecimal({ units: value.units, scale: value.scale + exponent });
    units.set(printed, (units.get(printed) ?? new Set<number>()).add(exponent));
  }
  if (units.size === 0) return null;
  const support = new Map<number, { readonly figures: Set<string>; total: boolean }>();
  for (const cell of table.cells) {
    const value = layout.isHeader[cell.row] ? null : parseFigure(cell.text);
    if (!value || isZero(value)) continue;
    const printed = formatDecimal(value);
    for (const exponent of units.get(printed) ?? []) {
      const seen = support.get(exponent) ?? { figures: new Set<string>(), total: false };
      seen.figures.add(printed);
      seen.total ||=
        TOTAL.test(rowLabel(layout, cell).name) || TOTAL.test(headerPath(layout, cell).join('/'));
      support.set(exponent, seen);
    }
  }
  const sure = [...support].filter(([, { figures, total }]) => total || figures.size >= 2);
  return sure.length === 1 ? sure[0]![0] : null;
}
