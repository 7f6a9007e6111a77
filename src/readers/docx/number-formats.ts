/** How a counter's value is printed in each of Word's number formats (ECMA-376, 17.18.59). */
type Format = (value: number) => string;

const digits = '零一二三四五六七八九';
const legalSimplified = '零壹贰叁肆伍陆柒捌玖';
const legalTraditional = '零壹貳參肆伍陸柒捌玖';

export function formatNumber(value: number, format: string): string {
  const print = formats.get(format) ?? String;
  // Past a format's last sign Word itself goes on in plain digits.
  return value < 0 || value > 99_999 ? String(value) : print(value);
}

/** 十, 十一, 二十, 一百零一, 一千零一十. */
const counting =
  (signs: string, unitSigns: string, leadingOne: boolean): Format =>
  (value) => {
    if (value === 0) return signs.charAt(0);
    const [ten = '', ...larger] = unitSigns;
    const units = ['', ten, ...larger];
    const places = [...String(value)].map(Number);
    let text = '';
    let gap = false;
    for (const [index, digit] of places.entries()) {
      const unit = units[places.length - 1 - index]!;
      if (digit === 0) {
        gap = text !== '';
        continue;
      }
      const bareTen = digit === 1 && !leadingOne && unit === ten && text === '';
      text += (gap ? signs.charAt(0) : '') + (bareTen ? '' : signs.charAt(digit)) + unit;
      gap = false;
    }
    return text;
  };

/** 百, 百一, 二百三十: no zero, and no one before a unit. */
const japanese: Format = (value) =>
  counting(digits, '十百千万', true)(value).replace(/零(?=.)|一(?=[十百千])/g, '');

const positional =
  (signs: string): Format =>
  (value) =>
    String(value).replace(/\d/g, (digit) => signs[Number(digit)]!);

/** Counting words up to 99, then digit by digit: 九十九, 一〇〇. */
const shortCounting: Format = (value) =>
  value < 100 ? counting(digits, '十百千万', false)(value) : positional('〇一二三四五六七八九')(value);

const cycle =
  (signs: string): Format =>
  (value) =>
    [...signs][value - 1] ?? String(value);

/** A run of signs that Unicode keeps in order: ① is 0x2460. */
const enclosed =
  (...runs: readonly (readonly [first: number, last: number, code: number])[]): Format =>
  (value) => {
    const run = runs.find(([first, last]) => value >= first && value <= last);
    return run ? String.fromCharCode(run[2] + value - run[0]) : String(value);
  };

const circled = enclosed([0, 0, 0x24ea], [1, 20, 0x2460], [21, 35, 0x3251], [36, 50, 0x32b1]);

/** A … Z, AA, BB: Word repeats the letter. */
const letters: Format = (value) =>
  value === 0 ? '' : String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.min(30, Math.ceil(value / 26)));

const romanSigns = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

const roman: Format = (value) => {
  let rest = value;
  let text = '';
  for (const [worth, sign] of romanSigns) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
};

const stems = '甲乙丙丁戊己庚辛壬癸';
const branches = '子丑寅卯辰巳午未申酉戌亥';
const sixty: Format = (value) =>
  value === 0 ? '0' : `${stems[(value - 1) % 10]}${branches[(value - 1) % 12]}`;

const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['decimal', String],
  ['decimalHalfWidth', String],
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['decimalFullWidth', positional('０１２３４５６７８９')],
  ['decimalFullWidth2', positional('０１２３４５６７８９')],
  ['decimalEnclosedCircle', circled],
  ['decimalEnclosedCircleChinese', circled],
  ['decimalEnclosedParen', enclosed([1, 20, 0x2474])],
  ['decimalEnclosedFullstop', enclosed([1, 20, 0x2488])],
  ['numberInDash', (value) => `- ${value} -`],
  ['ordinal', (value) => `${value}${ordinalEnding(value)}`],
  ['hex', (value) => value.toString(16).toUpperCase()],
  ['upperLetter', letters],
  ['lowerLetter', (value) => letters(value).toLowerCase()],
  ['upperRoman', roman],
  ['lowerRoman', (value) => roman(value).toLowerCase()],
  ['chineseCounting', shortCounting],
  ['taiwaneseCounting', shortCounting],
  ['chineseCountingThousand', counting(digits, '十百千万', false)],
  ['taiwaneseCountingThousand', counting(digits, '十百千萬', false)],
  ['japaneseCounting', japanese],
  ['koreanCounting', japanese],
  ['ideographDigital', positional('〇一二三四五六七八九')],
  ['japaneseDigitalTenThousand', positional('〇一二三四五六七八九')],
  ['taiwaneseDigital', positional('○一二三四五六七八九')],
  ['chineseLegalSimplified', counting(legalSimplified, '拾佰仟万', true)],
  ['ideographLegalTraditional', counting(legalTraditional, '拾佰仟萬', true)],
  ['japaneseLegal', counting('〇壱弐参四伍六七八九', '拾百阡萬', true)],
  ['ideographTraditional', cycle(stems)],
  ['ideographZodiac', cycle(branches)],
  ['ideographZodiacTraditional', sixty],
  ['ideographEnclosedCircle', cycle('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉')],
  ['none', () => ''],
]);

function ordinalEnding(value: number): string {
  if (value % 100 >= 11 && value % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
