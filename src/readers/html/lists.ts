/** The numbers that a browser prints before the items of a list. */
import { formatNumber } from '../docx/number-formats.js';
import type { ElementNode } from './tree.js';

export interface OpenList {
  /** What the next item without a value of its own gets. */
  next: number;
  readonly step: 1 | -1;
  /** Null: bullets, or no marks at all. */
  readonly print: ((value: number) => string) | null;
}

const MOST = 99_999;
const STYLE =
  /list-style(?:-type)?\s*:[^;]*?\b(none|decimal|(?:lower|upper)-(?:alpha|latin|roman)|cjk-ideographic|cjk-decimal|simp-chinese-informal|trad-chinese-informal|simp-chinese-formal|disc|circle|square)\b/i;
const STYLES: Readonly<Record<string, string>> = {
  decimal: 'decimal',
  'lower-alpha': 'lowerLetter',
  'lower-latin': 'lowerLetter',
  'upper-alpha': 'upperLetter',
  'upper-latin': 'upperLetter',
  'lower-roman': 'lowerRoman',
  'upper-roman': 'upperRoman',
  'cjk-ideographic': 'chineseCountingThousand',
  'cjk-decimal': 'ideographDigital',
  'simp-chinese-informal': 'chineseCountingThousand',
  'trad-chinese-informal': 'chineseCountingThousand',
  'simp-chinese-formal': 'chineseLegalSimplified',
};
const TYPES: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

export function openList({ name, attributes }: ElementNode, items: number): OpenList {
  const isReversed = attributes.reversed !== undefined;
  const next = wholeNumber(attributes.start) ?? (isReversed ? items : 1);
  const styled = STYLE.exec(attributes.style ?? '')?.[1]?.toLowerCase();
  const format = styled === undefined ? (TYPES[attributes.type ?? '1'] ?? 'decimal') : STYLES[styled];
  const isNumbered = name === 'ol' ? format !== undefined : styled !== undefined && format !== undefined;
  const stop = format?.startsWith('chinese') || format === 'ideographDigital' ? '、' : '. ';
  return {
    next,
    step: isReversed ? -1 : 1,
    print: isNumbered && format ? (value) => formatNumber(value, format) + stop : null,
  };
}

/** The mark of an item, or '' where the list shows none; moves the list on. */
export function markOf(list: OpenList, item: ElementNode): string {
  const value = wholeNumber(item.attributes.value) ?? list.next;
  list.next = value + list.step;
  return list.print?.(value) ?? '';
}

function wholeNumber(text: string | undefined): number | null {
  const match = /^\s*(-?\d{1,9})/.exec(text ?? '');
  return match ? Math.max(-MOST, Math.min(MOST, Number(match[1]))) : null;
}
