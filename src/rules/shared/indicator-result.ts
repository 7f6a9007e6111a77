/** What became of an indicator: its target against its actual, and the points that were lost. */
import type { Indicator } from '../../model/facts.js';
import { compare } from '../../text/decimal.js';
import { foldKey } from '../../text/fold.js';
import { type Better, type Comparison, compareTarget } from '../../text/targets.js';

/** The less the better: a target without a sign is no floor. */
const LESS =
  /成本|投诉|事故|差错|错误|发生|流失|失误|违规|违纪|违法|控制|降低|减少|下降|压减|损耗|能耗|时间|时长|时限|天数|超支|变动|变质|缺陷|故障|返工|死亡|患病|发病|等候|逾期|不良|负债|闲置|排放|复发|返贫|案件|积压|支出|费用|经费|金额/;
const MORE = /数量|质量|满意/;

function betterOf({ second, third }: Indicator): Better {
  if (LESS.test(third) || /成本/.test(second)) return 'less';
  return MORE.test(second) || /满意/.test(third) ? 'more' : null;
}

export const resultOf = (indicator: Indicator): Comparison | null =>
  compareTarget(indicator.target, indicator.actual, betterOf(indicator));

export const hasLostPoints = ({ weight, score }: Indicator): boolean =>
  weight !== null && score !== null && compare(score, weight) < 0;

export const nameOf = ({ third, second, first }: Indicator): string => third || second || first;

/** 无, —, 无偏差: nothing is said. */
export const saysNothing = (reason: string): boolean =>
  /^(?:无|无偏差|没有|暂无|不适用|[-—－/\\、.。*0]*)$/.test(foldKey(reason));
