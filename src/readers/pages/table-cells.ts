import type { Box, FigureReading } from '../../model/document.js';
import { isBlank, isHan } from './characters.js';
import { meanConfidence } from './figure-readings.js';
import type { Grid } from './grid.js';
import { gridBox } from './grid.js';
import { joinCellLines } from './joining.js';
import { groupRows, makeLines } from './lines.js';
import type { Glyph } from './page-content.js';

/** A table of one page, before its parts on other pages are joined to it. */
export interface TablePart {
  readonly page: number;
  readonly box: Box;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly PartCell[];
  readonly grid: 'ruled' | 'aligned';
}

export interface PartCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  /** 0..1 where the cell was recognised in a picture; absent for text. */
  readonly confidence?: number;
  readonly figures?: readonly FigureReading[];
}

/** From here on a grid that is nearly empty is squared paper or a drawing. */
const MANY_CELLS = 400;

/** Above the base line, in ems: the middle of a character. */
const MIDDLE = 0.38;

export function isInside(glyph: Glyph, box: Box): boolean {
  const x = (glyph.x + glyph.right) / 2;
  const y = glyph.y - glyph.size * MIDDLE;
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

/** Puts the characters that lie in a grid into its cells; null where the grid turns out to hold no table. */
export function fillGrid(
  grid: Grid,
  glyphs: readonly Glyph[],
  page: number,
  pageHeight: number,
): TablePart | null {
  const perCell = grid.cells.map((): Glyph[] => []);
  for (const row of groupRows(glyphs)) {
    for (const word of splitWords(row)) placeWord(word, grid, perCell);
  }
  const box = gridBox(grid);
  const filled = perCell.filter((held) => held.some((glyph) => !isBlank(glyph.text))).length;
  // A chart has rules and no text between them; a page frame has one column and the whole text in it.
  if (filled < 2) return null;
  if (grid.cells.length > MANY_CELLS && filled * 20 < grid.cells.length) return null;
  if (grid.xs.length === 2 && box.height > pageHeight * 0.6) return null;

  const cells = grid.cells.map((cell, at): PartCell => {
    const lines = makeLines(perCell[at]!, page);
    const { text, figures } = joinCellLines(lines, cell.box.x, cell.box.width);
    const confidence = meanConfidence(
      lines.map((line) => ({ confidence: line.confidence, weight: line.count })),
    );
    return { ...cell, page, text, ...(confidence === null ? {} : { confidence, figures }) };
  });
  return { page, box, xs: grid.xs, ys: grid.ys, cells, grid: 'ruled' };
}

const WORD_GAP = 0.3;

/** Pieces that were set together and stand together. */
function splitWords(row: readonly Glyph[]): Glyph[][] {
  const words: Glyph[][] = [];
  let word: Glyph[] = [];
  for (const glyph of row) {
    const last = word.at(-1);
    const parts =
      last && (isBlank(glyph.text) || glyph.run !== last.run || glyph.x - last.right > WORD_GAP * glyph.size);
    if (parts) {
      words.push(word);
      word = [];
    }
    if (!isBlank(glyph.text)) word.push(glyph);
  }
  if (word.length > 0) words.push(word);
  return words.filter((each) => each.length > 0);
}

/** A figure that juts out over its cell's border stays whole; Chinese set across cells in one go is parted. */
function placeWord(word: readonly Glyph[], grid: Grid, perCell: readonly Glyph[][]): void {
  const owners = word.map((glyph) =>
    ownerAt(grid, (glyph.x + glyph.right) / 2, glyph.y - glyph.size * MIDDLE),
  );
  const votes = new Map<number, number>();
  for (const owner of owners) votes.set(owner, (votes.get(owner) ?? 0) + 1);
  const [winner] = [...votes].sort((a, b) => b[1] - a[1])[0]!;
  const isParted =
    votes.size > 1 && Math.min(...votes.values()) > 1 && word.every((glyph) => isHan(glyph.text));
  word.forEach((glyph, at) => {
    perCell[isParted ? owners[at]! : winner]!.push(glyph);
  });
}

function ownerAt(grid: Grid, x: number, y: number): number {
  return grid.owners[slot(grid.ys, y)]![slot(grid.xs, x)]!;
}

/** Between which edges a place lies; outside it counts to the nearest. */
function slot(edges: readonly number[], at: number): number {
  let [low, high] = [0, edges.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (edges[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
