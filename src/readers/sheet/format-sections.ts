/** A number format is up to four sections: positive;negative;zero;text. Which of them shows a value, and of what it is made. */

export type Token =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'digit'; readonly sign: '0' | '#' | '?' }
  | { readonly kind: 'mark'; readonly mark: '.' | ',' | '%' | '/' | 'E' | '@' | 'General' }
  /** y, m, d, h, s, a and what is in brackets of hours past a day; the letters as printed. */
  | { readonly kind: 'date'; readonly letters: string };

export interface Section {
  readonly tokens: readonly Token[];
  /** The section shows the value without its sign. */
  readonly isUnsigned: boolean;
}

const DATE = /^(?:上午\/下午|am\/pm|a\/p|\[h+\]|\[m+\]|\[s+\]|y+|m+|d+|h+|s+|a{3,4}|e+|g+|b+)/i;
const CURRENCY = /^\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]/;
const CONDITION = /^\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/;
const LONGEST_FORMAT = 500;

/** Null where the value is not shown at all. */
export function sectionFor(value: number, format: string): Section | null {
  const sections = split(format.slice(0, LONGEST_FORMAT));
  const conditions = sections.map(conditionOf);
  if (conditions.some((condition) => condition !== null)) {
    const index = conditions.findIndex((holds) => holds?.(value));
    const other = index >= 0 ? index : Math.max(0, conditions.lastIndexOf(null));
    return { tokens: tokensOf(sections[other]!), isUnsigned: value < 0 && other > 0 };
  }
  const [positive = '', negative, zero] = sections;
  if (value < 0 && negative !== undefined && sections.length > 1)
    return negative === '' && sections.length > 2 ? null : { tokens: tokensOf(negative), isUnsigned: true };
  if (value === 0 && zero !== undefined && sections.length > 2)
    return zero === '' ? null : { tokens: tokensOf(zero), isUnsigned: false };
  return positive === '' ? null : { tokens: tokensOf(positive), isUnsigned: false };
}

function conditionOf(section: string): ((value: number) => boolean) | null {
  const match = CONDITION.exec(section.replace(/^(?:\[[A-Za-z$][^\]]*\])+/, ''));
  if (!match) return null;
  const bound = Number(match[2]);
  const tests: Readonly<Record<string, (value: number) => boolean>> = {
    '<': (value) => value < bound,
    '>': (value) => value > bound,
    '=': (value) => value === bound,
    '<=': (value) => value <= bound,
    '>=': (value) => value >= bound,
    '<>': (value) => value !== bound,
  };
  return tests[match[1]!] ?? null;
}

function split(format: string): readonly string[] {
  const sections = [''];
  for (let at = 0; at < format.length; at += 1) {
    const sign = format[at]!;
    if (sign === ';') {
      sections.push('');
      continue;
    }
    let end = at;
    if (sign === '"') end = format.indexOf('"', at + 1);
    else if (sign === '\\' || sign === '!') end = at + 1;
    if (end < at) end = format.length - 1;
    sections[sections.length - 1] += format.slice(at, end + 1);
    at = end;
  }
  return sections;
}

function tokensOf(section: string): readonly Token[] {
  const tokens: Token[] = [];
  let rest = section;
  const take = (length: number, token?: Token): void => {
    if (token) tokens.push(token);
    rest = rest.slice(length);
  };
  while (rest !== '') {
    const sign = rest.charAt(0);
    const date = DATE.exec(rest);
    const currency = CURRENCY.exec(rest);
    const bracket = /^\[[^\]]*\]/.exec(rest);
    if (sign === '"') {
      const end = rest.indexOf('"', 1);
      const text = rest.slice(1, end < 0 ? undefined : end);
      take(text.length + 2, { kind: 'literal', text });
    } else if (sign === '\\' || sign === '!') take(2, { kind: 'literal', text: rest.charAt(1) });
    // Room as wide as a sign, or a sign that fills the cell: nothing to read.
    else if (sign === '_' || sign === '*') take(2);
    else if (/^general/i.test(rest)) take(7, { kind: 'mark', mark: 'General' });
    else if (/^G\/通用格式/.test(rest)) take(6, { kind: 'mark', mark: 'General' });
    else if (/^e[+-]/i.test(rest)) take(2, { kind: 'mark', mark: 'E' });
    else if (date) take(date[0].length, { kind: 'date', letters: date[0].toLowerCase() });
    else if (currency) take(currency[0].length, { kind: 'literal', text: currency[1]! });
    else if (bracket) take(bracket[0].length);
    else if (sign === '0' || sign === '#' || sign === '?') take(1, { kind: 'digit', sign });
    else if (sign === '.' || sign === ',' || sign === '%' || sign === '/' || sign === '@')
      take(1, { kind: 'mark', mark: sign });
    else take(1, { kind: 'literal', text: sign });
  }
  return tokens;
}
