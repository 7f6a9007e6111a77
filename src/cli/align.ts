/** Columns for a terminal, where a Chinese character is two places wide. */

/** East Asian wide and full-width forms; what a terminal shows in one place is left out. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const MARK = /\p{M}|\p{Cf}/u;

export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** At most so wide. Two points say that something is cut off: how wide … is, every terminal decides for itself. */
export function cutTo(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let [cut, width] = ['', 0];
  for (const character of text) {
    width += widthOf(character);
    if (width > most - 2) break;
    cut += character;
  }
  return `${cut}..`;
}

/** Rows as lines: words to the left, numbers to the right, two places between. */
export function alignRows(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, value] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(String(value)));
  // A column of numbers has words in its heading only.
  const isNumber = widths.map((_, at) => rows.slice(1).every((row) => typeof row[at] === 'number'));
  return rows.map((row) =>
    row
      .map((value, at) => {
        const blank = ' '.repeat(widths[at]! - widthOf(String(value)));
        return isNumber[at] ? blank + value : value + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}
