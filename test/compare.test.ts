import { describe, expect, it } from 'vitest';
import { RUN_RULES, withAcross } from '../src/compare.js';
import type { AcrossResult } from '../src/model/digest.js';
import type { Review } from '../src/model/review.js';
import { at, finding, sample } from './exports/sample.js';

const outcomes = RUN_RULES.map(({ id }) => ({ rule: id, outcome: 'passed' as const, reason: null }));
const waiting = outcomes.map(({ rule }) => ({
  rule,
  outcome: 'inapplicable' as const,
  reason: '需与同一批次的其他材料比较',
}));
const review: Review = {
  ...sample,
  findings: [
    finding('f1', { evidence: [{ quote: '甲', location: at(2) }] }),
    finding('f2', { evidence: [{ quote: '乙', location: at(8) }] }),
  ],
  outcomes: [{ rule: 'total-mismatch', outcome: 'failed', reason: null }, ...waiting],
};
const across = (block: number): AcrossResult['findings'][number] => {
  const { id, ...rest } = finding('', {
    rule: 'near-duplicate-text',
    evidence: [
      { quote: '雷同', location: at(block) },
      { quote: '雷同', location: at(1, null, { file: '别家/报告.docx' }) },
    ],
  });
  return { ...rest, key: `${id}across-${block}` };
};

describe('a review after the comparison', () => {
  it('has the new findings in reading order, the old ones under their ids, and the four outcomes', () => {
    const { findings, outcomes: after } = withAcross(review, { findings: [across(9), across(5)], outcomes });
    expect(findings.map(({ id, evidence }) => [id, evidence[0]!.location.block])).toEqual([
      ['f1', 2],
      ['f3', 5],
      ['f2', 8],
      ['f4', 9],
    ]);
    expect(after).toEqual([review.outcomes[0], ...outcomes]);
    expect(RUN_RULES).toHaveLength(4);
  });

  it('is the same when it is compared again, and as before when nothing is said any more', () => {
    const result = { findings: [across(5)], outcomes };
    const once = withAcross(review, result);
    expect(withAcross(once, result)).toEqual(once);
    expect(withAcross(once, { findings: [], outcomes: waiting })).toEqual(review);
  });
});
