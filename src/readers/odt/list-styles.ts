import type { Attributes } from '../docx/xml.js';

/** One level of a list style. */
export interface ListLevel {
  /** By the names that .docx gives the formats; `none` prints nothing, `bullet` no number. */
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** How many levels the label shows, this one included. */
  readonly shown: number;
  readonly start: number;
  /** With `%1%` where the counter of the first level goes; wins over prefix, suffix and levels. */
  readonly pattern: string | null;
  followedBy: 'tab' | 'space' | 'nothing';
}

export type ListStyle = readonly (ListLevel | undefined)[];

/** The first signs of a format, as OpenDocument writes it: “一, 二, 三, ...”. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^1$/, 'decimal'],
  [/^01/, 'decimalZero'],
  [/^a/, 'lowerLetter'],
  [/^A/, 'upperLetter'],
  [/^i/, 'lowerRoman'],
  [/^I/, 'upperRoman'],
  [/^一/, 'chineseCountingThousand'],
  [/^壹.*贰/, 'chineseLegalSimplified'],
  [/^壹/, 'ideographLegalTraditional'],
  [/^甲/, 'ideographTraditional'],
  [/^子/, 'ideographZodiac'],
  [/^①/, 'decimalEnclosedCircle'],
  [/^⑴|^\(1\)/, 'decimalEnclosedParen'],
  [/^⒈|^1\., 2/, 'decimalEnclosedFullstop'],
  [/^１/, 'decimalFullWidth'],
  [/^㊀/, 'ideographEnclosedCircle'],
  [/^$/, 'none'],
];

const LEVELS: Readonly<Record<string, boolean>> = {
  'list-level-style-number': true,
  'outline-level-style': true,
  'list-level-style-bullet': false,
  'list-level-style-image': false,
};
const DEEPEST = 10;

/** Takes the elements of list styles as they come; `open` is true where it took one. */
export function listStyleReader() {
  const styles = new Map<string, (ListLevel | undefined)[]>();
  const outlineLevels: (ListLevel | undefined)[] = [];
  let current: (ListLevel | undefined)[] | null = null;
  let level: ListLevel | null = null;
  return {
    styles,
    outline: () => (outlineLevels.some((one) => one && one.format !== 'none') ? outlineLevels : null),
    open(name: string, attributes: Attributes): boolean {
      if (name === 'list-style') {
        current = [];
        styles.set(attributes['style:name'] ?? '', current);
      } else if (name === 'outline-style') {
        current = outlineLevels;
      } else if (current && name in LEVELS) {
        level = readLevel(attributes, LEVELS[name]!);
        const index = Number(attributes['text:level']) - 1;
        if (index >= 0 && index < DEEPEST) current[index] = level;
      } else if (level && name === 'list-level-label-alignment') {
        const followedBy = attributes['text:label-followed-by'];
        level.followedBy = followedBy === 'space' || followedBy === 'nothing' ? followedBy : 'tab';
      } else return current !== null;
      return true;
    },
    close(name: string): void {
      if (name === 'list-style' || name === 'outline-style') current = null;
      else if (name in LEVELS) level = null;
    },
  };
}

function readLevel(attributes: Attributes, isNumber: boolean): ListLevel {
  const format = attributes['style:num-format'] ?? '';
  const start = Number(attributes['text:start-value'] ?? 1);
  const shown = Number(attributes['text:display-levels'] ?? 1);
  return {
    format: isNumber ? (FORMATS.find(([sign]) => sign.test(format))?.[1] ?? 'decimal') : 'bullet',
    prefix: attributes['style:num-prefix'] ?? '',
    suffix: attributes['style:num-suffix'] ?? '',
    shown: Number.isInteger(shown) ? Math.min(DEEPEST, Math.max(1, shown)) : 1,
    start: Number.isInteger(start) ? start : 1,
    pattern: attributes['style:num-list-format'] ?? attributes['loext:num-list-format'] ?? null,
    followedBy: 'tab',
  };
}
