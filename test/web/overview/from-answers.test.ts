import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overviewSearch } from '../../../web/src/overview/overview-search.js';
import { executionRate, manyuan } from '../../../web/src/overview/pictures/exact.js';
import {
  ABSENT,
  missedLines,
  rateBars,
  rosterBars,
  ruleBars,
  scoreBars,
  spendingLines,
  unitBars,
} from '../../../web/src/overview/pictures/from-answers.js';

const EMPTY = { reviewed: 0, scores: [], selfAgainstSuggested: [], rules: [], units: [], money: [] };

describe('figures of money', () => {
  it('are set against each other without floats', () => {
    expect(executionRate('875600', '875600.00')).toBe('100.00');
    expect(executionRate('3000000', '1000000')).toBe('33.33');
    expect(executionRate('0.3', '0.1')).toBe('33.33');
    // More digits than a float has.
    expect(executionRate('12345678901234567890123', '6172839450617283945061.5')).toBe('50.00');
    expect(executionRate('800', '801')).toBe('100.13');
    expect(executionRate('800', '-801')).toBe('-100.13');
    expect([executionRate('0', '5'), executionRate(null, '5'), executionRate('5', null)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('are printed in 万元 as they are', () => {
    expect(['875600', '875600.5', '0', '1', '-25000', '1234.5678'].map(manyuan)).toEqual([
      '87.56',
      '87.56005',
      '0',
      '0.0001',
      '-2.5',
      '0.12345678',
    ]);
  });

  it('come back from 万元', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), (yuan) => {
        const [whole, rest = ''] = manyuan(String(yuan)).split('.');
        expect(BigInt(whole + rest.padEnd(4, '0'))).toBe(yuan);
      }),
    );
  });
});

describe('bars', () => {
  it('lead to what they count, and nowhere where there is nothing', () => {
    const scores = [
      { label: '0–10', from: 0, below: 10, count: 0 },
      { label: '80–90', from: 80, below: 90, count: 2 },
      { label: '90–100', from: 90, below: null, count: 1 },
    ];
    expect(scoreBars({ ...EMPTY, scores }, '份数').bars.map(({ target }) => target)).toEqual([
      null,
      { list: { scoreFrom: 80, scoreBelow: 90 } },
      { list: { scoreFrom: 90 } },
    ]);
    const rules = [{ rule: 'weight-sum', findings: 3, submissions: 2 }];
    expect(ruleBars({ ...EMPTY, rules }, (rule) => `《${rule}》`, '疑点').bars).toEqual([
      { label: '《weight-sum》', values: [3], target: { list: { rule: 'weight-sum' } } },
    ]);
    const units = [{ id: 's1', unit: null, errors: 2, warnings: 1 }];
    expect(unitBars({ ...EMPTY, units }, { errors: '错误', warnings: '警告' }).bars).toEqual([
      { label: 's1', values: [2, 1], target: { submission: 's1' } },
    ]);
  });

  it('of spending stand by how far they are from the budget, and keep what was read', () => {
    const money = [
      { id: 'a', unit: '甲', item: '基本支出', budget: '1000000', final: '990000' },
      { id: 'b', unit: '乙', item: '基本支出', budget: '1000000', final: '1500000' },
      { id: 'c', unit: '丙', item: '基本支出', budget: null, final: '5' },
      { id: 'd', unit: '丁', item: '项目支出', budget: '1', final: '1' },
    ];
    const lines = spendingLines({ ...EMPTY, money }, '基本支出');
    expect(lines.map(({ id, rate }) => [id, rate])).toEqual([
      ['b', '150.00'],
      ['a', '99.00'],
      ['c', null],
    ]);
    expect(rateBars(lines, '执行率').bars).toEqual([
      { label: '乙', values: [150], target: { submission: 'b' } },
      { label: '甲', values: [99], target: { submission: 'a' } },
    ]);
  });
});

describe('units that did not hand in as they should', () => {
  it('stand worst first, without those who did', () => {
    const line = (
      unit: string,
      state: 'on-time' | 'late' | 'no-date' | 'absent',
      late: number | null = null,
    ) => ({
      ...{ unit, state, late, due: null, submitted: null, sources: [] },
    });
    const lines = [
      line('甲', 'on-time'),
      line('乙', 'late', 1),
      line('丙', 'no-date'),
      line('丁', 'late', 9),
      line('戊', 'absent'),
    ];
    expect(missedLines({ lines, strangers: [], nameless: [] }).map(({ unit }) => unit)).toEqual([
      '戊',
      '丁',
      '乙',
      '丙',
    ]);
    const names = { 'on-time': '按时', late: '逾期', 'no-date': '不明', unread: '未读', absent: '未报送' };
    const { bars } = rosterBars({ lines, strangers: [], nameless: [] }, names, '单位数');
    expect(bars.map(({ label, values: [count], target }) => [label, count, target])).toEqual([
      ['按时', 1, { list: { roster: 'on-time', sort: 'late', order: 'desc' } }],
      ['逾期', 2, { list: { roster: 'late', sort: 'late', order: 'desc' } }],
      ['不明', 1, { list: { roster: 'no-date', sort: 'late', order: 'desc' } }],
      ['未读', 0, null],
      ['未报送', 1, { part: ABSENT }],
    ]);
  });
});

describe('the address of the overview', () => {
  it('is read for what is known of it', () => {
    expect(overviewSearch({ view: 'copies', pair: 'a1~b-2', more: 1 })).toEqual({
      view: 'copies',
      pair: 'a1~b-2',
    });
    expect(overviewSearch({ view: 'copies', pair: '../x' })).toEqual({ view: 'copies' });
    expect(overviewSearch({ view: 'secrets', pair: 'a~b' })).toEqual({});
  });
});
