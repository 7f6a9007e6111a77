/** What on a sheet is a table, what a title above it and what a note below: forms are drawn on sheets, not written. */
import { parseLabel } from '../../text/labels.js';
import { isUnitLine } from '../../text/table-words.js';
import { largest, type Placed, type SheetTable, smallest, tableOf } from './grid.js';
import type { Merge, Sheet } from './model.js';

export interface TextLine {
  readonly kind: 'line';
  /** Cells of the sheet that stand in one line; each is verbatim there. */
  readonly pieces: readonly string[];
  /** Merged over the table's width. */
  readonly isWide: boolean;
}

export type SheetPart = TextLine | SheetTable;

interface Row {
  readonly index: number;
  /** Blank rows stand before it. */
  readonly gap: boolean;
  readonly cells: readonly Placed[];
}

const NOTE =
  /^(?:注|备注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|复核人?|经办人|联系人|联系电话|负责人|单位负责人|财务负责人|填报日期|填报时间|日期)(?:[（(].{0,12}[）)])?\s*[:：]/;
const FORM_TITLE =
  /(?:自评表|评价表|评分表|得分表|数据表|情况表|目标表|决算表|明细表|汇总表|一览表|统计表)(?:[（(][^（()）]*[）)])?$/;
const ATTACHMENT = /^(?:附件|附表)\s*\d{0,2}\s*[:：]?$/;
const LONGEST_TITLE = 60;

interface Region {
  readonly rows: Row[];
  /** A row of more than one cell was seen, a row of figures was seen. */
  hasRows: boolean;
  hasFigures: boolean;
}

/** Lines and tables of a sheet, top down. */
export function partsOf(sheet: Sheet): readonly SheetPart[] {
  const regions: Region[] = [];
  for (const row of rowsOf(sheet)) {
    let open = regions.at(-1);
    if (!open || opensRegion(row, open)) {
      open = { rows: [], hasRows: false, hasFigures: false };
      regions.push(open);
    }
    open.rows.push(row);
    open.hasRows ||= row.cells.length > 1;
    open.hasFigures ||= hasFigure(row);
  }
  return regions.flatMap(({ rows }) => settle(rows, sheet.merges));
}

function rowsOf({ cells, merges }: Sheet): readonly Row[] {
  const corner = new Map(merges.map((merge) => [`${merge.top}/${merge.left}`, merge]));
  const rows = new Map<number, Placed[]>();
  for (const { row, column, text } of cells) {
    const merge = corner.get(`${row}/${column}`);
    const placed = { row, column, text, bottom: merge?.bottom ?? row, right: merge?.right ?? column };
    const open = rows.get(row);
    if (open) open.push(placed);
    else rows.set(row, [placed]);
  }
  let reached = -1;
  return [...rows].map(([index, placed]) => {
    const gap = reached >= 0 && index > reached + 1;
    reached = Math.max(reached, ...placed.map(({ bottom }) => bottom));
    return { index, gap, cells: placed };
  });
}

const isLone = ({ cells: [first, ...others] }: Row): boolean =>
  first !== undefined && others.length === 0 && first.bottom === first.row;

const isTitle = (row: Row): boolean => {
  const text = row.cells[0]!.text;
  return isLone(row) && text.length <= LONGEST_TITLE && (FORM_TITLE.test(text) || ATTACHMENT.test(text));
};

const hasFigure = ({ cells }: Row): boolean =>
  cells.some(({ text }) => /^[-+(]?[\d,]+(?:\.\d+)?[%)]?$/.test(text));

/** A new table begins with its title, or behind blank rows with its heads. */
function opensRegion(row: Row, open: Region): boolean {
  if (!open.hasRows) return false;
  if (isTitle(row)) return true;
  if (!row.gap) return false;
  if (isLone(row)) return !NOTE.test(row.cells[0]!.text);
  const areHeads =
    row.cells.length > 1 && !hasFigure(row) && row.cells.every(({ text }) => text.length <= 20);
  return areHeads && open.hasFigures;
}

function settle(region: readonly Row[], merges: readonly Merge[]): readonly SheetPart[] {
  const cells = region.flatMap((row) => row.cells);
  const width = largest(cells, ({ right }) => right) - smallest(cells, ({ column }) => column) + 1;
  const lastRow = region.findLastIndex((row) => row.cells.length > 1);
  // 一、基本情况 merged over a form is the form's own, whatever it is elsewhere.
  const isOwn = (row: Row, index: number): boolean =>
    isLone(row) && index < lastRow && parseLabel(row.cells[0]!.text) !== null;
  let from = 0;
  while (from < region.length && linesOf(region[from]!) !== null && !isOwn(region[from]!, from)) from += 1;
  let to = region.length;
  while (to > from && isNote(region[to - 1]!)) to -= 1;
  const body = region.slice(from, to);
  const isTable = body.length > 1 && body.some((row) => row.cells.length > 1);
  const asLines = (rows: readonly Row[]): readonly TextLine[] =>
    rows.flatMap((row) => {
      const [first] = row.cells;
      const isWide = isLone(row) && width > 1 && (first!.right - first!.column + 1) * 2 > width;
      const lines = linesOf(row) ?? row.cells.map(({ text }) => [text]);
      return lines.map((pieces): TextLine => ({ kind: 'line', pieces, isWide }));
    });
  return [
    ...asLines(region.slice(0, from)),
    ...(isTable
      ? [
          tableOf(
            body.flatMap((row) => row.cells),
            merges,
          ),
        ]
      : asLines(body)),
    ...asLines(region.slice(to)),
  ];
}

/** 填报单位：… 金额单位：万元 side by side; 项目名称：… 主管部门：… is a row of the form. */
const ABOVE = /填报|填表|编制|报表|单位名称|预算单位|部门[:：]|^单位[:：]|金额单位|日期|公开\d{0,2}表/;
const FORM_FIELD = /^(?:项目|专项|主管部门|实施单位|资金)/;
const LABELLED = /^[^:：]{2,12}[:：]/;
const YEAR = /^[（(]?\s*20\d{2}\s*年度?\s*[）)]?$/;

/** The lines that a row above a table prints, or null where it is a row of the table. */
function linesOf(row: Row): readonly (readonly string[])[] | null {
  if (isLone(row)) return [[row.cells[0]!.text]];
  const lines: string[][] = [];
  let awaits = false;
  for (const { text, row: top, bottom } of row.cells) {
    if (bottom > top || FORM_FIELD.test(text)) return null;
    if (isUnitLine(text) || LABELLED.test(text) || YEAR.test(text)) {
      lines.push([text]);
      awaits = /[:：]$/.test(text);
    } else if (awaits) {
      lines.at(-1)!.push(text);
      awaits = false;
    } else return null;
  }
  return lines.some(([first]) => isUnitLine(first!) || ABOVE.test(first!)) ? lines : null;
}

const isNote = ({ cells }: Row): boolean =>
  cells.every(({ text }, index) => NOTE.test(text) || (index > 0 && /[:：]$/.test(cells[index - 1]!.text)));
