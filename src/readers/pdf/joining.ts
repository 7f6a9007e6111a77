import { isHan, isLatin, isLetter, startsWithLabel } from './characters.js';
import type { Line } from './lines.js';

/**
 * What stands between two lines of one paragraph: nothing, so that a figure cut by the line's end is whole again
 * (“2.4万/元”, “88./25%”), save a space between Latin words.
 */
export function glueBetween(before: Line, after: Line): '' | ' ' {
  const [last, first] = [before.text.at(-1), after.text[0]];
  if (isLetter(last) && isLetter(first)) return ' ';
  // A blank printed at the end of the line keeps two numbers apart; next to Han it is decoration.
  if (before.trailing && isLatin(last) && isLatin(first)) return ' ';
  return '';
}

const UNBROKEN = /^[A-Za-z0-9.,%‰:/()@_+-]+/;
/** Punctuation that may not begin a line takes the character before it along. */
const NO_START = /^[，。、；：！？）》」』】〕”’％]/;

/** How wide the first piece of a line is that could not have been set at the end of the line above. */
export function firstTokenWidth(line: Line): number {
  const token = UNBROKEN.exec(line.text)?.[0] ?? line.text[0] ?? '';
  const rest = line.text.slice(token.length);
  const average = line.count === 0 ? line.size : (line.right - line.x) / line.text.length;
  let width = 0;
  for (const character of token) width += isHan(character) ? line.size : Math.min(average, line.size * 0.6);
  return NO_START.test(rest) ? width + line.size : width;
}

/** The lines of a table cell as its paragraphs: what fills the cell goes on in the next line. */
export function joinCellLines(lines: readonly Line[], cellX: number, cellWidth: number): string {
  let text = '';
  let before: Line | null = null;
  for (const line of lines) {
    if (before === null) text = line.text;
    else if (goesOn(before, line, cellX, cellWidth)) text += glueBetween(before, line) + line.text;
    else text += `\n${line.text}`;
    before = line;
  }
  return text;
}

/** In sizes. A narrower cell breaks its words anywhere, also before “（50分）”. */
const NARROW = 8;

function goesOn(before: Line, after: Line, cellX: number, cellWidth: number): boolean {
  const isItem = startsWithLabel(after.text) && after.text.length > 5 && cellWidth > NARROW * after.size;
  if (isItem) return false;
  const margin = Math.min(6, Math.max(1, before.x - cellX));
  const missing = cellWidth - 2 * margin - (before.right - before.x);
  return missing < firstTokenWidth(after) + 0.8 * before.size;
}
