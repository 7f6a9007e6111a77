/** Which measure the words before a figure name: 年初预算数, 决算, 较上年增加 … */
import type { Measure } from '../../model/review.js';

export interface MeasureHit {
  readonly measure: Measure;
  /** Where the wording begins in the phrase: what stands before it can be the item. */
  readonly start: number;
  /** The wording is a bare head (决算数, 年初预算数) that may stand without an item. */
  readonly explicit: boolean;
}

const TAIL =
  '(?:数|额|总额|金额|资金|经费|总计|合计|安排|批复|下达|支出数?|为|是|共|共计|达|达到|约|了|的|有)*';

/** Read in order: the first that ends the phrase decides. Words directly before the figure come first. */
const ENDINGS: readonly { readonly measure: Measure; readonly pattern: RegExp }[] = [
  {
    measure: 'other',
    pattern:
      /(?:差值|差额|相差|标准|单价|均价|限额|上限|下限|人均|每户可?分得|每[户人]|利润|违规金额|减税降费|专项债券|拉动\S{0,4}投资|盘活\S{0,6}|销售\S{0,6}|存量资金)(?:超过|为|是|达)?$/,
  },
  // 比年初预算减少 is the distance from a plan, no change over time.
  {
    measure: 'other',
    pattern: /(?:比|较)(?:年初|全年|调整后?)?预算(?:数)?(?:的)?(?:增加|减少|超支|节约|多|少)(?:了|支出)?$/,
  },
  { measure: 'final', pattern: /完成.{0,4}预算资金$/ },
  {
    measure: 'increase',
    pattern:
      /(?:增加|增长|增收|增支|上升|提高|追加|调增|多支出|增幅|净增|新增|多)(?:额)?(?:了|为|约|资金|预算|收入|支出|经费)*$/,
  },
  {
    measure: 'decrease',
    pattern:
      /(?:减少|下降|压减|压缩|调减|节约|降低|减支|减收|节省|核减|少支出|缩减|少)(?:额)?(?:了|为|约|资金|预算|收入|支出|经费)*$/,
  },
  {
    measure: 'prior-final',
    pattern:
      /(?:比|较|与|同)?(?:上年|去年|上一年度?|上年度)(?:度|同期)?(?:的)?(?:决算|实际|执行)?(?:支出|收入)?(?:数|额)?(?:为|是)?$/,
  },
  {
    measure: 'initial-budget',
    pattern: new RegExp(
      `(?:年初|期初)(?:部门|单位|批复)?(?:的)?预算${TAIL}$|年初(?:批复|安排|下达|部门预算)${TAIL}$|年初.{0,12}预算${TAIL}$`,
    ),
  },
  {
    measure: 'adjusted-budget',
    pattern: new RegExp(`(?:调整后?的?|全年|追加后的?|调整)预算${TAIL}$|预算调整后${TAIL}$`),
  },
  {
    measure: 'final',
    pattern: new RegExp(
      `(?:决算|执行|实际支出|实际使用|实际完成|实际开支|实际发放|已支付|(?<!转移)支付|已拨付|支出决算|完成)${TAIL}$`,
    ),
  },
  {
    measure: 'balance',
    pattern: new RegExp(`(?:结转|结余|结存|[未没]有?支付的?|未支出的?|尚未支付的?|未使用|剩余)${TAIL}$`),
  },
  { measure: 'revenue', pattern: new RegExp(`(?:到位|收到|筹集|收入|拨入)${TAIL}$`) },
  { measure: 'budget', pattern: new RegExp(`(?:预算|批复|下达|申请|计划投资|总投资|概算|计划)${TAIL}$`) },
  {
    measure: 'final',
    pattern: new RegExp(`(?:支出|使用|开支|花费|发放|投入|拨付|报销|列支|完成投资)${TAIL}$`),
  },
  { measure: 'budget', pattern: /(?:安排)(?:资金|经费|了|为|共|约)*$/ },
];

/** The measure that the end of a phrase names, or null. `phrase`: folded, no white space. */
export function endingMeasure(phrase: string): MeasureHit | null {
  for (const { measure, pattern } of ENDINGS) {
    const match = pattern.exec(phrase);
    if (!match) continue;
    return { measure, start: match.index, explicit: /预算|决算|执行|年初|调整|上年|去年/.test(match[0]) };
  }
  return null;
}

/** Verbs that open a clause and say what is done with the money, when its end says nothing. */
const VERBS: readonly { readonly measure: Measure; readonly pattern: RegExp }[] = [
  { measure: 'decrease', pattern: /^.{0,6}(?:压减|压缩|核减)/ },
  { measure: 'balance', pattern: /^.{0,6}(?:结余|结转|剩余|未支付|没有支付)/ },
  { measure: 'revenue', pattern: /^.{0,12}(?:收到|到位|筹集|获得|争取到?|取得|留成)/ },
  { measure: 'budget', pattern: /^.{0,12}(?:安排|下达|分配|批复|申请|下拨)/ },
  { measure: 'final', pattern: /^.{0,8}(?:(?<!转移)支付|支出|发放|使用(?!非)|拨付|列支|投入)/ },
];

export function verbMeasure(clause: string): Measure | null {
  return VERBS.find(({ pattern }) => pattern.test(clause))?.measure ?? null;
}

/** The measure that a heading or a table header stands for: 支出决算情况 → final. */
export function headingMeasure(title: string): Measure | null {
  const key = title.replace(/\s/g, '');
  if (/年初预算/.test(key)) return 'initial-budget';
  if (/调整后?预算|全年预算|预算数?\(A\)/.test(key)) return 'adjusted-budget';
  if (/上年.*(?:决算|支出|执行)|上年数/.test(key)) return 'prior-final';
  if (/决算|执行数|实际(?:支出|执行|使用)|支出数/.test(key)) return 'final';
  if (/增加|增长/.test(key) && !/增减/.test(key)) return 'increase';
  if (/减少|下降/.test(key)) return 'decrease';
  if (/预算/.test(key)) return 'budget';
  if (/结转|结余/.test(key)) return 'balance';
  if (/收入/.test(key)) return 'revenue';
  if (/支出/.test(key)) return 'final';
  return null;
}
