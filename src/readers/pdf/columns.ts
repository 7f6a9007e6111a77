import { isBlank } from './characters.js';
import { groupRows } from './lines.js';
import type { Glyph } from './page-content.js';
import type { ColumnEdges } from './page-layout.js';

/** Glyphs that are read together: a column, or what goes over the whole width. */
export interface Region {
  readonly column: number;
  readonly edges: ColumnEdges | null;
  readonly glyphs: readonly Glyph[];
}

/** Points. The gutter of two columns is at least that wide, and lies near the middle of the text. */
const GUTTER = 12;
const MIDDLE = { from: 0.35, to: 0.65 };
/** Below these a page is not taken to be set in two columns: forms and lists have gaps, too. */
const FEWEST_ROWS = 6;
const FILL = 0.62;
/** A column narrower than that is a field of a form. */
const FEWEST_CHARACTERS = 13;
/** Titles over both columns may cross the gutter: as share of the lines. */
const CROSSING = 0.2;

/** Parts a page that is set in two columns; any other page is one region. */
export function splitColumns(glyphs: readonly Glyph[], pageWidth: number): Region[] {
  const whole: Region[] = [{ column: 0, edges: null, glyphs }];
  const printed = glyphs.filter((glyph) => !isBlank(glyph.text));
  if (printed.length < 120) return whole;
  const gutter = findGutter(printed, pageWidth);
  if (!gutter) return whole;

  const rows = groupRows(printed);
  const crosses = (row: readonly Glyph[]) =>
    row.some((glyph) => glyph.right > gutter.left + 1 && glyph.x < gutter.right - 1);
  const first = rows.findIndex((row) => !crosses(row) && hasBothSides(row, gutter));
  const last = rows.findLastIndex((row) => !crosses(row) && hasBothSides(row, gutter));
  const body = rows.slice(first, last + 1);
  if (first === -1 || body.some(crosses) || !isColumnar(body.flat(), gutter)) return whole;

  const [top, bottom] = [
    first === 0 ? -Infinity : body[0]![0]!.y - 2,
    last === rows.length - 1 ? Infinity : lowest(body) + 2,
  ];
  const middle = (gutter.left + gutter.right) / 2;
  const inBody = glyphs.filter((glyph) => glyph.y >= top && glyph.y <= bottom);
  const left = inBody.filter((glyph) => glyph.x < middle);
  const right = inBody.filter((glyph) => glyph.x >= middle);
  return [
    { column: 0, edges: null, glyphs: glyphs.filter((glyph) => glyph.y < top) },
    { column: 1, edges: edgesOf(left), glyphs: left },
    { column: 2, edges: edgesOf(right), glyphs: right },
    { column: 0, edges: null, glyphs: glyphs.filter((glyph) => glyph.y > bottom) },
  ];
}

function lowest(rows: readonly (readonly Glyph[])[]): number {
  return rows.reduce((low, row) => row.reduce((y, glyph) => Math.max(y, glyph.y), low), -Infinity);
}

function hasBothSides(row: readonly Glyph[], gutter: ColumnEdges): boolean {
  return (
    row.some((glyph) => glyph.right <= gutter.left + 1) && row.some((glyph) => glyph.x >= gutter.right - 1)
  );
}

function edgesOf(glyphs: readonly Glyph[]): ColumnEdges {
  const printed = glyphs.filter((glyph) => !isBlank(glyph.text));
  return {
    left: printed.reduce((left, glyph) => Math.min(left, glyph.x), Infinity),
    right: printed.reduce((right, glyph) => Math.max(right, glyph.right), -Infinity),
  };
}

/** The emptiest upright strip near the middle: titles over the whole width may cross it, lines of text do not. */
function findGutter(glyphs: readonly Glyph[], pageWidth: number): ColumnEdges | null {
  const { left, right } = edgesOf(glyphs);
  const ink = new Float64Array(Math.max(1, Math.ceil(pageWidth)));
  for (const glyph of glyphs) {
    const end = Math.min(ink.length, Math.ceil(glyph.right));
    for (let x = Math.max(0, Math.floor(glyph.x)); x < end; x += 1) ink[x]! += 1;
  }
  const most = ink.reduce((high, value) => Math.max(high, value), 0);
  const from = Math.floor(left + (right - left) * MIDDLE.from);
  const to = Math.ceil(left + (right - left) * MIDDLE.to);
  let best: ColumnEdges | null = null;
  for (let start = from; start < to; start += 1) {
    if (ink[start]! > most * CROSSING) continue;
    let end = start;
    while (end < to && ink[end]! <= most * CROSSING) end += 1;
    if (end - start >= GUTTER && (!best || end - start > best.right - best.left))
      best = { left: start, right: end };
    start = end;
  }
  return best;
}

/** Both sides hold lines that mostly run to the end of their column. */
function isColumnar(glyphs: readonly Glyph[], gutter: ColumnEdges): boolean {
  const middle = (gutter.left + gutter.right) / 2;
  return [glyphs.filter((glyph) => glyph.x < middle), glyphs.filter((glyph) => glyph.x >= middle)].every(
    (side) => {
      const { left, right } = edgesOf(side);
      const rows = groupRows(side);
      const full = rows.filter(
        (row) => row.at(-1)!.right - row[0]!.x > FILL * (right - left) && row.length >= FEWEST_CHARACTERS,
      );
      return rows.length >= FEWEST_ROWS && full.length >= FILL * rows.length;
    },
  );
}
