import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal } from '../../src/text/decimal.js';
import { scanFigures } from '../../src/text/figures.js';
import { foldText } from '../../src/text/fold.js';

/** Money figures as `printed=yuan`. */
function money(text: string): readonly string[] {
  const folded = foldText(text);
  return scanFigures(folded.text)
    .filter(({ kind }) => kind === 'money')
    .map(({ start, end, value }) => `${text.slice(...folded.range(start, end))}=${formatDecimal(value)}`);
}

describe('money in running text', () => {
  it.each([
    ['决算数 256.32 万元，主要用于', ['256.32 万元=2563200']],
    ['全年3,286.45元', ['3,286.45元=3286.45']],
    ['支出1，234.56元', ['1，234.56元=1234.56']],
    ['共１２．５万元', ['１２．５万元=125000']],
    ['2.07亿元和8,863万元', ['2.07亿元=207000000', '8,863万元=88630000']],
    ['收、支总计分别为410.2、415.7万元', ['410.2=4102000', '415.7万元=4157000']],
    ['每户3-5万元', ['3=30000', '5万元=50000']],
    ['比上年2.08减少0.03万元', ['2.08=20800', '0.03万元=300']],
    ['人民币贰万叁仟元整', ['贰万叁仟元整=23000']],
    ['补助三百万元', ['三百万元=3000000']],
    ['约3万余元', ['3万余元=30000']],
    ['民生类支出1.21万亿，占', ['1.21万亿=1210000000000']],
    ['1993.21萬(wàn)元', ['1993.21萬(wàn)元=19932100']],
    ['结余-3.2万元', ['-3.2万元=-32000']],
    ['0.00012345亿元', ['0.00012345亿元=12345']],
    ['¥5,000.50，已付', ['5,000.50=5000.5']],
    ['退还3元5角，另收8元2角6分', ['3元5角=3.5', '8元2角6分=8.26']],
    ['安排5千元和3百万元', ['5千元=5000', '3百万元=3000000']],
  ])('reads %s', (text, expected) => {
    expect(money(text)).toEqual(expected);
  });

  it.each([
    '编制6名，在职10人，车辆2辆，面积1000平方米',
    '〔2024〕15号文件，电话0838-2300123',
    '2130599其他扶贫支出科目',
    'PM2.5、IPv6、3*1.8*2',
    '产量10万斤，覆盖20万人',
    '2019年至2020年，1-5月',
    '100万美元',
    '得分97.88分，完成率100%',
  ])('finds none in %s', (text) => {
    expect(money(text)).toEqual([]);
  });

  it('keeps percentages and percentage points apart from money', () => {
    const kinds = scanFigures('增长12.5%，高2个百分点').map(({ kind }) => kind);
    expect(kinds).toEqual(['percent', 'points']);
  });

  it('reads back every amount that is printed in 万元', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (hundredths) => {
        const printed = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}万元`;
        const [figure] = scanFigures(`支出${printed}。`);
        expect(figure?.kind).toBe('money');
        expect(formatDecimal(figure!.value)).toBe(String(hundredths * 100));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

describe('runaway input', () => {
  /** Steps must grow with the length, not with its square: ten times the text, at most about ten times the time. */
  it.each(['1', '1,', '1.', '一二三', '(', '1万', '1、', ' 1', '万元', '12,345.'])(
    'costs time in proportion to its length: %s',
    // Other work on the machine may disturb one measurement, not four.
    { retry: 3 },
    (unit) => {
      const time = (length: number): number => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        const runs = [1, 2, 3].map(() => {
          const start = performance.now();
          scanFigures(text);
          return performance.now() - start;
        });
        return Math.min(...runs);
      };
      const short = time(30_000);
      const long = time(300_000);
      // Quadratic would be a factor of 100; a few milliseconds of noise are allowed for.
      expect(long).toBeLessThan(40 * Math.max(short, 2));
    },
  );
});
