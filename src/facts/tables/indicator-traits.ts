/** What the score sheet asks of an indicator: that it is refined to a third level, and that it is of output or benefit. */
import { foldKey } from '../../text/fold.js';

/** 指标1：……, 指标2, ……: what the empty form prints. */
export const TEMPLATE = /^(?=.)(?:指标\d{0,2}[:：]?)?(?:…|\.|。|-|—|_|\*|×|X)*$/;

interface Names {
  readonly first: string;
  readonly second: string;
  readonly third: string;
}

/** 数量指标 under 数量指标 says nothing new; 服务对象满意度 is a name of its own. */
export function isRefined({ first, second, third }: Names): boolean {
  if (third === '' || TEMPLATE.test(third)) return false;
  const bare = (text: string): string => foldKey(text).replace(/指标$/, '');
  return /满意度/.test(third) || (bare(third) !== bare(second) && bare(third) !== bare(first));
}

/**
 * 成本 counts as output, as in the older forms where it is one of its second levels. 满意度 counts as benefit: a unit without a
 * survey gives its 10 points to 效益, and the 40-point benefit part of some provinces is 30 and 10.
 */
export const isOfResult = ({ first }: Names): boolean =>
  /产出|效益|效果|成本|满意|履职效能|社会效应/.test(first);
