import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffRuns } from '../../src/across/diff-runs.js';
import type { FindingBrief, ReviewBrief } from '../../src/model/diff.js';
import type { OutcomeKind } from '../../src/model/review.js';

const finding = (key: string, more: Partial<FindingBrief> = {}): FindingBrief => ({
  key,
  rule: 'total-mismatch',
  severity: 'error',
  message: `问题${key}`,
  file: '报告.docx',
  quote: '原文',
  ...more,
});
const review = (keys: readonly string[], more: Partial<ReviewBrief> = {}): ReviewBrief => ({
  source: '报送/甲局',
  unit: '青石县档案馆',
  year: 2024,
  findings: keys.map((key) => finding(key)),
  outcomes: new Map<string, OutcomeKind>([['total-mismatch', 'passed']]),
  files: new Map([['报告.docx', false]]),
  hasErrors: false,
  ...more,
});
const statesOf = (old: ReviewBrief, current: ReviewBrief) =>
  Object.fromEntries(
    diffRuns([old], [current]).submissions[0]!.findings.map(({ key, state }) => [key, state]),
  );

describe('two runs', () => {
  it('tell by the key what is closed, still open and new', () => {
    expect(statesOf(review(['a', 'b']), review(['b', 'c']))).toEqual({ c: 'new', b: 'open', a: 'closed' });
  });

  it('take another severity or message under one key for the same finding', () => {
    const now = review([], { findings: [finding('a', { severity: 'warning', message: '别的说法' })] });
    const [one] = diffRuns([review(['a'])], [now]).submissions[0]!.findings;
    expect(one).toMatchObject({ state: 'open', severity: 'warning', message: '别的说法' });
  });

  it.each<[string, Partial<ReviewBrief>]>([
    ['a page of its file is unread now', { files: new Map([['报告.docx', true]]) }],
    ['its rule could not be checked', { outcomes: new Map([['total-mismatch', 'unable']]) }],
    ['its rule does not apply any more', { outcomes: new Map([['total-mismatch', 'inapplicable']]) }],
    ['its rule is not there any more', { outcomes: new Map() }],
    ['its file is not there and another could not be read', { files: new Map(), hasErrors: true }],
  ])('do not call a finding closed when %s', (_name, more) => {
    const diff = diffRuns([review(['a'])], [review([], more)]);
    expect(diff.submissions[0]!.findings[0]).toMatchObject({
      state: 'unknown',
      reason: expect.stringMatching(/本次/),
    });
    expect(diff.totals).toEqual({ new: 0, open: 0, unknown: 1, closed: 0 });
  });

  it('call it closed when another attachment is unread, or the report came under a new name', () => {
    const files = new Map([
      ['报告.docx', false],
      ['附件.pdf', true],
    ]);
    expect(statesOf(review(['a']), review([], { files }))).toEqual({ a: 'closed' });
    expect(statesOf(review(['a']), review([], { files: new Map([['修改稿.docx', false]]) }))).toEqual({
      a: 'closed',
    });
  });

  it('find a unit by its folded name and year, and a nameless one by its source', () => {
    const old = [
      review(['a'], { unit: '青石县 档案馆（本级）', source: '旧/1' }),
      review(['a'], { unit: '青石县档案馆（本级）', year: 2023, source: '旧/2' }),
      review(['a'], { unit: null, source: '旧/扫描件.pdf' }),
      review(['a'], { unit: '白水县林业局', source: '旧/4' }),
    ];
    const current = [
      review(['a'], { unit: null, source: '新/扫描件.pdf' }),
      review(['a'], { unit: '青石县档案馆(本级)', source: '新/1' }),
      review(['a'], { unit: '黑山县教育局', source: '新/5' }),
    ];
    const diff = diffRuns(old, current);
    expect(diff.submissions.map(({ sources }) => [sources.old, sources.new])).toEqual([
      ['旧/扫描件.pdf', '新/扫描件.pdf'],
      ['旧/1', '新/1'],
    ]);
    expect(diff.onlyOld.map(({ source }) => source)).toEqual(['旧/2', '旧/4']);
    expect(diff.onlyNew.map(({ source }) => source)).toEqual(['新/5']);
  });

  it('pair several papers of one unit by their names first', () => {
    const of = (source: string) => review([source.slice(-1)], { source });
    const diff = diffRuns([of('旧/甲'), of('旧/乙')], [of('新/乙'), of('新/甲')]);
    expect(diff.totals).toEqual({ new: 0, open: 2, unknown: 0, closed: 0 });
  });

  it('count every finding of both runs once', () => {
    const keys = fc.uniqueArray(fc.constantFrom(...'abcdefgh'.split('')));
    fc.assert(
      fc.property(keys, keys, (old, now) => {
        const { totals } = diffRuns([review(old)], [review(now)]);
        expect(totals.open + totals.new).toBe(now.length);
        expect(totals.open + totals.closed + totals.unknown).toBe(old.length);
      }),
    );
  });

  it('find nothing new between a run and itself', () => {
    const all = [review(['a', 'b']), review(['c'], { unit: '白水县林业局' })];
    expect(diffRuns(all, all).totals).toEqual({ new: 0, open: 3, unknown: 0, closed: 0 });
  });
});
