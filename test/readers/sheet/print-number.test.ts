import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../src/readers/sheet/builtin-formats.js';
import { printNumber } from '../../../src/readers/sheet/print-number.js';

const DAY = 45_853;
const accounting = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ';

describe('a number as its cell shows it', () => {
  it.each([
    [0.1 + 0.2, undefined, '0.3'],
    [256.32, 'General', '256.32'],
    [1e15, 'General', '1000000000000000'],
    [0.000001234, 'General', '0.000001234'],
    [1e-7, 'General', '0.0000001'],
    [-0.5, 'General', '-0.5'],
    [1.005, '0.00', '1.01'],
    [2.675, '0.00', '2.68'],
    [1_234_567.891, '#,##0.00', '1,234,567.89'],
    [0, '#,##0', '0'],
    [0, '#,###', ''],
    [999.995, '#,##0.00', '1,000.00'],
    [0.98765, '0.00%', '98.77%'],
    [2.1908, '0%', '219%'],
    [0, accounting, '-'],
    [1234.5, accounting, '1,234.50'],
    [-1234.5, accounting, '-1,234.50'],
    [-5, '#,##0.00;(#,##0.00)', '(5.00)'],
    [-5, '0.00;[Red]0.00', '5.00'],
    [12_345, '0!.0,', '1.2'],
    [12_345, '0!.0,"万"', '1.2万'],
    [123_456_789, '0.00,,', '123.46'],
    [25_632, '0"."0000', '2.5632'],
    [5, '00000', '00005'],
    [3, '0"人"', '3人'],
    [0.5, '0.###', '0.5'],
    [2, '0.##', '2'],
    [1234.5, '[$¥-804]#,##0.00', '¥1,234.50'],
    [-3, '"¥"#,##0.00;"¥"-#,##0.00', '¥-3.00'],
    [15_000, '[>=10000]0!.0,"万";0', '1.5万'],
    [900, '[>=10000]0!.0,"万";0', '900'],
    [7, '@', '7'],
    [7, ';;;', ''],
    [3.5, '# ?/?', '3.5'],
    [5, '"约"General"个"', '约5个'],
    [12, 'G/通用格式', '12'],
  ])('%s in %s is %s', (value, format, text) => {
    expect(printNumber(value, format)).toBe(text);
  });

  it.each([
    ['yyyy"年"m"月"d"日"', '2025年7月15日'],
    ['yyyy-mm-dd;@', '2025-07-15'],
    ['[$-F800]dddd, mmmm dd, yyyy', '2025年7月15日'],
    ['yyyy/m/d h:mm', '2025/7/15 18:30'],
    ['上午/下午h"时"mm"分"', '下午6时30分'],
    ['aaaa', '星期二'],
    ['[h]:mm', '1100490:30'],
    ['d-mmm-yy', '15-Jul-25'],
  ])('a day in %s is %s', (format, text) => {
    expect(printNumber(DAY + 18.5 / 24, format)).toBe(text);
  });

  it('knows the formats that a file names by number only', () => {
    const own = new Map([[31, '0.0']]);
    expect(printNumber(DAY, formatOf(31, new Map()))).toBe('2025年7月15日');
    expect(printNumber(DAY, formatOf(31, own))).toBe('45853.0');
    expect(printNumber(0, formatOf(43, own))).toBe('-');
    expect(printNumber(DAY - 1462, formatOf(14, own), true)).toBe('2025/7/15');
  });
});
