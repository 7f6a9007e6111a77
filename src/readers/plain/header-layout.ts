/**
 * Header rows with merged cells, flattened: 年度 合计 出国费 公务用车费 合计 购置 运行 stands above rows of six. Which cells
 * span what is told by the number of columns, by 小计 or 合计 that opens a group, and proved by the sums where it can.
 */
import { add, type Decimal, equals, parseDecimal, ZERO } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import type { Period } from './row-period.js';
import { type GridRow, plainRow } from './rows.js';

/** Header rows for the figures below, or null where the heads do not account for the columns. */
export function layoutHeader(heads: readonly string[], period: Period): readonly GridRow[] | null {
  const { width } = period;
  if (heads.length === width) return [plainRow(heads)];
  return evenGroups(heads, width) ?? oneGroup(heads, period) ?? threeRows(heads, width);
}

/** 收入 支出 above 项目 行次 决算数 项目 行次 决算数: every cell of the upper row spans as many columns. */
function evenGroups(heads: readonly string[], width: number): readonly GridRow[] | null {
  const upper = heads.slice(0, heads.length - width);
  const lower = heads.slice(heads.length - width).map(foldKey);
  if (upper.length < 2 || width % upper.length !== 0) return null;
  const each = width / upper.length;
  if (each < 2 || !lower.every((head, index) => head === lower[index % each])) return null;
  return [spread(upper, each), plainRow(heads.slice(upper.length))];
}

function spread(cells: readonly string[], each: number): GridRow {
  const row = cells.flatMap((cell) => [cell, ...Array.from({ length: each - 1 }, () => '')]);
  return {
    cells: row,
    spans: cells.map((_, index) => ({ column: index * each, columns: each, rows: 1 })),
  };
}

const GROUP_TOTAL = /^(?:合计|小计)$/;

/** One head of the upper row spans the lower row; the rest go down to the figures. */
function oneGroup(heads: readonly string[], { width, rows }: Period): readonly GridRow[] | null {
  if (heads.length !== width + 1) return null;
  for (let lower = 2; lower <= Math.min(6, heads.length - 2); lower += 1) {
    const upper = heads.length - lower;
    if (!GROUP_TOTAL.test(foldKey(heads[upper]!))) continue;
    for (let parent = upper - 1; parent >= 1; parent -= 1) {
      const verdicts = rows.map((row) => isSum(row.slice(parent, parent + lower)));
      const right = verdicts.filter((verdict) => verdict === true).length;
      // A row of rates under rows of money is no sum.
      if (right > verdicts.filter((verdict) => verdict === false).length) return group(heads, upper, parent);
    }
  }
  return null;
}

function group(heads: readonly string[], upper: number, parent: number): readonly GridRow[] {
  const lower = heads.slice(upper);
  const top = heads.slice(0, upper);
  const gap = Array.from({ length: lower.length - 1 }, () => '');
  const spans = top.map((_, index) => ({
    column: index <= parent ? index : index + gap.length,
    columns: index === parent ? lower.length : 1,
    rows: index === parent ? 1 : 2,
  }));
  const first = [...top.slice(0, parent + 1), ...gap, ...top.slice(parent + 1)];
  const second = first.map((_, column) => lower[column - parent] ?? '');
  return [
    { cells: first, spans },
    { cells: second, spans: [] },
  ];
}

/** Is the first cell what the others add up to? Null where a cell holds no figure: that proves nothing. */
function isSum(cells: readonly string[]): boolean | null {
  const [total, ...parts] = cells.map(
    (cell): Decimal | null => parseDecimal(foldKey(cell).replace(/,/g, '')) ?? null,
  );
  if (!total || parts.some((part) => part === null)) return null;
  return equals(
    total,
    parts.reduce<Decimal>((sum, part) => add(sum, part!), ZERO),
  );
}

/** 预算数 决算数 / 合计 出国费 公务用车费 接待费 twice / 小计 购置费 运行费 twice: the table of 三公经费. */
function threeRows(heads: readonly string[], width: number): readonly GridRow[] | null {
  for (let top = 2; top <= 3; top += 1) {
    const each = width / top;
    const rest = heads.length - top;
    if (!Number.isInteger(each) || rest % top !== 0 || heads.length - width !== top * 2) continue;
    const perGroup = rest / top;
    // Of each group's heads, `upper` stand in the second row and the others under one of them.
    for (let upper = 2; upper < perGroup; upper += 1) {
      const below = perGroup - upper;
      if (upper - 1 + below !== each || below < 2) continue;
      const second = heads.slice(top, top + upper * top);
      const third = heads.slice(top + upper * top);
      const parent = second
        .slice(0, upper)
        .findIndex((head) => /购置(?:及|和|费).*运行|用车/.test(foldKey(head)));
      if (parent < 0 || !GROUP_TOTAL.test(foldKey(third[0]!))) continue;
      return stack(heads.slice(0, top), second, third, { upper, below, parent, each });
    }
  }
  return null;
}

function stack(
  top: readonly string[],
  second: readonly string[],
  third: readonly string[],
  { upper, below, parent, each }: Record<'upper' | 'below' | 'parent' | 'each', number>,
): readonly GridRow[] {
  const middle: string[] = [];
  const bottom: string[] = [];
  const spans: GridRow['spans'][number][] = [];
  top.forEach((_, index) => {
    second.slice(index * upper, (index + 1) * upper).forEach((head, position) => {
      const isParent = position === parent;
      spans.push({ column: middle.length, columns: isParent ? below : 1, rows: isParent ? 1 : 2 });
      middle.push(head, ...Array.from({ length: isParent ? below - 1 : 0 }, () => ''));
      bottom.push(...(isParent ? third.slice(index * below, (index + 1) * below) : ['']));
    });
  });
  return [spread(top, each), { cells: middle, spans }, { cells: bottom, spans: [] }];
}
