/** What explains why spending departs from the budget. Source: the reasons that published reports give. */
import { foldKey } from '../../text/fold.js';

const STEMS =
  /年中追加|追加|增加拨款|新增项目|预备费|上级专款|专项转移支付|上级补助|上级资金|债券|国债|直达资金|上年结转|结转资金|结转下年|余款|跨年|尾款|质保金|未到付款期|待审计|待结算|调资|工资调标|社保基数|奖励性绩效|考核奖|抚恤金|人员增减|人员增加|人员减少|人员变动|调入|调出|退休|机构改革|职能划转|年中调整|预算调整|调整预算|调增|调减|压减|过紧日子|厉行节约|八项规定|收回指标|统筹|疫情|灾害|项目变更|招标节约|进度滞后|征拆|延期|采购流程|政策性/;
/** 因…, 由于…, 原因是… with something behind it. */
const CAUSE =
  /(?:(?:主要)?原因(?:是|为|在于|:|:)|由于|主要是因为|因为|主要系|系因|是因)(?!。|$)[^。；;]{4,}|(?:^|[,，。；;])因(?!公出国|公用|公务)[^。；;]{4,}/;

/** Does a text give a reason for a deviation? `own`: words that the profile adds. */
export function explainsDeviation(text: string, own: readonly string[] = []): boolean {
  const folded = foldKey(text);
  return STEMS.test(folded) || CAUSE.test(folded) || own.some((word) => folded.includes(foldKey(word)));
}
