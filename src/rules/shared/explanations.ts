/** What explains why spending departs from the budget. Source: the reasons that published reports give (domain handbook 7.2). */
import { foldKey } from '../../text/fold.js';

/** More than planned: money that came in addition. */
const MORE =
  /追加|增加拨款|新增项目|预备费|上级专款|专项转移支付|上级补助|上级资金|债券|国债|直达资金|上年结转|结转资金|调资|工资调标|社保基数|奖励性绩效|考核奖|抚恤金|人员增加|调入|调增/;
/** Less than planned: money that was saved, withheld or not yet due. */
const LESS =
  /结转下年|余款|跨年|尾款|质保金|未到付款期|待审计|待结算|压减|过紧日子|厉行节约|八项规定|收回指标|招标节约|进度滞后|征拆|延期|采购流程|调减|人员减少|调出/;
/** Either way. */
const EITHER =
  /年中调整|预算调整|调整预算|人员增减|人员变动|退休|机构改革|职能划转|统筹|疫情|灾害|项目变更|政策性/;
/** 因…, 由于…, 原因是… with something behind it; 因公出国 is the name of an item. */
const CAUSE =
  /(?:(?:主要)?原因(?:是|为|在于|:|:)|由于|主要是因为|因为|主要系|系因|是因)(?!。|$)[^。；;]{4,}|(?:^|[,，。；;])因(?!公出国|公用|公务)[^。；;]{4,}/g;

export interface Deviation {
  /** More was spent than planned: thrift explains the contrary. */
  readonly over: boolean;
  /** Words that the profile adds. */
  readonly own?: readonly string[];
}

/** Does a text give a reason for a deviation, and not for the contrary of it? */
export function explainsDeviation(text: string, { over, own = [] }: Deviation): boolean {
  const folded = foldKey(text);
  const [fits, contradicts] = over ? [MORE, LESS] : [LESS, MORE];
  if (fits.test(folded) || EITHER.test(folded)) return true;
  if (own.some((word) => folded.includes(foldKey(word)))) return true;
  return (folded.match(CAUSE) ?? []).some((clause) => !contradicts.test(clause));
}
