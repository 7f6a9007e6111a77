import { describe, expect, it } from 'vitest';
import type { Adjustment, Decision } from '../../src/model/desk.js';
import type { CriterionResult, Finding, Review } from '../../src/model/review.js';
import { finalSheet } from '../../src/rubric/final-sheet.js';

const criterion = (over: Partial<CriterionResult>): CriterionResult => ({
  id: 'C1',
  name: '材料完整',
  group: '完整性',
  max: 10,
  status: 'scored',
  suggested: 10,
  range: null,
  band: null,
  reason: '',
  deductions: [],
  confidence: 1,
  ...over,
});

const cost = (points: number, ...findings: string[]) => ({ points, reason: `扣${points}分`, findings });

const review = (...criteria: CriterionResult[]) =>
  ({
    findings: ['f1', 'f2', 'f3'].map((id) => ({ id, key: `key-${id}` }) as Finding),
    rubric: { rubric: 'default', max: 100, suggested: 0, range: [0, 0], pending: 0, criteria },
  }) as Pick<Review, 'rubric' | 'findings'>;

const by = { by: 'me', byName: '我', at: '2025-08-01T00:00:00.000Z' };
const dismiss = (id: string): Decision => ({
  ...by,
  finding: `key-${id}`,
  rule: 'x',
  verdict: 'dismissed',
  reason: '不属实',
  note: null,
});
const adjust = (points: number | null, reason: string | null = null): Adjustment => ({
  ...by,
  criterion: 'C1',
  points,
  reason,
});

describe('the score sheet after decisions', () => {
  const three = criterion({ suggested: 4, deductions: [cost(2, 'f1'), cost(2, 'f2'), cost(2, 'f3')] });

  it('gives back what a dismissed finding had cost, and its words', () => {
    const { lines, total } = finalSheet(review(three), [dismiss('f2')], []);
    expect([lines[0]!.points, total, lines[0]!.reason]).toEqual([6, 6, '扣2分；扣2分']);
  });

  it('gives back nothing while one finding of a deduction stands', () => {
    const shared = criterion({ suggested: 8, deductions: [cost(2, 'f1', 'f2')] });
    expect(finalSheet(review(shared), [dismiss('f1')], []).total).toBe(8);
    expect(finalSheet(review(shared), [dismiss('f1'), dismiss('f2')], []).total).toBe(10);
  });

  it('lets the others cost what they cost where there was nothing left to take', () => {
    const usedUp = criterion({ suggested: 0, deductions: [cost(5, 'f1'), cost(5, 'f2'), cost(0, 'f3')] });
    expect(finalSheet(review(usedUp), [dismiss('f1')], []).total).toBe(0);
    expect(finalSheet(review(usedUp), [dismiss('f3')], []).total).toBe(0);
    expect(finalSheet(review(usedUp), [dismiss('f1'), dismiss('f2')], []).total).toBe(5);
    expect(finalSheet(review(usedUp), ['f1', 'f2', 'f3'].map(dismiss), []).total).toBe(10);
  });

  it('puts a person’s points and words before everything', () => {
    const { lines, range } = finalSheet(review(three), [dismiss('f1')], [adjust(9.5, '已核实')]);
    expect([lines[0]!.points, lines[0]!.reason, lines[0]!.isAdjusted]).toEqual([9.5, '已核实', true]);
    expect(range).toEqual([9.5, 9.5]);
  });

  it('leaves the points where only the wording changed', () => {
    const { lines } = finalSheet(review(three), [], [adjust(null, '见附页')]);
    expect([lines[0]!.points, lines[0]!.reason, lines[0]!.isAdjusted]).toEqual([4, '见附页', false]);
  });

  it('counts what a person must still say as pending, and leaves its range open', () => {
    const open = criterion({ id: 'T1', status: 'needs-input', suggested: null, range: [0, 10] });
    const sheet = finalSheet(review(three, open), [], []);
    expect([sheet.total, sheet.pending, sheet.range]).toEqual([4, 10, [4, 14]]);
  });
});
