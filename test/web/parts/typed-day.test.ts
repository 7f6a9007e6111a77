import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import { describe, expect, it } from 'vitest';
import { DAY_FORMATS, readDay } from '../../../web/src/parts/typed-day.js';

dayjs.extend(customParseFormat);
const WAYS = [
  '2025-01-31',
  '2025-1-31',
  '2025/1/31',
  '2025/01/31',
  '2025.1.31',
  '2025年1月31日',
  '2025年01月31日',
];

describe('a day that somebody types', () => {
  it.each(WAYS)('is read as %s', (text) => {
    expect(readDay(text)).toBe('2025-01-31');
    // The field itself understands it while it is typed.
    expect(DAY_FORMATS.some((format) => dayjs(text, format, true).isValid())).toBe(true);
  });

  it.each(['２０２５年１月３１日', ' 2025 年 1 月 31 日 '])(
    'is read as %s when the field is left',
    (text) => {
      expect(readDay(text)).toBe('2025-01-31');
    },
  );

  it.each(['', '2025-02-30', '2025-13-01', '31/1/2025', '2025-1', '2025-01-311', '明天'])(
    'is none as “%s”',
    (text) => {
      expect(readDay(text)).toBeNull();
      expect(DAY_FORMATS.some((format) => dayjs(text, format, true).isValid())).toBe(false);
    },
  );

  it('is shown the way that dates are kept', () => {
    expect(DAY_FORMATS[0]).toBe('YYYY-MM-DD');
  });
});
