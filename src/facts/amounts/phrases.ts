/** The words that lead up to a figure, cut into clauses and cleaned of what does not name anything. */

const QUOTES = /[“”„‟"『』「」《》‘’']/g;

/** Folded text → phrase: no white space, no quotation marks. Only the last part matters, so it is cut to `reach`. */
export function cleanPhrase(folded: string, reach = 80): string {
  const phrase = folded.slice(-reach).replace(/\s+/g, '').replace(QUOTES, '');
  // A document number between verb and figure: 收到(某财行[2021]61号)中央补助.
  const spoken = phrase.replace(/\([^()]{0,20}\[?\d{4}\]?\d{1,4}号[^()]{0,6}\)/g, '');
  // An aside right before the figure says nothing of it: 使用非财政拨款结余(含专用结余)0.00万元.
  return spoken.replace(/\((?!境\))[^()]{1,24}\)$/, '');
}

/** Clauses of a phrase, last one last; brackets and commas part them. */
export function clausesOf(phrase: string): readonly string[] {
  // The bracket of 因公出国(境)费 belongs to the name.
  return phrase
    .replaceAll('收、支', '收支')
    .replaceAll('(境)', '\u0001')
    .split(/[,，、:：;；。!?()]/)
    .map((clause) => clause.replaceAll('\u0001', '(境)'))
    .filter((clause) => clause !== '');
}

const LEADING =
  /^(?:其中|包括|另有|另外|此外|以及|及|和|与|而|共|即|含|加上?|主要是|主要为|主要用于|原因是|(?:主要)?原因|[一二三四五六七八九十]是|[①-⑳]|\(?[一二三四五六七八九十\d]{1,2}[)、.]|截至\S{0,8}[日底末]|到\d{1,2}月底|到位|全年|本年度?|当年|今年|本部门|本单位|我单位|我局|我部门|我镇|我乡|我中心|本中心|单位|部门(?!预算)|20[\dxX_]{2}年度?|20\d?_年|_年|年度|\d{1,2}月份?|年(?![初末中])|实际|共计|累计|年中追加后|用于|安排|下达|收到|列支|支付|使用(?!非)|发放|投入|完成|争取|申请|上级(?!补助)|筹集|销售|发行|拉动|压减|盘活|净额|结余(?=.{3}))+/;
const TRAILING =
  /(?:共计|合计|总计|共|约|达到|(?<!下)达|下达|下拨|批复|为|是|有|了|的|即|各|分别|累计|实际|全年|资金为|金额为|数为|于|在|超过|类|方面|万元|(?:[一二三四五六七八九十]{1,3}|\d+)[个台套辆批项座间])+$/;
const EMPTY =
  /^(?:年度资金|本年资金|新增|预算调整后|上述任务|上述|该项目|相比|调整后|留成|下拨|.{0,6}下达我[局镇乡县校]|数|额|资金|金额|经费|项目|项|总额|总投资|其|该|每|人|户|元|年|月|日|支出|收入|预算|决算|费用|费|款|共|等|余|总|由|从|比|较|到|至|个|名|对|按|以|向)?$/;
const LONGEST = 26;

/** What is left of a clause once measure words and connectors are off; null when nothing names an item. */
export function nounOf(clause: string): string | null {
  let noun = clause.replace(LEADING, '').replace(TRAILING, '');
  // A sentence before the noun: 主要用于开展宣传活动经费 → keep its tail only.
  const cut = Math.max(noun.lastIndexOf('用于'), noun.lastIndexOf('主要是'), noun.lastIndexOf('因为'));
  if (cut >= 0) noun = noun.slice(cut + 2);
  noun = noun.replace(/^[)\]\d.%]+/, '').replace(LEADING, '');
  if (EMPTY.test(noun) || !/[\u3400-\u9fff]/.test(noun)) return null;
  return noun.length > LONGEST ? null : noun;
}
