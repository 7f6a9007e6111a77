/** Names of budget units, made comparable: 青石县档案馆（本级） and 青石县 档案馆(本级) are one. */
import { foldKey } from './fold.js';

export function unitKey(name: string): string {
  return foldKey(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Below that length a name is anybody's: 财政局. */
const SHORTEST = 3;
/** What stands in front of a name: 湖南省、青石县、城关镇. */
const PLACE = /^[\u3400-\u9fff]{1,8}?(?:自治区|自治州|自治县|省|市|县|区|州|盟|旗|镇|乡|街道)/;

/** Places in front of a unit's name, outermost first: 湘潭市 青石县. What is left is the office. */
export function placesOf(name: string): { readonly places: readonly string[]; readonly office: string } {
  const places: string[] = [];
  let office = unitKey(name);
  for (let match = PLACE.exec(office); match; match = PLACE.exec(office)) {
    const rest = office.slice(match[0].length);
    // 城关镇人民政府: the town is the unit. 市场监督管理局: 市 belongs to the word.
    if (rest.length < SHORTEST || match[0].length < 2) break;
    places.push(match[0]);
    office = rest;
  }
  return { places, office };
}

/** The same name, or one that the other carries behind its place: 县财政局 may be meant by 青石县财政局, never by 白水县财政局. */
export function mayBeSameUnit(left: string, right: string): boolean {
  const [short, long] = [unitKey(left), unitKey(right)].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  return short === long || (short.length > SHORTEST && long.endsWith(short));
}
