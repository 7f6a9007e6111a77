import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../../src/text/decimal.js';
import { formulasOf } from '../../../web/src/desk/formulas.js';
import { groupByItem } from '../../../web/src/desk/ledger.js';
import { groupDigits, showYuan, stepOf } from '../../../web/src/desk/money.js';
import { amount, at, finding, place } from './made.js';

describe('money', () => {
  it('is grouped by thousands, with the digits that the review has', () => {
    expect(['2563200.00', '471.23', '-5600.00', '123456', '0.00'].map(groupDigits)).toEqual([
      ...['2,563,200.00', '471.23', '-5,600.00', '123,456', '0.00'],
    ]);
  });

  it('keeps more digits than a float can hold', () => {
    expect(showYuan({ units: 12345678901234567890123n, scale: 2 })).toBe('123,456,789,012,345,678,901.23');
  });

  it('knows the step that a figure was printed in', () => {
    const steps = [stepOf('256.32 万元', '2563200.00'), stepOf('1,200元', '1200.00'), stepOf('0.00', '0.00')];
    expect(steps.map((step) => formatDecimal(step))).toEqual(['100', '1', '0']);
  });
});

const basic = [
  amount('基本支出', '100.00万元', '1000000.00'),
  amount('人员经费', '80.00万元', '800000.00'),
  amount('公用经费', '20.00万元', '200000.00'),
];
const withPublic = (yuan: string) => [basic[0]!, basic[1]!, amount('公用经费', `${yuan}元`, yuan)];

describe('the plain sums of a report', () => {
  it('hold', () => {
    expect(formulasOf(basic, []).map(({ total, state }) => [total.item, state])).toEqual([
      ['基本支出', 'holds'],
    ]);
  });

  it('hold within rounding: half a printed step of each figure', () => {
    // Two figures in hundredths of 万元 may be off by 50 yuan each, the third by half a cent.
    expect(formulasOf(withPublic('200100.00'), [])[0]!.state).toBe('holds');
    expect(formulasOf(withPublic('200101.00'), [])[0]!.state).toBe('differs');
  });

  it('are broken where a finding says so, and only differ where none does', () => {
    const wrong = withPublic('250000.00');
    const said = finding('1', { evidence: at(wrong[0]!.location) });
    const inPlace = wrong.map((one) => ({ ...one, location: place(1, { start: 0, end: 3 }) }));
    const saidHere = { ...said, evidence: at(place(1, { start: 0, end: 3 })) };
    expect(formulasOf(inPlace, [])[0]).toMatchObject({ state: 'differs', finding: null });
    expect(formulasOf(inPlace, [saidHere])[0]).toMatchObject({ state: 'broken', finding: 'key-1' });
    expect(showYuan(formulasOf(inPlace, [])[0]!.difference)).toBe('50,000.00');
  });

  it('are made of figures of one measure, year and paragraph or column', () => {
    const otherYear = [basic[0]!, basic[1]!, { ...basic[2]!, year: 2023 }];
    const otherColumn = basic.map((one, column) => ({
      ...one,
      location: place(4, { cell: { row: column, column } }),
    }));
    expect([...formulasOf(otherYear, []), ...formulasOf(otherColumn, [])]).toEqual([]);
  });

  it('are not computed where a figure contradicts itself, and are said once', () => {
    expect(formulasOf([...basic, amount('人员经费', '81万元', '810000.00')], [])).toEqual([]);
    const again = basic.map((one) => ({ ...one, location: place(8) }));
    expect(formulasOf([...basic, ...again], [])).toHaveLength(1);
  });
});

describe('the ledger', () => {
  it('groups by item in the order of the report, figures of nothing known last', () => {
    const nameless = { ...basic[0]!, item: null };
    const groups = groupByItem([nameless, ...basic, basic[1]!], { search: '', only: null });
    expect(groups.map(({ item, amounts }) => [item, amounts.length])).toEqual([
      ['基本支出', 1],
      ['人员经费', 2],
      ['公用经费', 1],
      [null, 1],
    ]);
  });

  it('finds an item or a figure', () => {
    const search = (text: string) => groupByItem(basic, { search: text, only: null }).map(({ item }) => item);
    expect([search('公用'), search('80.00'), search('无')]).toEqual([['公用经费'], ['人员经费'], []]);
  });
});
