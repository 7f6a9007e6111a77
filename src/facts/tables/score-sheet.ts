/** A filled score sheet (考核评分表): its criteria with 分值 and 评分, and its 合计. */
import type { Table } from '../../model/document.js';
import type { Exact, Ref, ScoreLine, ScoreSheet, TableFact } from '../../model/facts.js';
import { parseDecimal } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { gridOf } from './grid.js';

interface Columns {
  readonly group: number | null;
  readonly name: number;
  readonly max: number;
  readonly score: number;
  readonly reason: number | null;
}

/** Null where the table is no score sheet: it needs a 分值 and a 评分 or 得分 column and criteria. */
export function readScoreSheet(table: Table, fact: TableFact): ScoreSheet | null {
  const grid = gridOf(table);
  const headerRow = grid.findIndex((row) => columnsOf(row.map((cell) => foldKey(cell?.text ?? ''))) !== null);
  if (headerRow < 0) return null;
  const header = grid[headerRow]!.map((cell) => foldKey(cell?.text ?? ''));
  const columns = columnsOf(header)!;
  const place = (row: number, column: number | null): Ref | null => {
    const cell = column === null ? undefined : grid[row]![column];
    return cell
      ? { ...fact.ref, start: 0, end: cell.text.length, cell: { row: cell.row, column: cell.column } }
      : null;
  };
  const text = (row: number, column: number | null): string =>
    column === null ? '' : (grid[row]![column]?.text.trim() ?? '');

  const lines: ScoreLine[] = [];
  let group: string | null = null;
  let total: { max: Exact | null; score: Exact | null; ref: Ref } | null = null;
  for (let row = headerRow + 1; row < grid.length; row += 1) {
    const own = foldKey(text(row, columns.group));
    const name = text(row, columns.name);
    if (header.every((cell, column) => cell === foldKey(text(row, column)))) continue;
    const max = numberOf(text(row, columns.max));
    const score = numberOf(text(row, columns.score));
    if (/^(?:合计|总计|总分|总得分)$/.test(own) || /^(?:合计|总计|总分|总得分)$/.test(foldKey(name))) {
      total = { max, score, ref: place(row, columns.score) ?? fact.ref };
      continue;
    }
    if (own !== '') group = own;
    if (max === null && score === null) continue;
    lines.push({
      group,
      name: name || own,
      max,
      score,
      reason: text(row, columns.reason),
      ref: place(row, columns.name) ?? fact.ref,
      maxRef: place(row, columns.max),
      scoreRef: place(row, columns.score),
    });
  }
  if (lines.length < 2) return null;
  return {
    table: fact.id,
    ref: fact.ref,
    lines,
    totalMax: total?.max ?? null,
    totalScore: total?.score ?? null,
    totalRef: total?.ref ?? null,
  };
}

function columnsOf(header: readonly string[]): Columns | null {
  const at = (pattern: RegExp): number | null => {
    const index = header.findIndex((cell) => pattern.test(cell));
    return index < 0 ? null : index;
  };
  const max = at(/^(?:分值|标准分|满分)(?:\(.*\))?$/);
  const score = at(/^(?:评分|得分|自评得分|自评分|考核得分|评价得分)(?:\(.*\))?$/);
  const first = at(/^(?:一级标准|一级指标|考核项目|考核内容|指标|项目|类别)$/);
  const second = at(/^(?:二级标准|二级指标|考核指标|考核内容|指标内容|三级指标)$/);
  const standard = at(/评分标准|评分细则|考核标准|扣分理由|扣分原因/);
  if (max === null || score === null || standard === null || (first === null && second === null)) return null;
  return {
    group: second === null ? null : first,
    name: (second ?? first)!,
    max,
    score,
    reason: at(/扣分理由|扣分原因|扣分说明|备注/),
  };
}

function numberOf(text: string): Exact | null {
  return parseDecimal(foldKey(text).replace(/分$/, ''));
}
