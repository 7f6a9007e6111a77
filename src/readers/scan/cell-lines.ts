import { inkOfColumns, inkOfRows } from '../../ports/ink.js';
import type { PixelBox, Raster } from '../../ports/ocr.js';
import { clipBox } from './cut.js';
import { paleFrom, printedStretch } from './pale.js';

/** A line of a cell: its box holds its ink, nothing else. */
export interface CellLine {
  readonly box: PixelBox;
}

/** Inches: a border that was taken out leaves traces so far into the cell. */
const BORDER = 0.012;
/** Inches: ink that is lower than that is dust or the rest of a border. */
const LEAST_HEIGHT = 0.018;
/** Pixels a row or column: fewer are dust. */
const DUST = 1;
/** Of the usual height of lines: lower pieces are strokes of a character like 二 and belong to what is that near. */
const LOW = 0.55;
const NEAR = 0.35;
/** Of a line's height: pale ink so near to print belongs to it. */
const BESIDE = 0.3;

/** The printed lines in the cells of a page, cell by cell, from top to bottom. */
export function findCellLines(page: Raster, cells: readonly PixelBox[], level: number): CellLine[] {
  const pale = paleFrom(page);
  const pieces = cells.map((cell) => findPieces(page, cell, level, pale));
  const heights = pieces.flatMap((each) => each.map(({ height }) => height)).sort((a, b) => a - b);
  // Most lines hold a character of full height.
  const usual = heights[Math.floor(heights.length * 0.6)] ?? 0;
  return pieces.flatMap((each) => joinLow(each, usual).map((box) => ({ box })));
}

function findPieces(page: Raster, cell: PixelBox, level: number, pale: number): PixelBox[] {
  const border = Math.ceil(page.dpi * BORDER);
  const inside = clipBox(page, {
    x: cell.x + border,
    y: cell.y + border,
    width: cell.width - 2 * border,
    height: cell.height - 2 * border,
  });
  const rows = inkOfRows(page, inside, level);
  const pieces: PixelBox[] = [];
  for (let y = 0; y < rows.length; y += 1) {
    if (rows[y]! <= DUST) continue;
    const top = y;
    while (y < rows.length && rows[y]! > DUST) y += 1;
    const piece = trimSides(page, { ...inside, y: inside.y + top, height: y - top }, level, pale);
    if (piece) pieces.push(piece);
  }
  return pieces;
}

function trimSides(page: Raster, row: PixelBox, level: number, pale: number): PixelBox | null {
  const columns = inkOfColumns(page, row, level);
  const print = printedStretch(page, row, columns, pale, row.height * BESIDE);
  const least = page.dpi * LEAST_HEIGHT;
  // A minus sign and the character 一 are low but wide.
  if (!print || (row.height < least && print.end - print.start < least * 2)) return null;
  return { ...row, x: row.x + print.start, width: print.end - print.start };
}

function joinLow(pieces: readonly PixelBox[], usual: number): PixelBox[] {
  const lines: PixelBox[] = [];
  for (const piece of pieces) {
    const above = lines.at(-1);
    const isLow = above && Math.min(piece.height, above.height) < LOW * usual;
    if (
      above &&
      isLow &&
      piece.y - above.y - above.height < NEAR * usual &&
      reach(above, piece) < 1.4 * usual
    ) {
      lines[lines.length - 1] = unite(above, piece);
    } else {
      lines.push(piece);
    }
  }
  return lines;
}

function reach(above: PixelBox, below: PixelBox): number {
  return below.y + below.height - above.y;
}

function unite(a: PixelBox, b: PixelBox): PixelBox {
  const x = Math.min(a.x, b.x);
  const right = Math.max(a.x + a.width, b.x + b.width);
  return { x, y: a.y, width: right - x, height: reach(a, b) };
}

/** A picture of a line for an engine: at least as high as most lines, so that a dash is not blown up to a wall. */
export function usualHeight(lines: readonly CellLine[]): number {
  const heights = lines.map(({ box }) => box.height).sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.6)] ?? 0;
}
