import { findDate } from '../../../src/text/dates.js';

/** As it is shown, and every other way of writing a day: 2025-1-31, 2025/01/31, 2025.1.31, 2025年1月31日. */
export const DAY_FORMATS: readonly string[] = ['-', '/', '.', '年月日'].flatMap((marks) => {
  const [first = '', second = first, last = ''] = marks;
  return ['MM', 'M'].flatMap((month) =>
    ['DD', 'D'].map((day) => `YYYY${first}${month}${second}${day}${last}`),
  );
});

/** What somebody typed as an ISO day; spaces and full-width digits are no matter. Null: no day that there is. */
export const readDay = (text: string): string | null => {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return /^\d{4}\D\d{1,2}\D\d{1,2}日?$/.test(plain) ? findDate(plain) : null;
};
