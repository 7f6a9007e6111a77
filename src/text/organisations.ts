/** Names of budget units: what they end with, and when two of them mean the same. */

/** Source of a regular expression: the endings that make a name an organisation's; longest first. */
export const ORGANISATION =
  '(?:委员会办公室|人民政府|街道办事处|管理委员会|人民检察院|人民法院|服务中心|委员会|办公室|办事处|检察院|法院|政府|中心|学院|大学|学校|中学|小学|幼儿园|医院|卫生院|管理处|管理局|管理站|管理所|联合会|工商联|党校|支队|大队|总队|部队|分局|总站|协会|学会|集团|公司|剧院|剧团|报社|电视台|图书馆|博物馆|文化馆|档案馆|纪念馆|局|委|办|院|校|厅|队|所|站|馆|会|部|乡|镇|处|场|社|台|署|园|库|中队)';

/**
 * Do two folded names mean one unit? One may be short for the other: every character of the shorter stands in the longer
 * in the same order (县人社局 in 云渡县人力资源和社会保障局), as official short names are made.
 */
export function isShortFor(left: string, right: string): boolean {
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  let at = 0;
  for (const character of short) {
    at = long.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
