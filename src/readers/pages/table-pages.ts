import { endsSentence } from './characters.js';
import { shiftFigures } from './figure-readings.js';
import type { PartCell } from './table-cells.js';

export interface Glued {
  readonly cells: PartCell[];
  /** Rows that turned out to be the rest of the row above the break. */
  readonly rowsLost: 0 | 1;
}

/**
 * Cells that the page break cut in two. A cell merged over several rows comes back empty at the head of the next page; a
 * row that did not fit comes back with the rest of its text and nothing else.
 */
export function glueAtSeam(above: readonly PartCell[], below: readonly PartCell[], seam: number): Glued {
  const ends = above.filter((cell) => cell.row + cell.rowSpan === seam);
  const starts = below.filter((cell) => cell.row === seam);
  const partner = (cell: PartCell) =>
    ends.find((end) => end.column === cell.column && end.columnSpan === cell.columnSpan);

  if (isRestOfRow(starts, partner) || figuresStop(starts, partner))
    return glueRow(above, below, starts, partner);

  const replaced = new Map<PartCell, PartCell>();
  const swallowed = new Set<PartCell>();
  for (const cell of starts) {
    const end = partner(cell);
    const isMerged = cell.rowSpan > 1 || (end?.rowSpan ?? 1) > 1 || mergesRows(cell, [...above, ...below]);
    if (!end || cell.text !== '' || end.text === '' || !isMerged) continue;
    replaced.set(end, { ...end, rowSpan: end.rowSpan + cell.rowSpan });
    swallowed.add(cell);
  }
  const cells = [
    ...above.map((cell) => replaced.get(cell) ?? cell),
    ...below.filter((cell) => !swallowed.has(cell)),
  ];
  return { cells, rowsLost: 0 };
}

/** Every other cell of the column is filled, and some go over several rows: an empty one at the seam is a rest, too. */
function mergesRows(cell: PartCell, cells: readonly PartCell[]): boolean {
  const column = cells.filter(({ column }) => column === cell.column);
  return (
    column.some(({ rowSpan }) => rowSpan > 1) && column.every((other) => other === cell || other.text !== '')
  );
}

type Partner = (cell: PartCell) => PartCell | undefined;

/** The first row below holds only the ends of sentences that stop short above, and its first cell is empty. */
function isRestOfRow(starts: readonly PartCell[], partner: Partner): boolean {
  const filled = starts.filter((cell) => cell.text !== '');
  if (filled.length === 0 || filled.length * 2 > starts.length || starts.some((cell) => cell.rowSpan > 1))
    return false;
  if (starts[0]!.text !== '' || !partner(starts[0]!)?.text) return false;
  return filled.every((cell) => {
    const end = partner(cell);
    const goesOn =
      end !== undefined && end.text !== '' && !endsSentence(end.text) && !/[；;]$/.test(end.text);
    return goesOn && end.rowSpan === 1 && /[\u4e00-\u9fff]/.test(cell.text) && end.text.length > 8;
  });
}

const FIGURE = /^[-\d.,%()（）/]+$/;

/**
 * The row above holds figures, the first row below has none where they stood, and a sentence of it goes on: every line of
 * a form repeats its figures, the rest of a line does not.
 */
function figuresStop(starts: readonly PartCell[], partner: Partner): boolean {
  const pairs = starts.map((cell) => ({ cell, end: partner(cell) }));
  const figures = pairs.filter(({ end }) => end !== undefined && FIGURE.test(end.text));
  if (figures.length === 0 || figures.some(({ cell }) => cell.text !== '')) return false;
  const filled = pairs.filter(({ cell }) => cell.text !== '');
  const isRest = ({ cell, end }: (typeof pairs)[number]): boolean =>
    end !== undefined &&
    end.text !== '' &&
    cell.rowSpan === 1 &&
    end.rowSpan === 1 &&
    !endsSentence(end.text) &&
    !FIGURE.test(cell.text);
  if (filled.length === 0 || !filled.every(isRest)) return false;
  return filled.some(({ end }) => end!.text.length > 12);
}

function glueRow(
  above: readonly PartCell[],
  below: readonly PartCell[],
  starts: readonly PartCell[],
  partner: Partner,
): Glued {
  const rests = new Map<PartCell, PartCell>();
  for (const cell of starts) {
    const end = partner(cell);
    if (end && cell.text !== '') rests.set(end, cell);
  }
  const gone = new Set(starts);
  const cells = [
    ...above.map((cell) => appendText(cell, rests.get(cell))),
    ...below.filter((cell) => !gone.has(cell)).map((cell) => ({ ...cell, row: cell.row - 1 })),
  ];
  return { cells, rowsLost: 1 };
}

function appendText(cell: PartCell, rest: PartCell | undefined): PartCell {
  if (!rest) return cell;
  const text = cell.text + rest.text;
  if (!cell.figures && !rest.figures) return { ...cell, text };
  return {
    ...cell,
    text,
    figures: [...(cell.figures ?? []), ...shiftFigures(rest.figures ?? [], cell.text.length)],
  };
}
