import type { FigureReading } from '../../model/document.js';
import { append } from '../../text/append.js';
import { isHan, isLatin, isLetter, startsWithLabel } from './characters.js';
import { shiftFigures } from './figure-readings.js';
import type { Line } from './lines.js';

/**
 * What stands between two lines of one paragraph: nothing, so that a figure cut by the line's end is whole again
 * (“2.4万/元”, “88./25%”), save a space between Latin words, and one that is printed where the line ends.
 */
export function glueBetween(before: Line, after: Line): '' | ' ' {
  const [last, first] = [before.text.at(-1), after.text[0]];
  if (isLetter(last) && isLetter(first)) return ' ';
  if (!(before.trailing || after.leading) || !(isLatin(last) || isLatin(first))) return '';
  // Some producers end every line with a blank; it must not part a figure from its point or its sign.
  return /[.,．，、%％]/.test(`${last}${first}`) ? '' : ' ';
}

/** What stays together at the end of a line: brackets and quotes with what they hold to, figures, Latin words. */
const UNBROKEN =
  /^[（(《〈〔［[【“‘「『]*(?:[A-Za-z\u00c0-\u024f0-9.,%‰:/()@_+~-]+|.)[，。、；：！？）》〉〕］\]】”’」』％]*/u;

/** How wide the first piece of a line is that could not have been set at the end of the line above. */
export function firstTokenWidth(line: Line): number {
  const token = UNBROKEN.exec(line.text)?.[0] ?? '';
  const average = line.count === 0 ? line.size : (line.right - line.x) / line.text.length;
  let width = 0;
  for (const character of token) width += isHan(character) ? line.size : Math.min(average, line.size * 0.6);
  return width;
}

export interface CellText {
  readonly text: string;
  readonly figures: readonly FigureReading[];
}

/** The lines of a table cell as its paragraphs: what fills the cell goes on in the next line. */
export function joinCellLines(lines: readonly Line[], cellX: number, cellWidth: number): CellText {
  let text = '';
  let before: Line | null = null;
  const figures: FigureReading[] = [];
  for (const line of lines) {
    if (before) text += goesOn(before, line, cellX, cellWidth) ? glueBetween(before, line) : '\n';
    append(figures, shiftFigures(line.figures, text.length));
    text += line.text;
    before = line;
  }
  return { text, figures };
}

/** In sizes. A narrower cell breaks its words anywhere, also before “（50分）”. */
const NARROW = 8;

function goesOn(before: Line, after: Line, cellX: number, cellWidth: number): boolean {
  const isItem = startsWithLabel(after.text) && after.text.length > 5 && cellWidth > NARROW * after.size;
  if (isItem) return false;
  const margin = Math.min(6, Math.max(1, before.x - cellX));
  const missing = cellWidth - 2 * margin - (before.right - before.x);
  // Two figures one below the other are two; one that is wider than its cell fills it to the last digit.
  if (FIGURE_END.test(before.text) && FIGURE_START.test(after.text)) return missing < ONE_DIGIT * before.size;
  return missing < firstTokenWidth(after) + 0.8 * before.size;
}

const FIGURE_END = /[\d.,]$/;
const FIGURE_START = /^[\d.,]/;
const ONE_DIGIT = 0.7;
