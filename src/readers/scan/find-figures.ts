import type { MendedCharacter } from './mend.js';

/** Characters of a line that make a figure: from `start` up to `end`. */
export interface FigureRun {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One character a place: what an engine read as several (a ligature) is none of a figure. */
const MARK = '\u0000';
const FIGURE = /(?:(?<![\d.%)）\u4e00-\u9fff])[-−－])?\d(?:[\d.,]*\d)?%?/g;

/**
 * The figures of a line that are worth a second look: in a cell every one; in running text those with a point, a sign
 * of measure behind them or three digits. The number of a heading or of a list item is none, nor is a year.
 */
export function findFigures(characters: readonly MendedCharacter[], isCell: boolean): FigureRun[] {
  const line = characters.map(({ text }) => (text.length === 1 ? text : MARK)).join('');
  const runs: FigureRun[] = [];
  for (const match of line.matchAll(FIGURE)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (isCell || isWorthIt(match[0], line.slice(end))) runs.push({ start, end, text: match[0] });
  }
  return runs;
}

function isWorthIt(figure: string, behind: string): boolean {
  if (/^\d{4}$/.test(figure) && behind.startsWith('年')) return false;
  if (/[.,%]/.test(figure) || /^[%‰万亿元]/.test(behind)) return true;
  return figure.replace(/\D/g, '').length >= 3;
}
