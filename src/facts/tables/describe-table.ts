/** What a table is, by its title, by the titles inside it and by its heads; and in which unit its figures are. */
import type { Paragraph, Table } from '../../model/document.js';
import type { AmountFact, Passage, Section, TableFact } from '../../model/facts.js';
import type { Profile } from '../../model/profile.js';
import type { DocumentRole } from '../../model/review.js';
import { foldKey } from '../../text/fold.js';
import { isUnitLine } from '../../text/table-words.js';
import type { Genre } from '../genre.js';
import { roleOf } from '../outline/outline.js';
import { type Layout, ownCaptions } from './layout.js';
import { bracketUnit, unitOf } from './units.js';

export interface TableContext {
  readonly file: string;
  readonly passages: readonly Passage[];
  readonly sections: ReadonlyMap<string, Section>;
  readonly partOf: (block: number) => string;
  readonly profile: Profile;
  readonly year: number | null;
  readonly genre: Genre;
  /** The fund or project that the document is about. */
  readonly fund: string | null;
  readonly prefix: string;
  readonly blocks: readonly (Paragraph | Table)[];
  /** Figures of the running text: a table without a unit is in theirs where it repeats them. */
  readonly prose: readonly AmountFact[];
}

const CAPTION_REACH = 4;
const CAPTION = /(?:表|情况)(?:[（(].*[)）])?$/;
const CODE = /^(?:公开|附)?\s?\d{0,3}\s?表\s?\d{0,3}$/;

export function describeTable(
  table: Table,
  layout: Layout,
  number: number,
  context: TableContext,
): TableFact {
  const above = captionsAbove(table, context).map(({ text }) => text.trim());
  const own = ownCaptions(layout.grid);
  const caption =
    own.find((text) => CAPTION.test(text) && !CODE.test(text)) ??
    above.findLast((text) => /表(?:[（(].*[)）])?$/.test(text) && !CODE.test(text)) ??
    above.findLast((text) => CAPTION.test(text) && !CODE.test(text)) ??
    null;
  const head = foldKey(
    table.cells
      .filter(({ row }) => row < Math.max(3, own.length + 2))
      .map(({ text }) => text)
      .join(' '),
  );
  return {
    id: `${context.prefix}t${number}`,
    ref: { file: context.file, block: table.index, start: null, end: null, cell: null },
    part: context.partOf(table.index),
    section: passageBefore(context.passages, table.index)?.section ?? null,
    role: tableRole(
      caption,
      head,
      foldKey(
        table.cells
          .map(({ text }) => text)
          .join(' ')
          .slice(0, 4000),
      ),
      context.profile,
    ),
    caption,
    rows: table.rows,
    columns: table.columns,
    exponent:
      unitOf(own.join(' ')) ??
      unitOf(above.join(' ')) ??
      unitOf(head) ??
      unitBelow(table, context) ??
      unitInCells(table),
    kind: null,
    unrecognised: [],
  };
}

/** The last passage in front of a block; passages are in order. */
function passageBefore(passages: readonly Passage[], block: number): Passage | undefined {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passages[middle]!.ref.block < block) low = middle + 1;
    else high = middle;
  }
  return passages[low - 1];
}

/** 经费控制情况（万元）: forms name the unit once, in a cell that heads a group of rows; null where cells differ. */
function unitInCells(table: Table): number | null {
  const units = new Set(
    table.cells.flatMap(({ text }) => (text.length <= 24 ? (bracketUnit(text) ?? []) : [])),
  );
  return units.size === 1 ? [...units][0]! : null;
}

/** Some print （单位：万元） below the table. */
function unitBelow(table: Table, { blocks }: TableContext): number | null {
  const next = blocks[table.index + 1];
  const text = next?.kind === 'paragraph' ? next.text.trim().replace(/^[（(]|[)）]$/g, '') : '';
  return isUnitLine(text) ? unitOf(text) : null;
}

function captionsAbove(table: Table, context: TableContext): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (let index = table.index - 1; index >= 0 && found.length < CAPTION_REACH; index -= 1) {
    const block = context.blocks[index]!;
    if (block.kind === 'table') break;
    if (block.layer !== 'body') continue;
    if (block.text.length > 60) break;
    found.unshift(block);
  }
  return found;
}

/** `head`: the first rows; `whole`: the beginning of the table. */
function tableRole(
  caption: string | null,
  head: string,
  whole: string,
  profile: Profile,
): DocumentRole | null {
  const named = caption === null ? 'other' : roleOf(caption, profile);
  if (named !== 'other') return named;
  if (/分值/.test(head) && /评分标准|扣分/.test(head)) return 'score-sheet';
  if (/财政供养人员|三公经费.*(?:上年|决算)/.test(head) && /控制率|基础数据/.test(head))
    return 'basic-data-table';
  const isForm = /年度资金总额|年度总体目标|总体目标|一级指标|全年预算数|执行率/.test(whole);
  if (isForm && /(?:项目|专项资金|转移支付.{0,6})名称/.test(head) && /主管部门|实施单位|使用单位/.test(head))
    return 'project-self-evaluation-table';
  if (/项目名称/.test(head) && /主管部门|实施单位/.test(head)) return 'project-self-evaluation-table';
  if (/年度资金总额|年度总体目标/.test(head) && /基本支出/.test(head)) return 'overall-self-evaluation-table';
  const inside = roleOf(head, profile);
  // 决算数 is a head of many tables; only a 决算 table says that accounts are published here.
  if (inside === 'final-accounts' && !/决算(?:总|公开|明细)?表|公开\d{1,2}表/.test(head)) return null;
  return inside === 'other' || inside === 'self-evaluation-report' ? null : inside;
}
