/** What a figure of a table is of: item, measure and year, from the words above it, beside it, and in the title. */
import type { Measure } from '../../model/review.js';
import { foldKey } from '../../text/fold.js';
import { headingMeasure } from '../amounts/measures.js';
import { ITEM_BY_KEY, ITEMS, lastItem } from '../amounts/vocabulary.js';
import { cleanLabel } from './clean-label.js';

export interface CellWords {
  /** Header words, top down. */
  readonly header: readonly string[];
  /** Words of the row, the innermost last, and the one that names it. */
  readonly path: readonly string[];
  readonly name: string;
  readonly caption: string;
  /** What the rows, and the columns, make up together: that is what a total is of. */
  readonly wholeOfRows: string | null;
  readonly wholeOfColumns: string | null;
  readonly negative: boolean;
}

export interface CellMeaning {
  readonly item: string | null;
  readonly itemKey: string | null;
  readonly measure: Measure | null;
  readonly year: number | null;
}

export function meaningOf(words: CellWords, year: number | null, genre: Measure | null): CellMeaning {
  const named = itemOf(words);
  const flow = named === null ? null : (ITEM_BY_KEY.get(named.key)?.flow ?? null);
  const said = yearOf(words, year);
  let measure = measureOf(words, flow, genre);
  // 执行数 of a source of funds is what was spent of it.
  const isSpent = words.header.some((word) => /执行|支出/.test(word));
  if (measure === 'final' && flow === 'revenue' && !isSpent) measure = 'revenue';
  if (measure === 'final' && year !== null && said !== null && said < year) measure = 'prior-final';
  // 年初结转和结余 in a table of 决算数 is what lay there; what was spent of it stands under 执行数.
  const isLeft = measure === null || (measure === 'final' && !words.header.some((word) => /执行/.test(word)));
  if (flow === 'balance' && isLeft) measure = 'balance';
  const prior = measure === 'prior-final' && said !== null && said === year && !hasYear(words);
  return {
    item: named?.item ?? null,
    itemKey: named?.key ?? null,
    measure,
    year: prior ? said - 1 : said,
  };
}

const YEAR = /(20\d{2})年?/;
const hasYear = ({ header, path }: CellWords): boolean =>
  [...header, ...path].some((word) => YEAR.test(word));

function yearOf({ header, path, caption }: CellWords, year: number | null): number | null {
  const near = [...header].reverse().concat([...path].reverse());
  for (const word of near) {
    const match = YEAR.exec(word);
    if (match) return Number(match[1]);
    if (year !== null && /上年|去年/.test(word) && !/结转|结余|较上年|比上年/.test(word)) return year - 1;
  }
  const years = [...caption.matchAll(/20\d{2}(?=年)/g)];
  // 2016年决算数与2015年决算数对比: the title names both.
  return years.length === 1 ? Number(years[0]![0]) : year;
}

const CHANGE = /增减|变动|差异|差额/;

function measureOf(words: CellWords, flow: string | null, genre: Measure | null): Measure | null {
  const { header, path, caption, negative } = words;
  for (const word of [...header].reverse()) {
    const bare = withoutItem(word);
    if (CHANGE.test(bare)) return negative ? 'decrease' : 'increase';
    const measure = headMeasure(bare);
    if (measure) return measure;
  }
  for (const word of [...path].reverse()) {
    const bare = withoutItem(word);
    if (CHANGE.test(bare)) return negative ? 'decrease' : 'increase';
    const measure = /预算|决算|执行数|年初|调整后/.test(bare) ? headMeasure(bare) : null;
    if (measure) return measure;
  }
  if (flow === 'balance') return 'balance';
  return (
    titleMeasure(caption) ?? genre ?? (flow === 'revenue' ? 'revenue' : flow === 'spending' ? 'final' : null)
  );
}

/** 项目支出 is a name, 2020年度支出 says that it was spent; 一般公共预算 names an account. */
function withoutItem(word: string): string {
  const bare = word
    .replace(/(?:一般公共|政府性基金|国有资本经营|社会保险基金)预算/g, '')
    .replace(/\((?:亿|百万|万|千)?元\)/g, '');
  const known = lastItem(bare);
  return known && known.end - known.start > 2 ? bare.slice(0, known.start) + bare.slice(known.end) : bare;
}

function headMeasure(word: string): Measure | null {
  if (/年初(?:预算|批复|数|安排)|期初预算/.test(word)) return 'initial-budget';
  if (/全年预算|调整(?:后|预算)|追加后|预算数?\(A\)/.test(word)) return 'adjusted-budget';
  if (/上年.*(?:决算|支出|执行|数)|上年同期/.test(word)) return 'prior-final';
  return /实际(?:投资|完成|支出|使用)/.test(word) ? 'final' : headingMeasure(word);
}

/** A table that allots money gives budgets. */
function titleMeasure(caption: string): Measure | null {
  if (/安排|分配|下达|计划|指标表|预算表/.test(caption)) return 'budget';
  if (/决算|执行|支出情况|使用情况/.test(caption)) return 'final';
  return /预算/.test(caption) ? 'budget' : null;
}

const TOTAL = /^(?:合计|总计|小计|总数|共计|合计数)(?:金额|数|额)?$/;
const NO_ITEM =
  /^(?:年度?)?(?:年初|全年|上年|本年|调整后?|追加后?|20\d{2}年?度?)*(?:部门)?(?:预算|决算|执行|支出|收入|实际)?(?:预算|决算|执行|支出|收入|安排)?(?:数|额|情况|总额)?(?:减少|增加|增减|变动|对比)?(?:情况|数|额|金额)?(?:\([^()]*\))*$|金额|投资规模|总投资|^(?:预算|执行|决算)数?\([AB]\)$/;

/** Words that name no item: a measure, a year, 金额. An item of the vocabulary is one whatever it reads like. */
const isNameless = (word: string): boolean => {
  const match = lastItem(word);
  return NO_ITEM.test(word) && !(match && match.start === 0 && match.end === word.length);
};

interface Named {
  readonly item: string;
  readonly key: string;
}

function itemOf(words: CellWords): Named | null {
  const row = cleanLabel(words.name);
  // 总计 closes both sides of the table of 收入 and 支出, below 本年合计 and what was carried over.
  const side = row === '总计' ? words.header.find((word) => /^(?:收入|支出)$/.test(word)) : undefined;
  if (side) return { item: `${side}总计`, key: `${side}总计` };
  if (/^(?:年度)?(?:财政)?(?:资金)?总额$/.test(row)) return { item: row, key: '年度资金总额' };
  const isYear = /^20\d{2}年?度?(?:.*数)?$/.test(row);
  if (row !== '' && !isYear && !TOTAL.test(row) && !isNameless(row))
    return known(row, words.path.slice(0, -1));
  // Years or measures as rows: the columns name the items.
  const heads = words.header.map(cleanLabel);
  const head = heads.at(-1) ?? '';
  const parents = heads.slice(0, -1);
  if (head !== '' && !TOTAL.test(head) && !isNameless(head)) return known(head, parents);
  const outer = TOTAL.test(head)
    ? parents.findLast((word) => !isNameless(word) && !TOTAL.test(word))
    : words.path
        .slice(0, -1)
        .map(cleanLabel)
        .findLast((word) => lastItem(word) !== null);
  if (outer) return known(outer, []);
  const whole = TOTAL.test(head) ? words.wholeOfColumns : TOTAL.test(row) ? words.wholeOfRows : null;
  if (whole) return { item: whole, key: whole };
  return (
    titleItem(words.caption) ?? (row !== '' && !isYear && !isNameless(row) ? { item: row, key: row } : null)
  );
}

function known(label: string, parents: readonly string[]): Named {
  const parent = parents.map((word) => lastItem(cleanLabel(word))?.item.key).find((key) => key !== undefined);
  if (parent === '公务用车购置及运行维护费' && label.length <= 8 && lastItem(label)?.item.key !== parent) {
    if (/购置/.test(label)) return { item: '公务用车购置费', key: '公务用车购置费' };
    if (/运行|维护/.test(label)) return { item: '公务用车运行维护费', key: '公务用车运行维护费' };
  }
  const match = lastItem(label);
  // Only where the label is the item and nothing else: 市级资金和结余资金 is a name of its own.
  const isWhole =
    match !== null &&
    match.end === label.length &&
    (match.start === 0 || /^(?:总|本年|当年)$/.test(label.slice(0, match.start)));
  return isWhole ? { item: match.shown, key: match.item.key } : { item: label, key: label };
}

/** Sums that the account names imply. */
const WHOLES: readonly (readonly [string, readonly string[]])[] = [
  ['本年支出合计', ['基本支出', '项目支出']],
  [
    '本年收入合计',
    ['财政拨款收入', '一般公共预算财政拨款收入', '事业收入', '经营收入', '上级补助收入', '其他收入'],
  ],
];

/** The item whose parts the neighbours are. */
export function wholeOf(names: readonly string[]): string | null {
  const keys = new Set(names.map((name) => known(cleanLabel(name), []).key));
  const implied = WHOLES.find(([, parts]) => parts.filter((part) => keys.has(part)).length >= 2);
  if (implied) return implied[0];
  const whole = ITEMS.find(
    ({ parts }) => parts.length > 0 && parts.filter((part) => keys.has(part)).length >= 2,
  );
  return whole?.key ?? null;
}

/** 2020年市级财政专项扶贫资金（第二批）安排表 → 市级财政专项扶贫资金. */
function titleItem(caption: string): Named | null {
  const bare = foldKey(caption)
    .replace(/\([^()]*\)/g, '')
    .replace(/^.*20\d{2}年度?/, '')
    .replace(/["'“”]/g, '')
    .replace(
      /(?:安排|分配|明细|情况|收支|支出|预算|决算|执行|统计|汇总|对比|计划|一览|说明|使用)*(?:表|情况)$/,
      '',
    );
  const match = lastItem(bare);
  if (match) return { item: match.item.key, key: match.item.key };
  return /(?:资金|经费|补助|专款|债券)$/.test(bare) && bare.length <= 30 ? { item: bare, key: bare } : null;
}
