import { formatNumber } from '../docx/number-formats.js';
import type { ListLevel, ListStyle } from './list-styles.js';

/** The counters of one list, over all the pieces in which it goes on. */
export type Counts = (number | undefined)[];

/** Counts one item, and gives its label as printed; '' for bullets and items without a number. */
export function countItem(counts: Counts, style: ListStyle, index: number, start: number | null): string {
  const level = style[index];
  if (!level) return '';
  const current = counts[index];
  counts[index] = start ?? (current === undefined ? level.start : current + 1);
  counts.length = index + 1;
  if (level.format === 'bullet' || level.format === 'none') return '';
  const label = print(level, style, counts, index);
  // ① and （一） delimit themselves; 第一章 and 1.1 do not.
  return /[\p{L}\p{Nd}\p{Nl}]$/u.test(label) && level.followedBy !== 'nothing' ? `${label} ` : label;
}

function print(level: ListLevel, style: ListStyle, counts: Counts, index: number): string {
  const numberAt = (at: number): string => {
    const outer = style[at];
    // An outer level that was never used prints its start.
    return outer && outer.format !== 'bullet' ? formatNumber(counts[at] ?? outer.start, outer.format) : '';
  };
  if (level.pattern !== null) {
    return level.pattern.replace(/%(\d{1,2})%/g, (_, printed: string) => numberAt(Number(printed) - 1));
  }
  const shown: string[] = [];
  for (let at = Math.max(0, index - level.shown + 1); at <= index; at += 1) shown.push(numberAt(at));
  return level.prefix + shown.filter((number) => number !== '').join('.') + level.suffix;
}
