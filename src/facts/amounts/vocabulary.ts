import { addTo } from '../../text/groups.js';
/**
 * The fiscal items that these documents speak of, their wordings, and what they are made of. Source: the account names of
 * final accounts and budgets (部门决算公开格式), and the wordings seen in published texts.
 */

export interface Item {
  /** Canonical name. */
  readonly key: string;
  /** Wordings after folding, white space and quotation marks gone; the key is one of them. */
  readonly names: readonly string[];
  /** Everything that it is made of; empty where the parts vary. */
  readonly parts: readonly string[];
  /** What the item is by nature: revenue of a unit, revenue of a government (its execution is a final), spending … */
  readonly flow: 'revenue' | 'fiscal-revenue' | 'spending' | 'balance' | 'other' | null;
}

const item = (
  key: string,
  flow: Item['flow'],
  names: readonly string[] = [],
  parts: readonly string[] = [],
): Item => ({
  key,
  names: [key, ...names],
  parts,
  flow,
});

export const ITEMS: readonly Item[] = [
  item('收支总计', null, ['收入支出总计', '收、支总计', '收支总额', '收支总体']),
  item('收支总预算', null, ['收入支出总预算', '收支预算总额']),
  item('收入总计', 'revenue', ['总收入', '收入总额', '全年收入总计']),
  item('本年收入合计', 'revenue', ['本年收入', '本年收入总计', '当年收入合计']),
  item('收入合计', 'revenue'),
  item('财政拨款收入', 'revenue', ['财政拨款收入合计', '本年财政拨款收入', '财政补助收入']),
  item('一般公共预算财政拨款收入', 'revenue', ['一般公共预算拨款收入', '一般公共预算财政拨款本年收入']),
  item('政府性基金预算财政拨款收入', 'revenue', ['政府性基金预算拨款收入']),
  item('政府性基金预算收入', 'fiscal-revenue', ['政府性基金收入']),
  item('国有资本经营预算财政拨款收入', 'revenue'),
  item('国有资本经营预算收入', 'fiscal-revenue', ['国有资本经营收入']),
  item('上级补助收入', 'revenue', ['上级补助']),
  item('事业收入', 'revenue'),
  item('经营收入', 'revenue', ['事业单位经营收入']),
  item('附属单位上缴收入', 'revenue', ['附属单位上交收入']),
  item('其他收入', 'revenue'),
  item('一般公共预算收入', 'fiscal-revenue', [
    '一般公共预算本级收入',
    '公共财政预算收入',
    '一般公共预算地方收入',
  ]),
  item('财政收入', 'fiscal-revenue', ['财政总收入', '地方财政收入', '财政总收入合计']),
  item('税收收入', 'fiscal-revenue', ['全口径税收收入']),
  item('非税收入', 'fiscal-revenue'),
  item('支出总计', 'spending', ['总支出', '支出总额', '全年支出总计']),
  item('本年支出合计', 'spending', ['本年支出', '本年支出总计', '当年支出合计']),
  item('支出合计', 'spending', [
    '整体支出',
    '部门整体支出',
    '单位整体支出',
    '部门整体支出总额',
    '整体支出总额',
  ]),
  item('一般公共预算支出', 'spending', [
    '一般公共预算财政拨款支出',
    '一般公共预算拨款支出',
    '公共财政预算支出',
  ]),
  item('政府性基金预算支出', 'spending', ['政府性基金支出', '政府性基金预算财政拨款支出']),
  item('国有资本经营预算支出', 'spending', ['国有资本经营预算财政拨款支出']),
  item('社会保险基金预算支出', 'spending', ['社会保险基金支出']),
  item('财政拨款支出', 'spending', ['财政拨款支出合计']),
  item('基本支出', 'spending', ['基本支出合计'], ['人员经费', '公用经费']),
  item('项目支出', 'spending', ['专项支出', '项目支出合计']),
  item(
    '人员经费',
    'spending',
    ['人员支出', '人员类支出', '人员经费支出', '个人部分'],
    ['工资福利支出', '对个人和家庭的补助'],
  ),
  item('公用经费', 'spending', ['日常公用经费', '公用支出', '公用经费支出', '日常公用支出']),
  item('工资福利支出', 'spending'),
  item('商品和服务支出', 'spending', ['商品与服务支出', '商品服务支出']),
  item('对个人和家庭的补助', 'spending', [
    '对个人和家庭补助',
    '对个人和家庭的补助支出',
    '对个人和家庭补助支出',
  ]),
  item('资本性支出', 'spending', ['其他资本性支出']),
  item(
    '三公经费',
    'spending',
    ['三公', '三公总支出', '三公经费总支出', '三公经费支出', '三公经费财政拨款支出', '三公支出'],
    ['因公出国(境)费', '公务用车购置及运行维护费', '公务接待费'],
  ),
  item('因公出国(境)费', 'spending', [
    '因公出国(境)费用',
    '因公出国(境)经费',
    '因公出国(境)',
    '因公出国费',
    '出国(境)费',
    '出国经费',
    '因公出国(境)支出',
  ]),
  item(
    '公务用车购置及运行维护费',
    'spending',
    [
      '公务用车购置及运行费',
      '公务用车购置和运行维护费',
      '公务用车购置和运行费',
      '公务用车购置及运行维护费用',
      '公务用车购置及维护费',
      '公务用车费',
      '公车购置及运行费',
      '公车购置及运行维护费',
      '公务用车购置及运行',
      '公务用车购置和维护经费',
    ],
    ['公务用车购置费', '公务用车运行维护费'],
  ),
  item('公务用车购置费', 'spending', [
    '公务用车购置',
    '公车购置费',
    '公务用车购置费用',
    '公务用车购置支出',
    '公车购置',
  ]),
  item('公务用车运行维护费', 'spending', [
    '公务用车运行费',
    '公务用车运行费用',
    '公务用车运行维护费用',
    '公务用车维护费',
    '公车运行维护费',
    '公车运行费',
    '公务用车运维费',
    '公车运行维护',
    '公务用车运行维护',
  ]),
  item('公务接待费', 'spending', [
    '公务接待',
    '公务接待费用',
    '公务接待经费',
    '业务招待费',
    '接待费',
    '公务接待支出',
  ]),
  item('会议费', 'spending'),
  item('培训费', 'spending'),
  item('差旅费', 'spending'),
  item('办公费', 'spending', ['办公经费']),
  item('机关运行经费', 'spending', ['机关运行费']),
  item(
    '政府采购支出',
    'spending',
    ['政府采购支出总额', '政府采购支出合计', '政府采购支出总计', '政府采购金额', '政府采购总额'],
    ['政府采购货物支出', '政府采购工程支出', '政府采购服务支出'],
  ),
  item('政府采购货物支出', 'spending', ['货物支出']),
  item('政府采购工程支出', 'spending', ['工程支出']),
  item('政府采购服务支出', 'spending', ['服务支出']),
  item('上缴上级支出', 'spending'),
  item('经营支出', 'spending'),
  item('对附属单位补助支出', 'spending'),
  item('一般公共服务支出', 'spending'),
  item('教育支出', 'spending'),
  item('科学技术支出', 'spending'),
  item('文化旅游体育与传媒支出', 'spending'),
  item('社会保障和就业支出', 'spending'),
  item('卫生健康支出', 'spending', ['医疗卫生与计划生育支出']),
  item('节能环保支出', 'spending'),
  item('城乡社区支出', 'spending'),
  item('农林水支出', 'spending'),
  item('住房保障支出', 'spending'),
  item('上年结转', 'balance', ['上年结转资金', '上年结转结余']),
  item('年初结转和结余', 'balance', ['年初结转结余', '上年结转和结余', '年初结余']),
  item('年末结转和结余', 'balance', ['年末结转结余', '结转下年', '年末结余', '结余结转', '结转和结余']),
  item('结余分配', 'other'),
  item('使用非财政拨款结余', 'revenue', ['使用非财政拨款结余(含专用结余)']),
  item('财政拨款收支总预算', null, ['财政拨款收支总额']),
  item('调入资金', 'revenue'),
  item('中央转移支付', 'revenue', ['上级转移支付', '中央转移支付资金']),
  item('动用预算稳定调节基金', 'revenue'),
  item('债券转贷收入', 'revenue', ['一般债券转贷收入', '再融资债券转贷收入', '债券转贷']),
  item('财政拨款', 'revenue', ['本年财政拨款', '年度财政拨款', '当年财政拨款']),
  item('国防支出', 'spending'),
  item('公共安全支出', 'spending'),
  item('外交支出', 'spending'),
  item('上解支出', 'spending'),
  item('债务还本支出', 'spending'),
  item('年度资金总额', null),
  item('中央资金', null, ['中央补助', '中央财政资金']),
  item('省级资金', null, ['省级财政资金', '省级补助']),
  item('市级资金', null, ['市级财政资金']),
  item('县级资金', null, ['县级财政资金', '县级配套', '区级资金']),
  item('其他资金', null),
];

export const ITEM_BY_KEY: ReadonlyMap<string, Item> = new Map(ITEMS.map((entry) => [entry.key, entry]));

interface Wording {
  readonly name: string;
  readonly item: Item;
}

/** Wordings by their last character, longest first: the scan looks backwards from where a wording could end. */
const BY_LAST: ReadonlyMap<string, readonly Wording[]> = (() => {
  const index = new Map<string, Wording[]>();
  for (const entry of ITEMS) {
    for (const name of new Set(entry.names)) {
      const last = name[name.length - 1]!;
      addTo(index, last, { name, item: entry });
    }
  }
  for (const list of index.values()) list.sort((a, b) => b.name.length - a.name.length);
  return index;
})();

export interface ItemMatch {
  readonly item: Item;
  /** In the field's words as printed, short forms written out: 公车购置及运行费 stays, 三公 becomes 三公经费. */
  readonly shown: string;
  readonly start: number;
  readonly end: number;
}

/** 设备购置项目支出 is what one project spent, not 项目支出 as a kind of spending. */
const NAMED_PROJECT =
  /(?:建设|购置|改造|维修|修缮|整治|治理|工程|更新|提升|升级|养护|防治|修复|搬迁|培训|试点|示范|开发)$/;

/** The last item that a phrase names; `phrase` is folded, without white space and quotation marks. */
export function lastItem(phrase: string): ItemMatch | null {
  for (let end = phrase.length; end > 0; end -= 1) {
    for (const { name, item: entry } of BY_LAST.get(phrase[end - 1]!) ?? []) {
      if (!phrase.endsWith(name, end)) continue;
      const start = end - name.length;
      if (entry.key === '项目支出' && NAMED_PROJECT.test(phrase.slice(Math.max(0, start - 4), start)))
        continue;
      return {
        item: entry,
        shown: shownName(phrase.slice(Math.max(0, start - 5), start), name, entry),
        start,
        end,
      };
    }
  }
  return null;
}

const FULL_NAME = /(?:费|支出|收入|经费|合计|总计|总额|资金|结余|结转|预算|补助|分配)$/;
/** Whose revenue or spending it is belongs to the name of a government's accounts. */
const REGION = /(?:全国|全省|全市|全县|全区|地方|中央|省级|市级|县级|区级|市本级|县本级|区本级)$/;

function shownName(before: string, name: string, entry: Item): string {
  if (!FULL_NAME.test(name) && !name.endsWith('费用')) return entry.key;
  const printed = name.replace(/费用$/, '费').replace(/^(三公经费).+$/, '$1');
  const region =
    entry.key.startsWith('一般公共预算') || entry.flow === 'fiscal-revenue' ? REGION.exec(before) : null;
  return (region?.[0] ?? '') + printed;
}
