/** How wide the rows under a header are, told by the figures themselves: every so many cells the same kinds come again. */
import { cellKind } from '../../text/table-words.js';

export interface Period {
  /** Where the first row of figures begins. */
  readonly start: number;
  readonly width: number;
  /** Rows of figures, each `width` cells. */
  readonly rows: readonly (readonly string[])[];
}

const WIDEST = 24;
/** Names in front of the first figure: a label, at most three. */
const MOST_LABELS = 3;

/** The likeliest first; none where no width fits all cells: forms whose sections differ, rows shortened by merged cells. */
export function findPeriods(cells: readonly string[], heads: number): readonly Period[] {
  const kinds = cells.map(cellKind);
  const figure = kinds.findIndex((kind, index) => index >= heads && kind === 'value');
  const candidates: Period[] = [];
  // Heads that we know stop before the first row's label; where all are known, the last of them may be a label.
  const first = figure < 0 ? heads : figure;
  for (let labels = 0; labels <= MOST_LABELS; labels += 1) {
    const start = first - labels;
    if (start < 2) break;
    for (let width = Math.max(2, labels + 1); width <= WIDEST; width += 1) {
      const left = cells.length - start;
      if (left < width || left % width !== 0 || width > start) continue;
      if (isRegular(kinds, start, width))
        candidates.push({ start, width, rows: rowsOf(cells, start, width) });
    }
  }
  const repeated = candidates.filter(
    ({ rows, start, width }) => rows.length >= 2 || start === width || start === heads,
  );
  // Heads to the last before the figures, then as many heads as cells in a row, then the widest row that repeats.
  return [...repeated].sort(
    (a, b) =>
      Number(b.start === heads) - Number(a.start === heads) ||
      Number(b.start === b.width) - Number(a.start === a.width) ||
      b.width - a.width,
  );
}

/** Every column holds figures or names, not both, and the first one names in every row (or figures in every row). */
function isRegular(kinds: readonly string[], start: number, width: number): boolean {
  for (let column = 0; column < width; column += 1) {
    let text = 0;
    let value = 0;
    let blank = 0;
    for (let at = start + column; at < kinds.length; at += width) {
      if (kinds[at] === 'text') text += 1;
      else if (kinds[at] === 'value') value += 1;
      else blank += 1;
    }
    if (text > 0 && value > 0) return false;
    if (column === 0 && text === 0 && blank > 0) return false;
  }
  return true;
}

function rowsOf(cells: readonly string[], start: number, width: number): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (let at = start; at < cells.length; at += width) rows.push(cells.slice(at, at + width));
  return rows;
}
