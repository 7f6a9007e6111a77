import { inkOfColumns, inkOfRows } from '../../ports/ink.js';
import type { OcrCharacter, OcrEngine, OcrLine, PixelBox, Raster } from '../../ports/ocr.js';
import { clipBox, cut } from './cut.js';

/** Of the page, at its head and foot. */
const BAND = 0.13;
/** 12—, 3, -4: what engines make of — 3 —. */
const SHORT = /^[^\u3400-\u9fff]{1,6}$|^一?\d{1,4}一?$/;
/** Of the height of the digits: how far off the lines beside them stand, and what is low and wide enough to be one. */
const REACH = 3;
const LINE = { height: 0.3, width: 0.5 };
const WHITE = 0.3;

interface Piece {
  readonly left: number;
  readonly right: number;
  readonly height: number;
}

/**
 * Page numbers between two level lines, as official papers have them (GB/T 9704: — 3 —). Engines read a line as a 1 or not at
 * all; its shape tells it, and the digits are read once more without it.
 */
export async function readPageNumbers(
  page: Raster,
  lines: readonly OcrLine[],
  engine: OcrEngine,
  level: number,
): Promise<OcrLine[]> {
  const read: OcrLine[] = [];
  for (const line of lines) read.push((await readBetweenLines(page, line, engine, level)) ?? line);
  return read;
}

async function readBetweenLines(
  page: Raster,
  { box, characters }: OcrLine,
  engine: OcrEngine,
  level: number,
): Promise<OcrLine | null> {
  const text = textOf(characters);
  const middle = box.y + box.height / 2;
  const isAtEdge = middle < page.height * BAND || middle > page.height * (1 - BAND);
  if (!isAtEdge || !/\d/.test(text) || !SHORT.test(text)) return null;
  const reach = box.height * REACH;
  const wide = clipBox(page, { ...box, x: box.x - reach, width: box.width + 2 * reach });
  const pieces = findPieces(page, wide, level);
  const tallest = Math.max(...pieces.map(({ height }) => height));
  const isLine = ({ left, right, height }: Piece) =>
    height < LINE.height * tallest && right - left > LINE.width * tallest;
  const [first, last] = [pieces.findIndex(isLine), pieces.findLastIndex(isLine)];
  const digits = pieces.slice(first + 1, last);
  if (first < 0 || digits.length === 0 || digits.length > 4 || digits.some(isLine)) return null;

  const place = { ...wide, x: wide.x + digits[0]!.left, width: digits.at(-1)!.right - digits[0]!.left };
  const space = Math.ceil(box.height * WHITE);
  const [number] = await engine.readLines([cut(page, place, space)]);
  if (!number || !/^\d{1,4}$/.test(textOf(number.characters))) return null;
  const dash = ({ left, right }: Piece): OcrCharacter => ({
    text: '—',
    x: wide.x + left,
    right: wide.x + right,
    confidence: 1,
  });
  const shift = place.x - space;
  const between = number.characters.map((each) => ({
    ...each,
    x: each.x + shift,
    right: each.right + shift,
  }));
  const whole: PixelBox = {
    ...box,
    x: wide.x + pieces[first]!.left,
    width: pieces[last]!.right - pieces[first]!.left,
  };
  return { box: whole, characters: [dash(pieces[first]!), ...between, dash(pieces[last]!)] };
}

/** Digits are read full-width as well. */
const textOf = (characters: readonly OcrCharacter[]): string =>
  characters
    .map(({ text }) => text)
    .join('')
    .normalize('NFKC');

/** Runs of columns with ink in them, from left to right of the box. */
function findPieces(page: Raster, box: PixelBox, level: number): Piece[] {
  const columns = inkOfColumns(page, box, level);
  const pieces: Piece[] = [];
  for (let x = 0; x < columns.length; x += 1) {
    if (columns[x] === 0) continue;
    const left = x;
    while (x < columns.length && columns[x]! > 0) x += 1;
    const rows = inkOfRows(page, { ...box, x: box.x + left, width: x - left }, level);
    const height = rows.findLastIndex((ink) => ink > 0) - rows.findIndex((ink) => ink > 0) + 1;
    // Specks are neither digits nor lines.
    if (height > 2 || x - left > 4) pieces.push({ left, right: x, height });
  }
  return pieces;
}
