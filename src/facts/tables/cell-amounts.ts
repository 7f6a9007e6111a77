/** Which cells of a table are money, and what each is of. Silent where neither head nor label says so. */
import type { Cell, Table } from '../../model/document.js';
import type { AmountFact, TableFact } from '../../model/facts.js';
import { append } from '../../text/append.js';
import { type Decimal, multiply, powerOfTen } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { cellKind } from '../../text/table-words.js';
import { type CellWords, meaningOf, wholeOf } from './cell-meaning.js';
import { readCellProse } from './cell-prose.js';
import { cleanLabel } from './clean-label.js';
import type { TableContext } from './describe-table.js';
import { parseFigure, textOf } from './grid.js';
import { headerPath, headOf, type Layout, rowLabel } from './layout.js';
import { bareUnit, bracketUnit, inheritedUnit } from './units.js';

/** A wider one is no table that a person fills in. */
const WIDEST = 200;
/** Heads of columns that hold no money. */
const NOT_MONEY =
  /分值|权重|得分|评分|率|%|行次|序号|栏次|人数|人次|批次|团组|数量|面积|编码|代码|保有量|购置数|台数|编制|公里|平方|户数|\((?:人|次|批|辆|台|个|户|份|㎡)\)|占比|比重|幅度|备注|标准|次数|个数|天数|电话|日期/;
/** Rows that hold none: a project's name may speak of anything, so only how it ends counts. */
const NOT_MONEY_NAME =
  /(?:人数|人次|批次|团组数?|数量|面积|编码|代码|保有量|购置数|台数|编制数?|次数|个数|天数|户数|率|比例|占比|比重|分值|权重|得分|规模)$|\((?:人|人次|批次|批|辆|台|个|次|户|平方米|㎡|m2|亩|公里|份|%|‰)\)|^(?:行次|栏次|序号)|[%‰]/;
const MONEY_HEAD =
  /预算|决算|执行数|金额|支出|收入|资金|经费|合计|小计|总计|结转|结余|拨款|补助|投资|万元|元\)|费$|费用|余额|采购|[^人次]?总额|减少|增加|^20\d{2}年/;
/** Target and actual of an indicator are money only where their unit says so. */
const INDICATOR = /指标值|目标值|完成值|指标性质|三级指标/;
const UNIT_COLUMN = /^(?:度量|计量|计价)单位$/;

export function tableAmounts(
  table: Table,
  layout: Layout,
  fact: TableFact,
  context: TableContext,
): readonly AmountFact[] {
  if (fact.role === 'score-sheet' || table.columns > WIDEST) return [];
  const unit = fact.exponent ?? inheritedUnit(table, layout, context.prose);
  const amounts: AmountFact[] = [];
  const neighbours = new Neighbours(layout);
  for (const cell of table.cells) {
    if (layout.isHeader[cell.row] || cell.text === '') continue;
    const kind = cellKind(cell.text);
    if (kind === 'blank') continue;
    const header = headerPath(layout, cell);
    const label = rowLabel(layout, cell);
    const words: CellWords = {
      header,
      path: label.path,
      name: label.name,
      caption: fact.caption ?? '',
      ...neighbours.of(cell),
      negative: cell.text.trim().startsWith('-'),
    };
    if (kind === 'text') {
      append(amounts, readCellProse(cell, words, fact, context));
      continue;
    }
    const value = parseFigure(cell.text);
    if (!value) continue;
    const exponent = exponentAt(layout, cell, words, unit);
    if (exponent !== null) amounts.push(makeAmount(cell, value, exponent, words, fact, context));
  }
  return amounts;
}

/** The power of ten of a cell's unit, or null where the cell is no money. */
function exponentAt(layout: Layout, cell: Cell, words: CellWords, unit: number | null): number | null {
  const { header, path } = words;
  const head = header.join('/');
  if (INDICATOR.test(head)) return indicatorUnit(layout, cell);
  const bare = withoutUnits(head);
  // An outer label (预算执行情况（10分）) may name points: the row's own name decides.
  const name = withoutUnits(words.name);
  if (NOT_MONEY.test(bare) || NOT_MONEY_NAME.test(name)) return null;
  const row = layout.grid[cell.row]!;
  for (let column = 0; column < row.length; column += 1) {
    if (UNIT_COLUMN.test(headOf(layout, cell.row, column))) return bareUnit(textOf(row[column]));
  }
  const own = bracketUnit(head) ?? bracketUnit(path.join('/')) ?? leadUnit(layout, cell);
  const exponent = own ?? unit;
  if (exponent === null) return null;
  const isMoney = own !== null || MONEY_HEAD.test(bare) || MONEY_HEAD.test(path.join('/')) || head === '';
  return isMoney && !(head === '' && path.length === 0) ? exponent : null;
}

const withoutUnits = (text: string): string =>
  foldKey(text).replace(/\((?:单位:?)?(?:人民币)?(?:亿|百万|万|千)?元\)/g, '');

/** 年度预算数（万元）, 项目资金（万元）: the unit of a section stands in the first head of its header. */
function leadUnit(layout: Layout, cell: Cell): number | null {
  for (const row of layout.headers[cell.row] ?? []) {
    for (let column = 0; column < cell.column; column += 1) {
      const head = layout.grid[row]![column];
      const unit = head === undefined ? null : bracketUnit(head.text);
      // A column of figures has its unit for itself.
      if (unit !== null && cellKind(textOf(layout.grid[cell.row]![column])) !== 'value') return unit;
    }
  }
  return null;
}

/** ≤90万元 | 90: the actual is in the unit of its target; or a column of units says it. */
function indicatorUnit(layout: Layout, cell: Cell): number | null {
  const row = layout.grid[cell.row]!;
  for (let column = 0; column < row.length; column += 1) {
    const head = headOf(layout, cell.row, column);
    if (UNIT_COLUMN.test(head)) return bareUnit(textOf(row[column]));
    if (!/指标值|目标值/.test(head) || column === cell.column) continue;
    const match = /^[≥≤><=]*[\d.,]+((?:亿|百万|万|千)?元)$/.exec(foldKey(textOf(row[column])));
    if (match) return bareUnit(match[1]!);
  }
  return null;
}

function makeAmount(
  cell: Cell,
  value: Decimal,
  exponent: number,
  words: CellWords,
  fact: TableFact,
  context: TableContext,
): AmountFact {
  const isIndicator = INDICATOR.test(words.header.join('/'));
  const meaning = meaningOf(words, context.year, context.genre.measure);
  const scale = powerOfTen(exponent);
  return {
    id: `${context.prefix}a${fact.ref.block}.r${cell.row + 1}c${cell.column + 1}`,
    ref: { ...fact.ref, start: 0, end: cell.text.length, cell: { row: cell.row, column: cell.column } },
    raw: cell.text,
    value: multiply(value, scale),
    step: multiply(powerOfTen(-value.scale), scale),
    exponent,
    item: meaning.item,
    itemKey: meaning.itemKey,
    measure: isIndicator ? 'other' : meaning.measure,
    year: meaning.year,
    scope: null,
    section: fact.section,
    table: fact.id,
    approximate: false,
    per: false,
  };
}

/** What the rows under a header, and what its columns, make up together: gathered once per header. */
class Neighbours {
  private readonly layout: Layout;
  private readonly names = new Map<readonly number[], string[]>();
  private readonly wholes = new Map<readonly number[], Pick<CellWords, 'wholeOfRows' | 'wholeOfColumns'>>();

  constructor(layout: Layout) {
    this.layout = layout;
    layout.grid.forEach((cells, index) => {
      const headers = layout.headers[index]!;
      const names = this.names.get(headers) ?? [];
      names.push(cleanLabel(textOf(cells.find((one) => one && cellKind(one.text) === 'text'))));
      this.names.set(headers, names);
    });
  }

  of({ row }: Cell): Pick<CellWords, 'wholeOfRows' | 'wholeOfColumns'> {
    const headers = this.layout.headers[row]!;
    let wholes = this.wholes.get(headers);
    if (!wholes) {
      const columns = headers.flatMap((index) =>
        this.layout.grid[index]!.map((cell) => foldKey(textOf(cell))),
      );
      wholes = { wholeOfRows: wholeOf(this.names.get(headers) ?? []), wholeOfColumns: wholeOf(columns) };
      this.wholes.set(headers, wholes);
    }
    return wholes;
  }
}
