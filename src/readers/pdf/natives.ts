/** What the language brings, before pdf.js replaces it: must be loaded before it. */
const [push, parse] = [Array.prototype.push, JSON.parse];

/**
 * Puts back what pdf.js replaced for the sake of old browsers, for the whole process: its `push` and `JSON.parse` are written in
 * JavaScript, and took a quarter of the time of reading a PDF.
 */
export function restoreNatives(): void {
  Array.prototype.push = push;
  JSON.parse = parse;
}
