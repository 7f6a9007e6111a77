/**
 * Wording that many reports share by right: what a law or a circular says, what the outline prescribes, what there is not.
 * Source: the outlines and circulars of the Ministry of Finance and of provincial bureaus; wordings as seen in published texts.
 */
import type { PartId } from '../model/profile.js';

/** Matched in a clause's comparable text: folded, without white space and punctuation. */
const STEMS: readonly RegExp[] = [
  // Grounds: 根据《…》、按照…要求.
  /^(?:现?根据|依据|按照|遵照|为(?:进一步)?(?:贯彻|落实|规范|加强|提高|做好|全面)|现将).*(?:规定|要求|办法|通知|意见|精神|文件|管理|有关|如下|条例|预算法|暂行)/,
  /预算法|预算法实施条例|八项规定|厉行节约|过紧日子|党政机关厉行节约反对浪费条例|政府会计制度/,
  /习近平新时代|党的(?:二十|十九)大|全会精神|中央经济工作会议/,
  // What the unit does not have or has nothing to say of.
  /(?:无|没有|未(?:安排|发生|使用))(?:政府性基金|国有资本经营|社会保险基金|其他需要说明|此类|该项|相关)/,
  /^(?:本年度?|#年?度?)?(?:没有|无|暂无|不涉及|未发生).{0,10}$/,
  // How results are used and disclosed.
  /(?:作为|纳入).{0,12}(?:预算|资金|考核).{0,8}(?:安排|编制|分配|依据|参考)/,
  /(?:政府|门户|财政|官方)(?:网|门户|网站).{0,10}(?:公开|公示|公布)|接受社会(?:公众)?监督|(?:公开|公示)(?:绩效)?自评(?:报告|结果|情况)/,
  /绩效自评结果(?:拟)?(?:应用|公开|运用)/,
  // How a self-evaluation is done.
  /成立.{0,20}(?:领导|工作|评价)小组|(?:任|为)(?:副?组长|成员)|绩效自评(?:工作)?(?:小组|方案|领导)/,
  /(?:前期准备|组织实施|分析评价|收集资料|撰写报告|形成自评报告)/,
  /自评(?:得分|结论|等级)|(?:综合)?评价等级/,
];

/** Sections that repeat an office's charter or a form's instructions: alike between offices of one kind, and from year to year. */
const STOCK_TITLES =
  /职能|职责|机构设置|机构情况|人员(?:编制|构成)|基本(?:情况|概况)|概况|自评(?:工作)?(?:开展|组织)|结果.{0,6}(?:应用|公开)|公开情况|其他需要|名词解释|政府性基金|国有资本|社会保险基金/;
const STOCK_KINDS: ReadonlySet<PartId> = new Set(['basic', 'results-use', 'fund', 'other']);

export const isStockClause = (comparable: string): boolean => STEMS.some((stem) => stem.test(comparable));

export const isStockSection = (title: string, kinds: readonly PartId[]): boolean =>
  kinds.length > 0
    ? kinds.every((kind) => STOCK_KINDS.has(kind))
    : STOCK_TITLES.test(title.replace(/\s+/g, ''));
