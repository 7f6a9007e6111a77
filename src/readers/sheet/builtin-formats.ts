/** Formats that files name only by number, as a Chinese Excel shows them (ECMA-376, 18.8.30). */
const LONG_DATE = 'yyyy"年"m"月"d"日"';
const YEAR_MONTH = 'yyyy"年"m"月"';
const MONTH_DAY = 'm"月"d"日"';
const HALF_TIME = '上午/下午h"时"mm"分"';
const ACCOUNTING = (digits: string): string => `_ * ${digits}_ ;_ * -${digits}_ ;_ * "-"_ ;_ @_ `;

const FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"¥"#,##0;"¥"-#,##0',
  6: '"¥"#,##0;"¥"-#,##0',
  7: '"¥"#,##0.00;"¥"-#,##0.00',
  8: '"¥"#,##0.00;"¥"-#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: YEAR_MONTH,
  28: MONTH_DAY,
  29: MONTH_DAY,
  30: 'm-d-yy',
  31: LONG_DATE,
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: HALF_TIME,
  35: '上午/下午h"时"mm"分"ss"秒"',
  36: YEAR_MONTH,
  37: '#,##0;-#,##0',
  38: '#,##0;-#,##0',
  39: '#,##0.00;-#,##0.00',
  40: '#,##0.00;-#,##0.00',
  41: ACCOUNTING('#,##0'),
  42: ACCOUNTING('"¥"#,##0'),
  43: ACCOUNTING('#,##0.00'),
  44: ACCOUNTING('"¥"#,##0.00'),
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss',
  48: '##0.0E+0',
  50: YEAR_MONTH,
  51: MONTH_DAY,
  52: YEAR_MONTH,
  53: MONTH_DAY,
  54: MONTH_DAY,
  55: HALF_TIME,
  56: '上午/下午h"时"mm"分"ss"秒"',
  57: YEAR_MONTH,
  58: MONTH_DAY,
};

/** Undefined for General and what nobody knows. What the file itself defines goes first. */
export const formatOf = (id: number, own: ReadonlyMap<number, string>): string | undefined =>
  own.get(id) ?? FORMATS[id];
