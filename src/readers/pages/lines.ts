import type { Box, FigureReading } from '../../model/document.js';
import { foldRadicals } from '../../text/radicals.js';
import { isBlank, isHan } from './characters.js';
import { addFigureGlyph, meanConfidence } from './figure-readings.js';
import { ASCENT, DESCENT, type Glyph } from './page-content.js';

/** A part of a line that stands apart from the next one by a wide gap. Offsets are in the line's text. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly right: number;
}

/** One printed line, without the white space at its ends. */
export interface Line {
  readonly page: number;
  readonly text: string;
  /** From the first to the last character that is not blank. */
  readonly x: number;
  readonly right: number;
  /** Base line. */
  readonly y: number;
  readonly size: number;
  /** Characters that are not blank, and how many of them are bold. */
  readonly count: number;
  readonly boldCount: number;
  /** White space was printed behind the last character; a single space, no indent, before the first one. */
  readonly trailing: boolean;
  readonly leading: boolean;
  readonly pieces: readonly Piece[];
  readonly artifact: boolean;
  readonly invisible: boolean;
  /** 0..1 where the line was recognised in a picture, else null. */
  readonly confidence: number | null;
  /** Offsets in `text`. */
  readonly figures: readonly FigureReading[];
}

export function lineBox(line: Line): Box {
  const top = line.y - line.size * ASCENT;
  return { x: line.x, y: top, width: line.right - line.x, height: line.size * (ASCENT + DESCENT) };
}

/** Base lines closer than this share of the size are one line. */
const SAME_LINE = 0.4;
/** A superscript is that much smaller than its line, and stands at most that much off its base line. */
const SMALL = 0.75;
const RAISED = 0.65;

interface Row {
  readonly glyphs: Glyph[];
  base: number;
  size: number;
}

/** Rows of glyphs from top to bottom, each from left to right. */
export function groupRows(glyphs: readonly Glyph[]): Glyph[][] {
  const rows: Row[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    const isSame = row && glyph.y - row.base <= SAME_LINE * Math.max(row.size, glyph.size);
    const target = isSame ? row : { glyphs: [], base: glyph.y, size: 0 };
    if (!isSame) rows.push(target);
    // Blank glyphs of another size must not tie two lines together.
    if (!isBlank(glyph.text)) target.size = Math.max(target.size, glyph.size);
    target.glyphs.push(glyph);
  }
  return mergeRaised(rows).map((row) => row.glyphs.sort((a, b) => a.x - b.x));
}

function mergeRaised(rows: readonly Row[]): Row[] {
  const merged: Row[] = [];
  for (const row of rows) {
    const above = merged.at(-1);
    const isNear = above && row.base - above.base < RAISED * Math.max(row.size, above.size);
    if (isNear && Math.min(row.size, above.size) < SMALL * Math.max(row.size, above.size)) {
      for (const glyph of row.glyphs) above.glyphs.push(glyph);
      if (row.size > above.size) [above.base, above.size] = [row.base, row.size];
    } else {
      merged.push(row);
    }
  }
  return merged;
}

export function makeLines(glyphs: readonly Glyph[], page: number): Line[] {
  return groupRows(glyphs).flatMap((row) => makeLine(row, page) ?? []);
}

/** In ems: from here on a gap without any character is white space. Between Han it may be the setting of the line. */
const GAP = { latin: 0.25, mixed: 0.45, han: 0.6 };
const WIDE_GAP = 1.5;
/** Drawn twice at almost one place: how some programs make bold. */
const SAME_PLACE = 0.2;

/** The line that a row of glyphs makes; null when nothing of it is printed. */
export function makeLine(row: readonly Glyph[], page: number): Line | null {
  const glyphs = row.filter((glyph) => !isBlank(glyph.text));
  if (glyphs.length === 0) return null;
  const size = dominantSize(glyphs);
  const base = baseLine(glyphs, size);
  let text = '';
  let last: Glyph | null = null;
  let blanks = '';
  let count = 0;
  let boldCount = 0;
  const pieces: Piece[] = [];
  const figures: FigureReading[] = [];
  for (const glyph of row) {
    const printed = isRaised(glyph, base, size) ? raise(glyph.text) : cleanText(glyph.text);
    if (printed === '') continue;
    if (isBlank(printed)) {
      if (last) blanks += printed;
      continue;
    }
    if (last && isSamePlace(last, glyph)) {
      if (!last.bold) boldCount += count > 0 ? 1 : 0;
      continue;
    }
    if (last) {
      const gap = (glyph.x - last.right) / size;
      const white = blanks || (isSpace(gap, last.text, printed) ? ' ' : '');
      if (gap >= WIDE_GAP || blanks.length > 2) closePiece(pieces, text, last.right);
      text += white;
      if (gap >= WIDE_GAP || blanks.length > 2) openPiece(pieces, text, glyph.x);
    } else {
      openPiece(pieces, text, glyph.x);
    }
    if (glyph.figure) addFigureGlyph(figures, glyph.figure, last?.figure, text.length, printed.length);
    text += printed;
    blanks = '';
    last = glyph;
    count += 1;
    if (glyph.bold) boldCount += 1;
  }
  // Characters that a broken font table gives may all be of the kind that is dropped.
  if (!last) return null;
  closePiece(pieces, text, last.right);
  return {
    page,
    text,
    x: glyphs[0]!.x,
    right: glyphs.reduce((right, glyph) => Math.max(right, glyph.right), -Infinity),
    y: base,
    size,
    count,
    boldCount,
    trailing: blanks !== '',
    leading: isBlank(row[0]!.text) && row[0]!.text !== '\u3000' && row[1] === glyphs[0],
    pieces,
    artifact: glyphs.every((glyph) => glyph.artifact),
    invisible: glyphs.every((glyph) => glyph.invisible),
    confidence: meanConfidence(
      glyphs.map(({ confidence }) => ({ confidence: confidence ?? null, weight: 1 })),
    ),
    figures,
  };
}

/** The mark of a footnote behind a figure is none of its digits: “87.56¹万元” must not be read as 87.561. */
function isRaised(glyph: Glyph, base: number, size: number): boolean {
  return glyph.size < 0.8 * size && base - glyph.y > 0.2 * size;
}

function raise(text: string): string {
  return cleanText(text).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
}

function isSamePlace(a: Glyph, b: Glyph): boolean {
  const near = SAME_PLACE * a.size;
  return a.text === b.text && Math.abs(a.x - b.x) < near && Math.abs(a.y - b.y) < near;
}

function isSpace(gap: number, before: string, after: string): boolean {
  const [left, right] = [isHan(before.at(-1)), isHan(after[0])];
  if (left && right) return gap >= GAP.han;
  return gap >= (left || right ? GAP.mixed : GAP.latin);
}

function openPiece(pieces: Piece[], text: string, x: number): void {
  pieces.push({ start: text.length, end: text.length, x, right: x });
}

function closePiece(pieces: Piece[], text: string, right: number): void {
  const open = pieces.pop();
  if (open) pieces.push({ ...open, end: text.length, right });
}

/** What the eye cannot see goes; a no-break space is a space. */
function cleanText(text: string): string {
  return foldRadicals(text)
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\t\n\r\u00a0\u2000-\u200a]/g, ' ');
}

/** The size of most characters, to a tenth of a point. */
export function dominantSize(glyphs: readonly Glyph[]): number {
  const votes = new Map<number, number>();
  let best = 0;
  for (const { size } of glyphs) {
    const rounded = Math.round(size * 10) / 10;
    const vote = (votes.get(rounded) ?? 0) + 1;
    votes.set(rounded, vote);
    if (vote > (votes.get(best) ?? 0)) best = rounded;
  }
  return best || 1;
}

/** That of the characters of the dominant size: a superscript does not lift the line. */
function baseLine(glyphs: readonly Glyph[], size: number): number {
  const main = glyphs.find((glyph) => Math.abs(glyph.size - size) < 0.2);
  return (main ?? glyphs[0]!).y;
}
