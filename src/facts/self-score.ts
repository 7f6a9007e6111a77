/** 自评得分: the score that the unit gives itself, in the text. */
import type { Passage, SelfScore } from '../model/facts.js';
import { parseDecimal } from '../text/decimal.js';
import { foldText } from '../text/fold.js';

const SCORE =
  /(?:自评|绩效评价|综合评价|评价|总|最终|综合)(?:总|综合)?(?:得分|评分|分数|打分|分值)?(?:结果)?(?:为|是|[::]|达到?|得)?\s{0,2}(\d{1,3}(?:\.\d{1,2})?)\s{0,2}分/g;
/** 分值10分 is a weight, 60分以下 a grade. */
const NOT_A_SCORE = /(?:分值|权重|满分|扣)$/;

/** Whoever was asked to evaluate gives a score of its own beside the unit's. */
const EVALUATOR = /第三方|评价机构|评价组|委托单位/;

export function findSelfScores(passages: readonly Passage[]): readonly SelfScore[] {
  const scores: SelfScore[] = [];
  const own: SelfScore[] = [];
  let byOthers = false;
  for (const passage of passages) {
    if (passage.kind !== 'body' && passage.kind !== 'heading') continue;
    const folded = foldText(passage.text);
    byOthers ||= EVALUATOR.test(folded.text);
    for (const match of folded.text.matchAll(SCORE)) {
      const value = parseDecimal(match[1]!);
      if (!value || Number(match[1]) > 100 || !/得分|评分|自评|分数|打分/.test(match[0])) continue;
      if (
        NOT_A_SCORE.test(folded.text.slice(0, match.index)) ||
        /^(?:以|[-—至~])/.test(folded.text.slice(match.index + match[0].length))
      )
        continue;
      const [start, end] = folded.range(match.index, match.index + match[0].length);
      const score = { value, ref: { ...passage.ref, start, end } };
      scores.push(score);
      if (/自评/.test(match[0])) own.push(score);
    }
  }
  return byOthers && own.length > 0 ? own : scores;
}
