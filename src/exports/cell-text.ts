import { cleanText } from './clean.js';

/** What Excel takes in one cell, in UTF-16 units. */
export const LONGEST_CELL = 32_767;
const CUT = '……（过长，此处截断，全文见原件）';

/** Text as a cell can hold it; what is longer says that it was cut. */
export function cellText(text: string): string {
  const clean = cleanText(text);
  // Half of a character outside the first plane is no text.
  const held =
    clean.length <= LONGEST_CELL
      ? clean
      : clean.slice(0, LONGEST_CELL - CUT.length).replace(/[\ud800-\udbff]$/, '') + CUT;
  // Spreadsheets read `_x0041_` in a text as the letter of that number.
  return held.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_');
}
