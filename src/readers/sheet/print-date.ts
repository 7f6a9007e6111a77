/** Days and times: a spreadsheet counts days, and the format says what is shown of them. */
import type { Token } from './format-sections.js';

const DAY_MS = 86_400_000;
const FIRST_1900 = Date.UTC(1899, 11, 31);
const FIRST_1904 = Date.UTC(1904, 0, 1);
/** Spreadsheets have a 29 February 1900; days after it are one too many. */
const NO_SUCH_DAY = 60;
const LAST_DAY = 2_958_466;
const WEEKDAYS = '日一二三四五六';
/** The system's long date and long time. */
const SYSTEM_DATE = /\[\$-F800\]/i;
const SYSTEM_TIME = /\[\$-F400\]/i;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** Empty for a number that is no day. */
export function printDate(
  serial: number,
  format: string,
  tokens: readonly Token[],
  isFrom1904: boolean,
): string {
  if (serial < 0 || serial >= LAST_DAY) return '';
  const whole = Math.floor(serial);
  // To the second, so that half past does not show as 29:59.
  const seconds = Math.round((serial - whole) * 86_400);
  const days = isFrom1904 ? whole : whole > NO_SUCH_DAY ? whole - 1 : whole;
  const time = new Date((isFrom1904 ? FIRST_1904 : FIRST_1900) + days * DAY_MS + seconds * 1000);
  if (SYSTEM_DATE.test(format))
    return `${time.getUTCFullYear()}年${time.getUTCMonth() + 1}月${time.getUTCDate()}日`;
  if (SYSTEM_TIME.test(format)) return clock(time);
  const hasHalves = tokens.some((token) => token.kind === 'date' && /\//.test(token.letters));
  let before = '';
  return tokens
    .map((token, index) => {
      if (token.kind === 'literal') return token.text;
      if (token.kind === 'mark')
        return token.mark === 'E' || token.mark === '@' || token.mark === 'General' ? '' : token.mark;
      if (token.kind === 'digit') return token.sign === '0' ? '0' : '';
      const next = tokens.slice(index + 1).find(({ kind }) => kind === 'date');
      const isMinutes =
        /^m{1,2}$/.test(token.letters) &&
        (/h/.test(before) || (next?.kind === 'date' && /s/.test(next.letters)));
      before = token.letters;
      return printPart(time, serial, token.letters, isMinutes, hasHalves);
    })
    .join('')
    .trim();
}

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (time: Date): string =>
  `${time.getUTCHours()}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;

function printPart(
  time: Date,
  serial: number,
  letters: string,
  isMinutes: boolean,
  hasHalves: boolean,
): string {
  const padded = (value: number): string => (letters.length > 1 ? two(value) : String(value));
  if (letters.startsWith('[')) {
    const units: Readonly<Record<string, number>> = { h: 24, m: 1440, s: 86_400 };
    return String(Math.floor(serial * units[letters.charAt(1)]! + 1e-6));
  }
  if (letters.includes('/'))
    return letters.startsWith('上')
      ? time.getUTCHours() < 12
        ? '上午'
        : '下午'
      : time.getUTCHours() < 12
        ? 'AM'
        : 'PM';
  if (isMinutes) return padded(time.getUTCMinutes());
  switch (letters.charAt(0)) {
    case 'y':
    case 'e':
      return letters.length === 2 && letters !== 'ee'
        ? two(time.getUTCFullYear() % 100)
        : String(time.getUTCFullYear());
    case 'm':
      if (letters.length >= 3)
        return MONTHS[time.getUTCMonth()]!.slice(0, letters.length === 3 ? 3 : undefined);
      return padded(time.getUTCMonth() + 1);
    case 'd':
      return letters.length >= 3 ? `星期${WEEKDAYS[time.getUTCDay()]}` : padded(time.getUTCDate());
    case 'a':
      return `${letters.length === 4 ? '星期' : ''}${WEEKDAYS[time.getUTCDay()]}`;
    case 'h':
      return padded(hasHalves ? time.getUTCHours() % 12 || 12 : time.getUTCHours());
    case 's':
      return padded(time.getUTCSeconds());
    default:
      return '';
  }
}
