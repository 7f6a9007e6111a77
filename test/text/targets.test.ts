import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../src/text/decimal.js';
import { isInTime, parseDays } from '../../src/text/target-dates.js';
import { compareTarget, parseTarget } from '../../src/text/targets.js';

const met = (
  target: string,
  actual: string,
  better: Parameters<typeof compareTarget>[2] = null,
): boolean | null => compareTarget(target, actual, better)?.met ?? null;

describe('a target in figures', () => {
  it.each([
    ['≥95%', '92%', false],
    ['≥95%', '97', true],
    ['不低于90%', '88.5%', false],
    ['95%以上', '94.9%', false],
    ['≤90万元', '85', true],
    ['≤90万元', '95万元', false],
    ['控制在5%以内', '6%', false],
    ['≥1,200件', '1100件', false],
    ['≥0.5亿元', '4800万元', false],
    ['≥80万页', '80.6', true],
    ['≥80万页', '790000', false],
    ['≥100百分比', '100', true],
    ['0起', '2起', false],
    ['≥3次/年', '2次/年', false],
    ['3-5天', '4天', true],
    ['＝100％', '100%', true],
  ])('of %s is met by %s: %s', (target, actual, expected) => {
    expect(met(target, actual)).toBe(expected);
  });

  it.each([
    ['37个', '100%'],
    ['≥95%', '0.97'],
    ['100', '完成'],
    ['≥100卷', '约定完成'],
    ['90万元', '85万元'],
    ['2024年', '2023年'],
    ['3-5天', '6天'],
    ['', '5'],
    ['≥5', ''],
    ['≥5公里', '6座'],
  ])('of %s leaves %s open', (target, actual) => {
    expect(met(target, actual)).toBeNull();
  });

  it('without a sign is a floor only where more is better', () => {
    expect(met('100册', '90册', 'more')).toBe(false);
    expect(met('100册', '110册', 'more')).toBe(true);
    expect(met('100册', '90册', 'less')).toBeNull();
  });

  it('says by how much of it the actual falls short', () => {
    expect(formatDecimal(compareTarget('≥200人次', '150人次', null)!.miss!)).toBe('25');
    expect(formatDecimal(compareTarget('≤50万元', '60', null)!.miss!)).toBe('20');
    expect(compareTarget('≥200人次', '250人次', null)!.miss).toBeNull();
  });

  const figure = fc.integer({ min: 1, max: 10_000_000 });
  const separated = (value: number): string => value.toLocaleString('en-US');
  const inWan = (value: number): string => `${(value / 10_000).toFixed(4)}万`;

  it('is met exactly where the numbers say so, however they are printed', () => {
    fc.assert(
      fc.property(
        figure,
        figure,
        fc.constantFrom(String, separated, inWan),
        fc.constantFrom(String, separated, inWan),
        (goal, got, printGoal, printGot) => {
          expect(met(`≥${printGoal(goal)}册`, `${printGot(got)}册`)).toBe(got >= goal);
          expect(met(`不超过${printGoal(goal)}元`, `${printGot(got)}元`)).toBe(got <= goal);
          expect(met(`>${printGoal(goal)}册`, `${printGot(got)}册`)).toBe(got > goal);
          expect(met(`低于${printGoal(goal)}册`, `${printGot(got)}册`)).toBe(got < goal);
        },
      ),
    );
  });

  it('is met by itself, whatever its sign', () => {
    fc.assert(
      fc.property(figure, fc.constantFrom('≥', '≤', '=', '', '不少于', '达到'), (value, sign) => {
        expect(met(`${sign}${value}个`, `${value}个`)).toBe(true);
      }),
    );
  });

  it('is never read out of words, nor does any text break it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (target, actual) => {
        compareTarget(target, actual, null);
        const parsed = parseTarget(target);
        expect(parsed === null || /\d/.test(target.normalize('NFKC'))).toBe(true);
      }),
    );
  });
});

describe('a target in words', () => {
  it('is missed by the set words of the form, and by a lower grade', () => {
    expect(met('健全', '部分达成预期指标并具有一定效果')).toBe(false);
    expect(met('100%', '未完成')).toBe(false);
    expect(met('优', '良')).toBe(false);
    expect(met('良好', '优秀')).toBe(true);
  });

  it('is left alone otherwise', () => {
    expect(met('健全', '基本健全')).toBeNull();
    expect(met('明显提升', '达成预期指标')).toBeNull();
  });
});

describe('a target in time', () => {
  it.each([
    ['2024年11月底前', '2024年12月上旬', false],
    ['2024年9月底前', '2024年9月20日', true],
    ['2024年12月31日前', '2025年1月10日', false],
    ['12月底前', '2024年12月20日', true],
    ['2024.06.30前', '2024年7月2日', false],
    ['上半年', '第三季度', false],
    ['年底前', '2024年12月', true],
    ['2024年6月中旬', '6月', null],
  ])('of %s, done %s: %s', (target, actual, expected) => {
    expect(met(target, actual)).toBe(expected);
  });

  it('is kept exactly up to its last day', () => {
    const day = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });
    fc.assert(
      fc.property(day, day, (due, done) => {
        const [target, actual] = [due, done].map((one) => parseDays(`2024年${one.month}月${one.day}日`)!);
        expect(isInTime(target!, actual!)).toBe(done.month * 100 + done.day <= due.month * 100 + due.day);
      }),
    );
  });
});
